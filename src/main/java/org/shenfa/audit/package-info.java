/** 留痕: the tamper-evident log, its checkpoints, bundles and their verification. */
@NullMarked
@ApplicationModule(allowedDependencies = {"regulation", "database"})
package org.shenfa.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
