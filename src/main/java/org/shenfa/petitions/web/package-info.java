/** 信访页面: the register, one case, its papers; the narrow view of the site's people. */
@NullMarked
package org.shenfa.petitions.web;

import org.jspecify.annotations.NullMarked;
