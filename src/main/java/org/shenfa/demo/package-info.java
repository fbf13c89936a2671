/**
 * 演示厅局: the office, texts and cases a first-time user finds, made by the product's own services.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "database",
      "organization",
      "access",
      "procedures",
      "deadlines",
      "vault",
      "columns",
      "reprints",
      "content",
      "review",
      "publication",
      "site",
      "letters",
      "petitions",
      "solicitations",
      "services",
      "disclosure",
      "concerns",
      "duty",
      "registers",
      "tickets",
      "orders",
      "assessment",
      "accountability"
    })
package org.shenfa.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
