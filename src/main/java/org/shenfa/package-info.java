/** 审发: the application and nothing else; every subject has a package of its own below. */
@NullMarked
package org.shenfa;

import org.jspecify.annotations.NullMarked;
