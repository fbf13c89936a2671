/** 转载: the dated list of sites that may be reprinted from, and what was taken from them (11-6). */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "access",
      "columns",
      "outbound",
      "database"
    })
package org.shenfa.reprints;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
