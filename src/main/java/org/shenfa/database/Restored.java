package org.shenfa.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** 已恢复的备份: runs on a server of its own until it is closed, and is gone then. */
public final class Restored implements AutoCloseable {
  private final BackupManifest manifest;
  private final Path folder;
  private final EmbeddedServer server;

  Restored(BackupManifest manifest, Path folder, EmbeddedServer server) {
    this.manifest = manifest;
    this.folder = folder;
    this.server = server;
  }

  public BackupManifest manifest() {
    return manifest;
  }

  /** A connection that may read everything and change nothing. */
  public Connection reading() throws SQLException {
    return reading(folder);
  }

  /** The same, on the embedded server that runs on a data folder. */
  public static Connection reading(Path data) throws SQLException {
    try {
      return Superuser.of(data).reading();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    BaseBackup.remove(folder);
  }
}
