/** What tests share: a real PostgreSQL, a settable clock, small fixtures. */
@NullMarked
package org.shenfa.support;

import org.jspecify.annotations.NullMarked;
