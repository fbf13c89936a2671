/** 期限计算器的页面. */
@NullMarked
package org.shenfa.calculator.web;

import org.jspecify.annotations.NullMarked;
