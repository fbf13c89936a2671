/**
 * 意见征集: what the public says of drafts for comment, what is made of it, and what they are told of
 * it.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "regulation",
      "audit",
      "organization",
      "access",
      "content",
      "comparison",
      "review",
      "publication",
      "procedures",
      "deadlines",
      "workdays",
      "vault",
      "reminders",
      "database",
      "site"
    })
package org.shenfa.solicitations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
