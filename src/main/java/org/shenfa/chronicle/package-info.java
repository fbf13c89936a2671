/** 网页留存: what stood on the site at any time, and how the folder of the site fares. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "access",
      "organization",
      "database",
      "files",
      "site"
    })
package org.shenfa.chronicle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
