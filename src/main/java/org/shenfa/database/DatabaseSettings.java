package org.shenfa.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * 数据库设置: where the data folder is and, when a server of one's own is named, how to reach it. Read
 * from {@code SHENFA_DATA}, {@code SHENFA_DB_URL} and the passwords of the three roles.
 *
 * @param data the folder of everything the product keeps on disk
 * @param url JDBC address of a configured server, or null for the embedded one
 * @param ownerPassword password of {@code shenfa_owner}, which only migrates
 * @param appPassword password of {@code shenfa_app}
 * @param publicPassword password of {@code shenfa_public}
 */
@ConfigurationProperties("shenfa.db")
public record DatabaseSettings(
    Path data,
    @Nullable String url,
    @Nullable String ownerPassword,
    @Nullable String appPassword,
    @Nullable String publicPassword) {

  /** Whether a server of one's own is configured; the demo never runs on one. */
  public boolean configured() {
    return url != null && !url.isBlank();
  }
}
