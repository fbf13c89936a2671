/**
 * 归档: the sealed file of each release, numbered and registered; its exports, its yearly inventory,
 * and the whole site of a day (第二十六条).
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "database",
      "audit",
      "organization",
      "procedures",
      "access",
      "files",
      "content",
      "review",
      "publication",
      "site",
      "registers",
      "chronicle"
    })
package org.shenfa.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
