/** 网站检查的工作台页面. */
@NullMarked
package org.shenfa.inspection.web;

import org.jspecify.annotations.NullMarked;
