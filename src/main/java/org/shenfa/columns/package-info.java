/** 栏目: what the site is divided into, who keeps each part, and how that is changed (24-1). */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"regulation", "audit", "organization", "access", "workdays", "database"})
package org.shenfa.columns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
