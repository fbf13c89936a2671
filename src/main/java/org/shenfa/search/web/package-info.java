/** 检索页面: what visitors and the editors see of the search. */
@NullMarked
package org.shenfa.search.web;

import org.jspecify.annotations.NullMarked;
