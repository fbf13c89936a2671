/** 出站访问: the one way the product opens a page of somebody else's, guarded and off by default. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.shenfa.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
