/** 稿件: items, immutable revisions, columns, sources. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "access",
      "files",
      "workdays",
      "database"
    })
package org.shenfa.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
