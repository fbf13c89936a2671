/** Measurements; run by the commands in {@code bench/}, never by the suite. */
@org.jspecify.annotations.NullMarked
package org.shenfa.bench;
