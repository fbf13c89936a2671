/**
 * 考评: what units did for the site in a period, as lines that each rest on an event of the records,
 * added up by dated rules, contested line by line, confirmed, and told in a circular.
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
      "access",
      "columns",
      "content",
      "reminders",
      "services",
      "orders",
      "database"
    })
package org.shenfa.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
