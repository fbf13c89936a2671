/**
 * 身份库: who a citizen is, sealed so that the public process cannot open it and opening leaves a
 * trace.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"regulation", "database", "audit", "organization"})
package org.shenfa.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
