/**
 * 办事服务: guides as elements with owners and dates, what they share in one register, their downloads
 * (14-1).
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "deadlines",
      "procedures",
      "access",
      "content",
      "review",
      "publication",
      "site",
      "database"
    })
package org.shenfa.services;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
