/** 帮助的页面. */
@NullMarked
package org.shenfa.help.web;

import org.jspecify.annotations.NullMarked;
