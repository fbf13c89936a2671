package org.shenfa.archive;

import static org.shenfa.regulation.Clause.MEASURES_26_1;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.shenfa.Shenfa;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Moments;
import org.shenfa.database.Refusals;
import org.shenfa.organization.Person;
import org.shenfa.procedures.OfficialPaper;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.shenfa.site.SiteSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 签署清点证明: whoever ran an inventory signs for what it found; the words are sealed in the log. */
@Service
public class Certifying {
  private final JdbcClient db;
  private final Works works;
  private final AuditTrail trail;
  private final SiteSettings site;
  private final Clock clock;

  Certifying(JdbcClient db, Works works, AuditTrail trail, SiteSettings site, Clock clock) {
    this.db = db;
    this.works = works;
    this.trail = trail;
    this.site = site;
    this.clock = clock;
  }

  /** The certificate of an inventory, once it was signed. */
  public Optional<Certificate> of(long work) {
    return db.sql(
            """
            select c.work_id, c.text, c.remark, encode(c.digest, 'hex') as digest, p.name, c.at
            from archive_certificate c join person p on p.id = c.person_id where c.work_id = ?
            """)
        .param(work)
        .query((row, n) ->
            new Certificate(
                row.getLong("work_id"),
                row.getString("text"),
                row.getString("remark"),
                row.getString("digest"),
                row.getString("name"),
                Moments.of(row, "at")))
        .optional();
  }

  /**
   * Signs.
   *
   * @param remark needed where something is missing or differs
   * @throws NoSuchElementException where there is no such inventory
   */
  @Enforces(MEASURES_26_1)
  @Transactional
  public void sign(Person by, long id, String remark) {
    var work =
        works
            .find(id)
            .filter(w -> w.kind() == ArchiveWork.Kind.INVENTORY && w.result() != null)
            .orElseThrow();
    var result = InventoryResult.of(Objects.requireNonNull(work.result()));
    var words = remark.strip();
    new Violations.Gathering()
        .refuseIf(
            work.personId() != by.id(),
            MEASURES_26_1,
            null,
            "清点证明由办理这次清点的%s本人签署。".formatted(work.by()))
        .refuseIf(of(id).isPresent(), MEASURES_26_1, null, "这次清点已经签署过证明。")
        .refuseIf(
            !result.whole() && words.length() < 4,
            MEASURES_26_1,
            "remark",
            "有缺失或者不符，请写明查到的原因和怎样处理，至少 4 个字。")
        .refuseIf(words.length() > 500, MEASURES_26_1, "remark", "说明最多写 500 字。")
        .throwIfAny();
    var text = Certificate.words(result, work.by(), words);
    Refusals.asSentences(
        MEASURES_26_1,
        () ->
            db.sql(
                    """
                    insert into archive_certificate (work_id, text, remark, digest, person_id, at)
                    values (?, ?, ?, sha256(convert_to(?, 'UTF8')), ?, ?)
                    """)
                .params(id, text, words, text, by.id(), clock.instant().atOffset(ZoneOffset.UTC))
                .update());
    trail.append(
        Entry.of("archive.certified", by.id(), by.name())
            .about("archive-work", Long.toString(id))
            .digest(of(id).orElseThrow().digest())
            .with("year", Integer.toString(work.year()))
            .with("whole", result.whole() ? "YES" : "NO"));
  }

  /** A signed certificate as a Word document in the layout of official papers. */
  public byte[] docx(Certificate certificate) {
    var work = works.find(certificate.workId()).orElseThrow();
    var body = new java.util.ArrayList<>(certificate.paragraphs());
    body.add("清点人：%s（已在系统内签署，正文摘要值 %s）".formatted(certificate.by(), certificate.digest()));
    return OfficialPaper.docx(
        site.name(),
        "%d年度网站信息审查审批档案清点证明".formatted(work.year()),
        "清点编号 %d".formatted(work.id()),
        "新闻宣传处、档案管理部门",
        body,
        LocalDate.ofInstant(certificate.at(), Shenfa.ZONE));
  }
}
