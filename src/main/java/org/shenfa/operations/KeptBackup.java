package org.shenfa.operations;

import java.nio.file.Path;
import java.time.Instant;
import org.shenfa.database.BackupManifest;

/**
 * 一份备份 in the folder, as its manifest tells.
 *
 * @param log entries of the log it holds at least
 */
public record KeptBackup(
    Path folder,
    Instant started,
    Instant finished,
    long bytes,
    int files,
    long log,
    String migration,
    String product,
    String sha256) {

  static KeptBackup of(Path folder) {
    var manifest = BackupManifest.of(folder);
    return new KeptBackup(
        folder,
        manifest.started(),
        manifest.finished(),
        manifest.bytes(),
        manifest.parts().size(),
        manifest.log(),
        manifest.migration(),
        manifest.product(),
        manifest.sha256());
  }

  public String name() {
    return folder.getFileName().toString();
  }
}
