/** 来信: letters of the public, from the door to the answer and, where wanted, to the page. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "workdays",
      "procedures",
      "deadlines",
      "vault",
      "access",
      "files",
      "screening",
      "columns",
      "content",
      "publication",
      "reminders",
      "site",
      "database"
    })
package org.shenfa.letters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
