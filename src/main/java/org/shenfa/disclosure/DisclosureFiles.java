package org.shenfa.disclosure;

import static org.shenfa.regulation.Clause.MEASURES_10_3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Refusals;
import org.shenfa.files.FileStore;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 随答复提供的文件: attached while a reply is prepared, cleaned like every upload, decided with the reply,
 * and fetched by the applicant with number and code. They are no attachments of the site and have
 * no address there.
 */
@Service
public class DisclosureFiles {
  private static final int MOST = 10;
  private static final int BYTES = 20 * 1024 * 1024;
  private static final int NAME = 120;

  private final JdbcClient db;
  private final FileStore files;
  private final DisclosureCourse course;
  private final AuditTrail trail;

  DisclosureFiles(JdbcClient db, FileStore files, DisclosureCourse course, AuditTrail trail) {
    this.db = db;
    this.files = files;
    this.course = course;
    this.trail = trail;
  }

  /** What goes out with the reply of a request, in the order it was attached. */
  public List<DisclosureFile> of(long request) {
    return db.sql(
            """
            select id, name, media_type, size, encode(digest, 'hex') as digest, notes from disclosure_file f
            where f.request_id = ? and f.masked_at is null
              and not exists (select from disclosure_file_out o where o.file_id = f.id) order by f.id
            """)
        .param(request)
        .query((row, n) ->
            new DisclosureFile(
                row.getLong("id"),
                row.getString("name"),
                row.getString("media_type"),
                row.getInt("size"),
                row.getString("digest"),
                row.getString("notes").lines().toList()))
        .list();
  }

  /**
   * Cleans a file and keeps it with the request, while its reply is not decided.
   *
   * @param name of the file; the applicant reads it
   */
  @Enforces(MEASURES_10_3)
  @Transactional
  public void attach(Person by, String number, String name, byte[] bytes) {
    course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    new Violations.Gathering()
        .refuseIf(bytes.length == 0, MEASURES_10_3, "file", "请选择文件；空文件不能提供。")
        .refuseIf(bytes.length > BYTES, MEASURES_10_3, "file", "一个文件最多 20 MB，请缩小或者分开。")
        .refuseIf(name.length() > NAME, MEASURES_10_3, "file", "文件名最多 120 字。")
        .refuseIf(of(request.id()).size() >= MOST, MEASURES_10_3, "file", "一次答复最多附 10 个文件，请合并几个。")
        .throwIfAny();
    var clean = files.clean(name, bytes);
    Refusals.asSentences(
        MEASURES_10_3,
        () ->
            db.sql(
                    """
                    insert into disclosure_file (request_id, name, media_type, bytes, digest, size, notes, person_id)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    """)
                .params(
                    request.id(),
                    name,
                    clean.mediaType(),
                    clean.bytes(),
                    sha256(clean.bytes()),
                    clean.bytes().length,
                    String.join("\n", clean.notes()),
                    by.id())
                .update());
    log("disclosure.file_attached", by, request, sha256(clean.bytes()));
  }

  /** Takes a file out again, while the reply is not decided. */
  @Transactional
  public void takeOut(Person by, String number, long id) {
    course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    var file = find(request, id);
    Refusals.asSentences(
        MEASURES_10_3,
        () ->
            db.sql("insert into disclosure_file_out (file_id, person_id) values (?, ?)")
                .params(id, by.id())
                .update());
    log("disclosure.file_out", by, request, HexFormat.of().parseHex(file.digest()));
  }

  private DisclosureFile find(Request request, long id) {
    return of(request.id()).stream()
        .filter(f -> f.id() == id)
        .findFirst()
        .orElseThrow(NoSuchElementException::new);
  }

  /** 打开的文件. */
  public record Opened(String name, String mediaType, byte[] bytes) {}

  /** One file, for those who see the case; that it was opened stands in the log. */
  @Transactional
  public Opened open(Person by, Request request, long id) {
    var file = find(request, id);
    log("disclosure.file_opened", by, request, HexFormat.of().parseHex(file.digest()));
    return new Opened(
        file.name(),
        file.mediaType(),
        db.sql("select bytes from disclosure_file where id = ?")
            .param(id)
            .query((row, n) -> row.getBytes(1))
            .single());
  }

  private void log(String action, Person by, Request request, byte[] digest) {
    trail.append(
        Entry.of(action, by.id(), by.name())
            .about("disclosure", Long.toString(request.id()))
            .with("file", String.format(Locale.ROOT, "%.16s", HexFormat.of().formatHex(digest))));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
