/** 公开数据的工作台页面. */
@NullMarked
package org.shenfa.figures.web;

import org.jspecify.annotations.NullMarked;
