/**
 * 看板: what a head wants to see: the province, a unit, oneself; the report of a month and the table
 * of a year. It counts what other modules recorded and records nothing of theirs.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "database",
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
      "site",
      "letters",
      "services",
      "duty",
      "tickets",
      "orders",
      "inspection",
      "indicators"
    })
package org.shenfa.boards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
