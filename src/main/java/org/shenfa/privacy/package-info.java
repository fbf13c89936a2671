/**
 * 个人信息: how long what came with a case is kept, its destruction with a certificate, and what a
 * person may ask about it (个人信息保护法第四十四条至第四十七条).
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "database",
      "audit",
      "organization",
      "procedures",
      "deadlines",
      "vault",
      "access",
      "content",
      "site",
      "letters"
    })
package org.shenfa.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
