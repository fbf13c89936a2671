/** 机构: units, people, dated posts, liaisons, delegations. */
@NullMarked
@ApplicationModule(allowedDependencies = {"regulation", "audit", "database"})
package org.shenfa.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
