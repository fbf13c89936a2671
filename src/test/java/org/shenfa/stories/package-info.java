/** Stories: the whole product in a real browser. */
@NullMarked
package org.shenfa.stories;

import org.jspecify.annotations.NullMarked;
