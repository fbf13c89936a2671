package org.shenfa.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives a Spring test context a migrated database of its own. */
public class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "shenfa.db.data=" + folder(),
            "shenfa.site.port=0",
            "shenfa.db.url=" + TestServer.get().newDatabase(),
            "shenfa.db.owner-password=" + TestServer.PASSWORD,
            "shenfa.db.app-password=" + TestServer.PASSWORD,
            "shenfa.db.public-password=" + TestServer.PASSWORD)
        .applyTo(context);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("shenfa-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
