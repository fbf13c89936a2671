/** 帮助: explanations beside the rules (29-1), the first day of each role, the manual. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"regulation", "audit", "organization", "access", "columns", "database"})
package org.shenfa.help;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
