/**
 * 信访办理: letters that have to be investigated, and what petition offices and superiors send, from
 * the register to the answer (12-3, 19-3), with the terms of 信访工作条例.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "workdays",
      "procedures",
      "deadlines",
      "vault",
      "access",
      "reminders",
      "site",
      "letters",
      "database"
    })
package org.shenfa.petitions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
