/** 网站检查: what is wrong on the whole site, found by reading it, and what people say of it. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "access",
      "files",
      "outbound",
      "screening",
      "columns",
      "site",
      "tickets",
      "database"
    })
package org.shenfa.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
