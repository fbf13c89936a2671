package org.shenfa.letters;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.organization.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 来信附件的查看: for whoever sees the letter; to anybody else they are not there. */
@Service
public class LetterFiles {
  private final JdbcClient db;
  private final LetterSteps steps;
  private final AuditTrail trail;

  LetterFiles(JdbcClient db, LetterSteps steps, AuditTrail trail) {
    this.db = db;
    this.steps = steps;
    this.trail = trail;
  }

  /** 打开的附件. */
  public record Opened(LetterFile file, byte[] bytes) {}

  /** What is attached to a letter that the caller has been shown. */
  public List<LetterFile> of(long letter) {
    return db.sql(
            "select n, media_type, size, notes, text_id is not null as added, masked_at is not null as gone from letter_file where letter_id = ? order by n")
        .param(letter)
        .query((row, n) ->
            new LetterFile(
                row.getInt("n"),
                row.getString("media_type"),
                row.getInt("size"),
                row.getString("notes").lines().toList(),
                row.getBoolean("added"),
                row.getBoolean("gone")))
        .list();
  }

  /** One file; that it was opened stands in the log. */
  @Transactional
  public Opened open(Person me, long letter, int n, Instant now) {
    steps.find(me, letter, now);
    var file =
        of(letter).stream()
            .filter(f -> f.n() == n && !f.gone())
            .findFirst()
            .orElseThrow(NoSuchElementException::new);
    trail.append(
        Entry.of("letter.file_opened", me.id(), me.name())
            .about("letter", Long.toString(letter))
            .with("n", Integer.toString(n)));
    return new Opened(
        file,
        db.sql("select bytes from letter_file where letter_id = ? and n = ?")
            .params(letter, n)
            .query((row, x) -> row.getBytes(1))
            .single());
  }
}
