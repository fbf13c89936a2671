/**
 * 依申请公开: requests for government information, from their receipt to the reply, with the terms of
 * 政府信息公开条例 articles 27 to 45.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "reminders",
      "database",
      "workdays",
      "procedures",
      "deadlines",
      "vault",
      "access",
      "files",
      "site",
      "search"
    })
package org.shenfa.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
