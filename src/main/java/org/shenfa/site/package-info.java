/** 网站: the static site as a consequence of the current releases. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "access",
      "files",
      "columns",
      "reprints",
      "content",
      "emergency",
      "publication",
      "workdays",
      "database"
    })
package org.shenfa.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
