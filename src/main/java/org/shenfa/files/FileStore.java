package org.shenfa.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 文件库: content-addressed; a file is checked and cleaned before it gets its digest. */
@Service
public class FileStore {
  private static final int LIMIT = 100 * 1024 * 1024;

  private final JdbcClient db;

  FileStore(JdbcClient db) {
    this.db = db;
  }

  /**
   * Keeps a file in its cleaned form.
   *
   * @param name as the clerk's machine called it; refused when it hides something
   */
  @Transactional
  public StoredFile put(String name, InputStream in) {
    var type = FileNames.typeOf(name);
    byte[] raw;
    try {
      raw = in.readNBytes(LIMIT + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (raw.length == 0) {
      throw new Violations(Clause.MEASURES_20_2, "“%s”是空文件，请检查后重新上传。".formatted(name));
    }
    if (raw.length > LIMIT) {
      throw new Violations(Clause.MEASURES_20_2, "单个附件最大 100 MB，“%s”超过了。".formatted(name));
    }
    if (raw.length > type.limit()) {
      throw new Violations(Clause.MEASURES_20_2, "单张图片最大 20 MB，“%s”超过了，请缩小后上传。".formatted(name));
    }
    var clean = Cleaning.clean(name, type, raw);
    var digest = sha256(clean);
    db.sql(
            "insert into file_blob (digest, media_type, bytes) values (?, ?, ?) on conflict do nothing")
        .params(digest, type.mediaType(), clean)
        .update();
    return new StoredFile(HexFormat.of().formatHex(digest), name, type.mediaType(), clean.length);
  }

  /** The bytes of this digest. */
  public Optional<byte[]> read(String digest) {
    return db.sql("select bytes from file_blob where digest = ?")
        .param(HexFormat.of().parseHex(digest))
        .query(byte[].class)
        .optional();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
