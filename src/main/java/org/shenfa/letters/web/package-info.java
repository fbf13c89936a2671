/** 来信页面: what writers and the office see of letters. */
@NullMarked
package org.shenfa.letters.web;

import org.jspecify.annotations.NullMarked;
