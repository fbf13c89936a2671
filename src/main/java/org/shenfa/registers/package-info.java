/** 台账: facilities, certificates, training, meetings, partners, and what subordinate units keep. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "deadlines",
      "access",
      "reminders",
      "database"
    })
package org.shenfa.registers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
