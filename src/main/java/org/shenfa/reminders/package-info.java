/** 提醒: what concerns whom, shown on the desk and, where wanted, mailed. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "access",
      "workdays",
      "review",
      "publication",
      "vault",
      "database"
    })
package org.shenfa.reminders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
