/** 词表页面: the dictionaries of the screening, kept by 新闻宣传处. */
@NullMarked
package org.shenfa.screening.web;

import org.jspecify.annotations.NullMarked;
