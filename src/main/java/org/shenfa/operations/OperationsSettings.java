package org.shenfa.operations;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * 运行维护的设置, of whoever holds the machine: no page of the desk says where files are written.
 *
 * @param backups where backups go ({@code SHENFA_BACKUPS}); {@code backups} in the data folder when
 *     not named
 * @param keys where a copy of keys, passwords and the witness goes ({@code SHENFA_BACKUP_KEYS});
 *     nowhere when not named
 * @param metricsPort port of the metrics, 0 for none ({@code SHENFA_METRICS_PORT})
 * @param metricsHost address it listens on
 * @param metricsToken what a reader of the metrics has to show
 */
@ConfigurationProperties("shenfa.operations")
public record OperationsSettings(
    @Nullable Path backups,
    @Nullable Path keys,
    @DefaultValue("0") int metricsPort,
    @DefaultValue("127.0.0.1") String metricsHost,
    @DefaultValue("") String metricsToken) {

  static final int TOKEN = 24;

  public OperationsSettings {
    if (metricsPort != 0 && metricsToken.length() < TOKEN) {
      throw new IllegalArgumentException(
          "设置了 SHENFA_METRICS_PORT，还须设置 SHENFA_METRICS_TOKEN（至少 %d 个字符）。".formatted(TOKEN));
    }
  }

  private static boolean named(@Nullable Path path) {
    return path != null && !path.toString().isBlank();
  }

  /** The folder of the backups, for a data folder. */
  public Path backupsOf(Path data) {
    var folder = backups;
    return folder != null && named(folder) ? folder : data.resolve("backups");
  }

  /** The folder the keys are copied to, or null. */
  public @Nullable Path keysFolder() {
    return named(keys) ? keys : null;
  }
}
