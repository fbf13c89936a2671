/** 审查: routes, cases, opinions, the secrecy review form, clearance. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "access",
      "files",
      "workdays",
      "columns",
      "reprints",
      "screening",
      "comparison",
      "content",
      "database"
    })
package org.shenfa.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
