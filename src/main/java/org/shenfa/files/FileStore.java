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
  private final VirusScanner scanner;
  private final Workroom workroom;
  private final Recognition recognition;

  FileStore(JdbcClient db, VirusScanner scanner, Workroom workroom, Recognition recognition) {
    this.db = db;
    this.extractions = new Extractions(db);
    this.scanner = scanner;
    this.workroom = workroom;
    this.recognition = recognition;
  }

  /**
   * Keeps a file in its cleaned form. What cleaning took away stands in the notes of its {@link
   * #extraction}.
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
    try {
      scanner.scan(raw);
      var clean = workroom.clean(type, raw);
      nothingOnHiddenSheets(clean.reading());
      return keep(name, type, clean);
    } catch (Refusal refusal) {
      throw new Violations(Clause.MEASURES_20_2, "附件“%s”%s。".formatted(name, refusal.why()));
    }
  }

  /** What lies on a sheet nobody sees would go out with the file. */
  private static void nothingOnHiddenSheets(Reading reading) {
    reading.extraction().hidden().stream()
        .filter(p -> p.kind() == Extraction.Kind.HIDDEN_SHEET)
        .findFirst()
        .ifPresent(p -> {
          throw new Refusal("有隐藏的内容：" + p.place() + "。发布以后别人看得到，请取消隐藏或者删除以后重新上传");
        });
  }

  /**
   * Checks and cleans a file as {@link #put} does, and keeps nothing of it.
   *
   * @param name how the sentences of a refusal call it; its ending says what it has to be
   */
  public CleanFile clean(String name, byte[] raw) {
    var type = FileNames.typeOf(name);
    try {
      scanner.scan(raw);
      var kept = workroom.clean(type, raw);
      var notes = new ArrayList<>(kept.cleaned().notes());
      notes.addAll(kept.reading().extraction().notes());
      kept.reading().extraction().hidden().stream()
          .map(p -> p.kind().label() + "（" + p.place() + "）")
          .distinct()
          .forEach(notes::add);
      return new CleanFile(type.mediaType(), kept.cleaned().bytes(), notes);
    } catch (Refusal refusal) {
      throw new Violations(Clause.MEASURES_20_2, "附件“%s”%s。".formatted(name, refusal.why()));
    }
  }

  private StoredFile keep(String name, FileType type, Wire.Kept kept) {
    var clean = kept.cleaned().bytes();
    if (clean.length > LIMIT) {
      throw new Refusal("清理以后超过 100 MB，请缩小后上传");
    }
    var digest = sha256(clean);
    db.sql(
            "insert into file_blob (digest, media_type, bytes) values (?, ?, ?) on conflict do nothing")
        .params(digest, type.mediaType(), clean)
        .update();
    extractions.keep(digest, kept.reading());
    extractions.keepCleaned(digest, kept.cleaned().notes());
    return new StoredFile(HexFormat.of().formatHex(digest), name, type.mediaType(), clean.length);
  }

  /** The bytes of this digest. */
  public Optional<byte[]> read(String digest) {
    return db.sql("select bytes from file_blob where digest = ?")
        .param(HexFormat.of().parseHex(digest))
        .query(byte[].class)
        .optional();
  }

  /** How many bytes this digest has, without reading them. */
  public Optional<Long> size(String digest) {
    return db.sql("select octet_length(bytes)::bigint from file_blob where digest = ?")
        .param(HexFormat.of().parseHex(digest))
        .query(Long.class)
        .optional();
  }

  /**
   * All a reader could take out of this file, and in the notes what cleaning took away, what could
   * not be read and how far the recognition of its pictures is. Kept once it was read, so asking
   * again costs a few queries. Words inside pictures ({@code PICTURE_TEXT}) are added when they are
   * recognised, some time after the file came: {@link #facts} says whether they are there, so a
   * text screened while they are awaited is to be screened again.
   *
   * @throws java.util.NoSuchElementException when there is no such file
   */
  @Transactional
  public Extraction extraction(String digest) {
    var key = HexFormat.of().parseHex(digest);
    return extraction(key, reading(key), state(key));
  }

  private Extraction extraction(byte[] key, Reading reading, FileFacts.Ocr ocr) {
    var parts = new ArrayList<>(reading.extraction().parts());
    var notes = new ArrayList<>(extractions.cleaned(key));
    notes.addAll(reading.extraction().notes());
    switch (ocr) {
      case NOT_NEEDED -> {}
      case READY -> parts.addAll(recognition.parts(key));
      case PENDING, FAILED, ABSENT -> notes.add(ocr.sentence() + "。");
    }
    return new Extraction(parts, notes);
  }

  /**
   * What a page says about a file beside its name. The sentence of {@link FileFacts#ocr} belongs in
   * front of whoever writes or reviews.
   *
   * @throws java.util.NoSuchElementException when there is no such file
   */
  @Transactional
  public FileFacts facts(String digest) {
    var key = HexFormat.of().parseHex(digest);
    var reading = reading(key);
    var ocr = state(key);
    var extraction = extraction(key, reading, ocr);
    return db.sql("select media_type, length(bytes) from file_blob where digest = ?")
        .param(key)
        .query((row, _) ->
            new FileFacts(
                row.getString(1),
                row.getLong(2),
                reading.pages(),
                extraction.parts().stream().anyMatch(part -> part.kind().shown()),
                extraction.notes(),
                extractions.cleaned(key).stream().filter(Cleaned::taken).toList(),
                ocr))
        .single();
  }

  private FileFacts.Ocr state(byte[] key) {
    return reading(key).pictures() ? recognition.state(key) : FileFacts.Ocr.NOT_NEEDED;
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

  private Reading read(FileType type, byte[] bytes) {
    try {
      return workroom.read(type, bytes);
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
