/** 稿件: items, immutable revisions, working copies. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "access",
      "files",
      "screening",
      "columns",
      "reprints",
      "workdays",
      "database"
    })
package org.shenfa.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
