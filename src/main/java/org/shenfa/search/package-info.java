/** 检索: the index over the current releases, what visitors find in it and what they did not find. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "access",
      "columns",
      "content",
      "publication",
      "database",
      "site"
    })
package org.shenfa.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
