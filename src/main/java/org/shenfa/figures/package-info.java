/**
 * 公开数据: what the office did with the public's letters, requests and opinions in a month, and how
 * its site stood, frozen as a record and published through the main line. Nothing here reads a text
 * or an identity.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "workdays",
      "deadlines",
      "access",
      "columns",
      "content",
      "reminders",
      "services",
      "letters",
      "concerns",
      "inspection",
      "indicators",
      "assessment",
      "database"
    })
package org.shenfa.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
