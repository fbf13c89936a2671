/** 条款: the clauses every rule, proof and refusal cites. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.shenfa.regulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
