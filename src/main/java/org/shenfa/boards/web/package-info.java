/** 看板、月报和年度报表的工作台页面. */
@NullMarked
package org.shenfa.boards.web;

import org.jspecify.annotations.NullMarked;
