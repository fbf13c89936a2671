/** 意见征集页面: the public's forms and answers, and the workbench of the unit. */
@NullMarked
package org.shenfa.solicitations.web;

import org.jspecify.annotations.NullMarked;
