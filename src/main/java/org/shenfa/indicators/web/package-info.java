/** 检查指标的工作台页面. */
@NullMarked
package org.shenfa.indicators.web;

import org.jspecify.annotations.NullMarked;
