package org.shenfa.database;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** 备份包: a copy of the server's folder in one ZIP, each file with its digest. */
final class BackupArchive {
  private static final int PIECE = 1 << 16;

  /** What PostgreSQL makes anew, or what would mislead it: its folders are kept, empty. */
  private static final Set<String> EMPTY =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans",
          "pgsql_tmp");

  private static final Set<String> LEFT_OUT =
      Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init", "backup_label");

  private BackupArchive() {}

  /** Writes one; closing it without {@link #finish} leaves half a file. */
  static final class Writer implements AutoCloseable {
    private final Path file;
    private final DigestOutputStream digested;
    private final ZipOutputStream zip;
    private final List<BackupManifest.Part> parts = new ArrayList<>();

    Writer(Path file) throws IOException {
      this.file = file;
      this.digested =
          new DigestOutputStream(
              new BufferedOutputStream(
                  Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), PIECE),
              sha());
      this.zip = new ZipOutputStream(digested);
      zip.setLevel(Deflater.BEST_SPEED);
    }

    /** A folder as it lies there; what vanishes meanwhile was deleted by the server. */
    void folder(Path root) throws IOException {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes of)
                throws IOException {
              if (folder.equals(root)) {
                return FileVisitResult.CONTINUE;
              }
              zip.putNextEntry(new ZipEntry(root.relativize(folder) + "/"));
              zip.closeEntry();
              return EMPTY.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path one, BasicFileAttributes of) throws IOException {
              if (!LEFT_OUT.contains(one.getFileName().toString())) {
                copy(root.relativize(one).toString(), one);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path one, IOException e) throws IOException {
              if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw e;
            }
          });
    }

    /** The WAL files from one to another, by their names. */
    void wal(Path folder, String from, String until) throws IOException {
      List<Path> all;
      try (var files = Files.list(folder)) {
        all =
            files
                .filter(f -> {
                  var name = f.getFileName().toString();
                  return name.length() == from.length()
                      && name.compareTo(from) >= 0
                      && name.compareTo(until) <= 0;
                })
                .sorted()
                .toList();
      }
      if (all.isEmpty() || !all.getFirst().endsWith(from) || !all.getLast().endsWith(until)) {
        throw new IOException("备份期间的日志文件 %s 至 %s 不全".formatted(from, until));
      }
      for (var one : all) {
        copy("pg_wal/" + one.getFileName(), one);
      }
    }

    void file(String path, byte[] bytes) throws IOException {
      copy(path, new java.io.ByteArrayInputStream(bytes));
    }

    private void copy(String path, Path source) throws IOException {
      try (var in = Files.newInputStream(source)) {
        copy(path, in);
      } catch (NoSuchFileException e) {
        // Dropped by the server since the folder was listed.
      }
    }

    private void copy(String path, InputStream in) throws IOException {
      var digest = sha();
      zip.putNextEntry(new ZipEntry(path));
      var size = new DigestInputStream(in, digest).transferTo(zip);
      zip.closeEntry();
      parts.add(new BackupManifest.Part(path, size, HexFormat.of().formatHex(digest.digest())));
    }

    /** Completes the archive, on disk. */
    List<BackupManifest.Part> finish() throws IOException {
      zip.close();
      BaseBackup.flush(file);
      return List.copyOf(parts);
    }

    /** Digest of the whole archive; after {@link #finish}. */
    String sha256() {
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }

    @Override
    public void close() throws IOException {
      digested.close();
    }
  }

  /** Refuses an archive that is not the one its manifest describes. */
  static void mustBeWhole(Path backup, BackupManifest manifest) throws IOException {
    var file = backup.resolve(BackupManifest.ARCHIVE);
    if (!Files.exists(file) || Files.size(file) != manifest.bytes()) {
      throw BaseBackup.refused("备份“%s”的数据文件不在，或者大小和清单不符。".formatted(backup.getFileName()));
    }
    var digest = sha();
    try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(manifest.sha256())) {
      throw BaseBackup.refused("备份“%s”的数据文件已损坏：摘要值和清单不符。".formatted(backup.getFileName()));
    }
  }

  /** Lays the archive out in an empty folder; each file must have the digest of the manifest. */
  static void unpack(Path backup, BackupManifest manifest, Path into) throws IOException {
    var wanted =
        manifest.parts().stream()
            .collect(Collectors.toMap(BackupManifest.Part::path, Function.identity()));
    try (var in =
        new ZipInputStream(
            new BufferedInputStream(
                Files.newInputStream(backup.resolve(BackupManifest.ARCHIVE)), PIECE))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        var place = into.resolve(entry.getName()).normalize();
        if (!place.startsWith(into)) {
          throw BaseBackup.refused("备份“%s”里有越界的路径。".formatted(backup.getFileName()));
        }
        if (entry.isDirectory()) {
          Files.createDirectories(place, BaseBackup.ownerOnly());
          continue;
        }
        var part = wanted.remove(entry.getName());
        if (part == null || !part.sha256().equals(written(in, place))) {
          throw BaseBackup.refused(
              "备份“%s”里的 %s 和清单不符。".formatted(backup.getFileName(), entry.getName()));
        }
      }
    }
    if (!wanted.isEmpty()) {
      throw BaseBackup.refused("备份“%s”缺 %d 个文件。".formatted(backup.getFileName(), wanted.size()));
    }
  }

  private static String written(InputStream in, Path place) throws IOException {
    Files.createDirectories(place.getParent(), BaseBackup.ownerOnly());
    Files.createFile(
        place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    var digest = sha();
    try (var out = new DigestOutputStream(Files.newOutputStream(place), digest)) {
      in.transferTo(out);
    }
    BaseBackup.flush(place);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
