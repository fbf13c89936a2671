/** 回应关切的工作台页面. */
@NullMarked
package org.shenfa.concerns.web;

import org.jspecify.annotations.NullMarked;
