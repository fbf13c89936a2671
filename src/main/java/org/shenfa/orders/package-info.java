/**
 * 督办: a unit that owes something is pressed for it, by hand or by the clock, once for each thing,
 * until another person has seen that it is done.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "organization",
      "procedures",
      "deadlines",
      "access",
      "reminders",
      "database"
    })
package org.shenfa.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
