/**
 * 检查指标: how the site would fare by the national check today (国办秘函〔2019〕19号), what comes, and the
 * dated thresholds it turns on.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "deadlines",
      "workdays",
      "access",
      "columns",
      "content",
      "publication",
      "site",
      "letters",
      "services",
      "inspection",
      "database"
    })
package org.shenfa.indicators;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
