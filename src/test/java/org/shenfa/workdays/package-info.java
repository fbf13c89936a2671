/** Proofs of the calendar. */
@NullMarked
package org.shenfa.workdays;

import org.jspecify.annotations.NullMarked;
