/**
 * 纠错: errors on the site, whoever found them, from the report with its evidence to the answer; each
 * is put right through the main line and checked by somebody else.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "procedures",
      "deadlines",
      "vault",
      "access",
      "publication",
      "reminders",
      "site",
      "database"
    })
package org.shenfa.tickets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
