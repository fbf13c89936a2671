package org.shenfa.archive;

import java.util.HexFormat;
import java.util.Optional;
import org.shenfa.chronicle.KeptPages;
import org.shenfa.content.Digest;
import org.shenfa.files.FileStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 档案内容: the bytes of what a package names, from where the product keeps them; never copied. */
@Service
public class Contents {
  private final JdbcClient db;
  private final FileStore files;
  private final KeptPages pages;

  Contents(JdbcClient db, FileStore files, KeptPages pages) {
    this.db = db;
    this.files = files;
    this.pages = pages;
  }

  /** The bytes kept for a content of a package; empty where they are gone. */
  public Optional<byte[]> read(String number, PackageFile file) {
    return switch (file.role()) {
      case FORM ->
          db.sql("select form from archive_package where number = ?")
              .param(number)
              .query(byte[].class)
              .optional();
      case REVISION ->
          db.sql("select manifest from revision where digest = ?")
              .param(HexFormat.of().parseHex(file.digest()))
              .query(byte[].class)
              .optional();
      case PAGE -> pages.bytes(file.digest());
      case ATTACHMENT, SCAN, MANUSCRIPT -> files.read(file.digest());
    };
  }

  /** Whether bytes are what a package names, and as many. */
  static boolean fits(PackageFile file, byte[] bytes) {
    var digest =
        file.role() == PackageFile.Role.REVISION ? Digest.of(bytes).hex() : Sha256.hex(bytes);
    return digest.equals(file.digest()) && bytes.length == file.size();
  }
}
