/**
 * 工作日: the State Council calendar and due dates with their trace. It knows persons and the log
 * because whoever enters a notice is recorded.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"regulation", "audit", "organization"})
package org.shenfa.workdays;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
