/** 权限: login, second factor, sessions and the rule of every route. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"regulation", "audit", "organization", "procedures", "database"})
package org.shenfa.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
