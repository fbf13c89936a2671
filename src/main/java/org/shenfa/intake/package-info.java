/** 来稿: whole files from outside taken apart into what an item needs. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"regulation", "audit", "organization", "files", "columns", "content"})
package org.shenfa.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
