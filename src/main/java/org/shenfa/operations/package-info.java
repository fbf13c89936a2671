/** 运行维护: backups and whether they can be restored, jobs, health, room, warnings, metrics. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "access",
      "files",
      "outbound",
      "reminders",
      "site",
      "search",
      "database"
    })
package org.shenfa.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
