/** 值班读网: one named person for every day, a sheet of what to read, and what came of it. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "workdays",
      "procedures",
      "access",
      "reminders",
      "tickets",
      "inspection",
      "database"
    })
package org.shenfa.duty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
