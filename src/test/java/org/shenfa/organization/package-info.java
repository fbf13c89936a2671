/** Proofs of who may hold what. */
@NullMarked
package org.shenfa.organization;

import org.jspecify.annotations.NullMarked;
