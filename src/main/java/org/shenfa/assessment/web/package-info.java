/** 考评的页面. */
@NullMarked
package org.shenfa.assessment.web;

import org.jspecify.annotations.NullMarked;
