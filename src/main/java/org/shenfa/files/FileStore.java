package org.shenfa.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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
  private final Extractions extractions;

  FileStore(JdbcClient db) {
    this.db = db;
    this.extractions = new Extractions(db);
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

  /**
   * All a reader could take out of this file, and the sentences on what cleaning took away. Kept
   * once it was read, so asking again costs one query. Words inside pictures ({@code PICTURE_TEXT})
   * are added when they are recognised, some time after the file came: {@link #facts} says whether
   * they are there, so a text screened while they are awaited is to be screened again.
   *
   * @throws java.util.NoSuchElementException when there is no such file
   */
  @Transactional
  public Extraction extraction(String digest) {
    var key = HexFormat.of().parseHex(digest);
    var reading = reading(key);
    var notes = new ArrayList<>(extractions.cleaned(key));
    notes.addAll(reading.extraction().notes());
    return new Extraction(reading.extraction().parts(), notes);
  }

  /**
   * What a page says about a file beside its name.
   *
   * @throws java.util.NoSuchElementException when there is no such file
   */
  @Transactional
  public FileFacts facts(String digest) {
    var key = HexFormat.of().parseHex(digest);
    var reading = reading(key);
    var extraction = extraction(digest);
    return db.sql("select media_type, length(bytes) from file_blob where digest = ?")
        .param(key)
        .query((row, _) ->
            new FileFacts(
                row.getString(1),
                row.getLong(2),
                reading.pages(),
                !extraction.shownText().isBlank(),
                extraction.notes(),
                reading.pictures() ? FileFacts.Ocr.ABSENT : FileFacts.Ocr.NOT_NEEDED))
        .single();
  }

  private Reading reading(byte[] key) {
    return extractions
        .find(key)
        .orElseGet(() -> {
          var reading =
              db.sql("select media_type, bytes from file_blob where digest = ?")
                  .param(key)
                  .query((row, _) -> read(FileType.ofMedia(row.getString(1)), row.getBytes(2)))
                  .optional()
                  .orElseThrow();
          extractions.keep(key, reading);
          return reading;
        });
  }

  private static Reading read(FileType type, byte[] bytes) {
    try {
      return Reading.of(type, bytes);
    } catch (Refusal refusal) {
      var note = "没有读出文字：文件%s。请打开原件逐页核对。".formatted(refusal.why());
      return new Reading(new Extraction(List.of(), List.of(note)), 0, false);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
