/** 筛查: what must be put right, explained or merely looked at before a text goes public. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "access",
      "workdays",
      "files",
      "outbound",
      "database"
    })
package org.shenfa.screening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
