/** 比较: what became of a text, in words and in the structure of a page. Pure. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.shenfa.comparison;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
