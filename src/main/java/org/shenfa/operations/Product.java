package org.shenfa.operations;

import ch.qos.logback.classic.Level;
import org.shenfa.Shenfa;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 产品版本, as the build wrote it into the jar. */
final class Product {
  private Product() {}

  /** A command says what it did, and not what its libraries did. */
  static void quiet() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
        instanceof ch.qos.logback.classic.Logger all) {
      all.setLevel(Level.WARN);
    }
  }

  static String version() {
    var version = Shenfa.class.getPackage().getImplementationVersion();
    return version == null ? "开发版" : version;
  }
}
