/** Login pages, the rule of every route, and how refusals are shown. */
@NullMarked
package org.shenfa.access.web;

import org.jspecify.annotations.NullMarked;
