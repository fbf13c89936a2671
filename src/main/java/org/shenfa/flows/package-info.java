/**
 * 流程图: the machines that run, drawn; nobody draws them by hand, so a drawing cannot differ from
 * what the product does.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "procedures",
      "deadlines",
      "access",
      "letters",
      "petitions",
      "privacy",
      "solicitations",
      "disclosure",
      "assessment",
      "accountability",
      "concerns",
      "duty",
      "tickets",
      "orders"
    })
package org.shenfa.flows;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
