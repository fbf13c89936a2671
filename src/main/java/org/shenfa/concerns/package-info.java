/** 回应关切: what the public is worried about, from the notice to the evaluation of the answer. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "workdays",
      "procedures",
      "deadlines",
      "access",
      "columns",
      "content",
      "review",
      "publication",
      "reminders",
      "emergency",
      "database"
    })
package org.shenfa.concerns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
