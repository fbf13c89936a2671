/** 文件: content-addressed files, told by content, cleaned before they are named. */
@NullMarked
@ApplicationModule(allowedDependencies = {"regulation", "audit", "database"})
package org.shenfa.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
