package org.shenfa.files;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.files.Extraction.Kind;
import org.shenfa.files.Extraction.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 图片文字识别: reads the words inside pictures, one file after the other, some time after they came.
 * What is awaited is what has pictures and no result yet, so a restart forgets nothing.
 */
@Component
class Recognition {
  private static final Logger LOG = LoggerFactory.getLogger(Recognition.class);
  private static final int ATTEMPTS = 3;
  private static final String BEYOND = "图片较多，只识别了前 %d 幅，其余请打开原件核对。";
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private record Awaited(byte[] digest, String mediaType, int attempt) {}

  private final JdbcClient db;
  private final Workroom workroom = new Workroom(LIMIT);
  private final Tesseract tesseract;
  private final TransactionOperations transaction;

  Recognition(JdbcClient db, Tesseract tesseract, TransactionOperations transaction) {
    this.db = db;
    this.tesseract = tesseract;
    this.transaction = transaction;
  }

  /** How far recognition is with a file that has pictures. */
  FileFacts.Ocr state(byte[] digest) {
    record Tried(int attempts, boolean done) {}
    var tried =
        db.sql(
                "select count(*) attempts, coalesce(bool_or(failure is null), false) done from file_recognition where digest = ?")
            .param(digest)
            .query((row, _) -> new Tried(row.getInt(1), row.getBoolean(2)))
            .single();
    if (tried.done()) {
      return FileFacts.Ocr.READY;
    }
    if (tried.attempts() >= ATTEMPTS) {
      return FileFacts.Ocr.FAILED;
    }
    return tesseract.here() ? FileFacts.Ocr.PENDING : FileFacts.Ocr.ABSENT;
  }

  /** The words found in a file's pictures. */
  List<Part> parts(byte[] digest) {
    return db.sql(
            """
            select t.place, t.text from file_picture_text t
            join file_recognition r using (digest, attempt)
            where t.digest = ? and r.failure is null order by t.attempt, t.number
            """)
        .param(digest)
        .query((row, _) -> new Part(Kind.PICTURE_TEXT, row.getString(1), row.getString(2)))
        .list();
  }

  /** Takes what is awaited, until nothing is. */
  @Scheduled(fixedDelay = 3_000, initialDelay = 3_000)
  void sweep() {
    if (tesseract.here()) {
      for (var next = next(); next.isPresent(); next = next()) {
        recognize(next.get());
      }
      close();
    }
  }

  /**
   * Ends the process that gives the pictures; it has one of its own, so that no upload waits for
   * it.
   */
  @PreDestroy
  void close() {
    workroom.close();
  }

  private Optional<Awaited> next() {
    return db.sql(
            """
            select b.digest, b.media_type, 1 + (select count(*) from file_recognition f where f.digest = b.digest)
            from file_reading r join file_blob b using (digest)
            where r.version = ? and r.pictures
              and not exists (select from file_recognition f where f.digest = b.digest
                and (f.failure is null or f.recognized_at > clock_timestamp() - interval '5 minutes'))
              and (select count(*) from file_recognition f where f.digest = b.digest) < ?
            order by r.read_at limit 1
            """)
        .params(Reading.VERSION, ATTEMPTS)
        .query((row, _) -> new Awaited(row.getBytes(1), row.getString(2), row.getInt(3)))
        .optional();
  }

  private void recognize(Awaited file) {
    try {
      var bytes =
          db.sql("select bytes from file_blob where digest = ?")
              .param(file.digest())
              .query(byte[].class)
              .single();
      var found = new ArrayList<Part>();
      var shots = workroom.pictures(FileType.ofMedia(file.mediaType()), bytes);
      for (var shot : shots) {
        var words = tesseract.words(shot.png());
        if (!words.isBlank()) {
          found.add(new Part(Kind.PICTURE_TEXT, shot.place(), words));
        }
      }
      if (shots.size() >= Shots.MOST) {
        found.add(new Part(Kind.PICTURE_TEXT, "说明", BEYOND.formatted(Shots.MOST)));
      }
      transaction.executeWithoutResult(_ -> keep(file, found));
    } catch (IOException | Refusal e) {
      LOG.warn("图片中的文字没有识别成功（{}）：{}", HexFormat.of().formatHex(file.digest()), e.getMessage());
      result(file, String.valueOf(e.getMessage()));
    }
  }

  private void keep(Awaited file, List<Part> found) {
    result(file, null);
    for (int i = 0; i < found.size(); i++) {
      db.sql(
              "insert into file_picture_text (digest, attempt, number, place, text) values (?, ?, ?, ?, ?)")
          .params(file.digest(), file.attempt(), i + 1, found.get(i).place(), found.get(i).text())
          .update();
    }
  }

  private void result(Awaited file, @Nullable String failure) {
    db.sql(
            "insert into file_recognition (digest, attempt, failure) values (?, ?, ?) on conflict do nothing")
        .param(file.digest())
        .param(file.attempt())
        .param(failure)
        .update();
  }
}
