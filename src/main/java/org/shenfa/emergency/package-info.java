/** 应急模式: the site on the day of an emergency, switched by two people. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"regulation", "audit", "organization", "screening", "database"})
package org.shenfa.emergency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
