/** 数据库: the server of one's own or the embedded one, its three roles and its migrations. */
@NullMarked
@ApplicationModule(allowedDependencies = {"regulation"})
package org.shenfa.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
