/** 期限: every term of law and of the house, counted by one engine, with the way it was counted. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"regulation", "audit", "organization", "workdays", "database"})
package org.shenfa.deadlines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
