/**
 * 办理程序: state machines as data, and the course each case took along one. The database knows the
 * same steps and refuses any other.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"regulation", "audit", "organization", "database"})
package org.shenfa.procedures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
