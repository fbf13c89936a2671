/** 工作台: pages that span modules. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "access",
      "files",
      "workdays",
      "columns",
      "reprints",
      "screening",
      "comparison",
      "content",
      "intake",
      "review",
      "publication",
      "reminders",
      "site",
      "emergency",
      "services",
      "petitions",
      "disclosure",
      "concerns",
      "duty",
      "tickets",
      "orders",
      "indicators",
      "assessment",
      "accountability",
      "boards",
      "archive",
      "database"
    })
package org.shenfa.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
