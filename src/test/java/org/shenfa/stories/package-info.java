/** Stories: the whole product, in a real browser or over HTTP. */
@NullMarked
package org.shenfa.stories;

import org.jspecify.annotations.NullMarked;
