/**
 * 问责登记: what may be one of the six situations of article 23, from suspicion to decision. The
 * records raise a suspicion; people look into it, hear the unit, and decide.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "procedures",
      "deadlines",
      "access",
      "reminders",
      "database"
    })
package org.shenfa.accountability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
