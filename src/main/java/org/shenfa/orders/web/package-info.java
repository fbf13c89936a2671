/** 督办单的页面. */
@NullMarked
package org.shenfa.orders.web;

import org.jspecify.annotations.NullMarked;
