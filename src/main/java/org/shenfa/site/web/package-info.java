/** The few addresses of the public site that are not files. */
@NullMarked
package org.shenfa.site.web;

import org.jspecify.annotations.NullMarked;
