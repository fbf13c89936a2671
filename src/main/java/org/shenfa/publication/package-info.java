/** 发布: releases, schedules, corrections, withdrawals, live confirmation. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "deadlines",
      "access",
      "files",
      "workdays",
      "columns",
      "reprints",
      "content",
      "review",
      "database"
    })
package org.shenfa.publication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
