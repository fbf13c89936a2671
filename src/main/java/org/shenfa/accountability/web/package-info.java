/** 问责登记的页面. */
@NullMarked
package org.shenfa.accountability.web;

import org.jspecify.annotations.NullMarked;
