/** 期限计算器: what the engine of deadlines counts, for everybody who wants to check it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"regulation", "workdays", "deadlines", "access", "site"})
package org.shenfa.calculator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
