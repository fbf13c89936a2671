/** 流程图的页面和文书. */
@NullMarked
package org.shenfa.flows.web;

import org.jspecify.annotations.NullMarked;
