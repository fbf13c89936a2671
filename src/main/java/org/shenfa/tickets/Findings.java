package org.shenfa.tickets;

import static org.shenfa.regulation.Clause.MEASURES_25_1;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Refusals;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.CitizenMail;
import org.shenfa.site.StandingPages;
import org.shenfa.vault.Identity;
import org.shenfa.vault.Sealed;
import org.shenfa.vault.Vault;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 报错的入口: every error on the site comes in here, whoever found it, with the page as it stands at
 * this moment. The same text on the same page is one ticket.
 */
@Service
public class Findings {
  private final JdbcClient visitor;
  private final JdbcClient db;
  private final StandingPages pages;
  private final Vault vault;
  private final Courses courses;
  private final TicketRights rights;
  private final TicketClocks clocks;
  private final CitizenMail mail;
  private final Clock clock;

  Findings(
      @Qualifier("visitor") JdbcClient visitorJdbcClient,
      JdbcClient db,
      StandingPages pages,
      Vault vault,
      Courses courses,
      TicketRights rights,
      TicketClocks clocks,
      CitizenMail mail,
      Clock clock) {
    this.visitor = visitorJdbcClient;
    this.db = db;
    this.pages = pages;
    this.vault = vault;
    this.courses = courses;
    this.rights = rights;
    this.clocks = clocks;
    this.mail = mail;
    this.clock = clock;
  }

  /** 报错回执: the number everybody may know, and the code only the reporter knows. */
  public record Receipt(String number, String code) {}

  /**
   * Takes in what a duty reader, a scanner or a superior found; a scanner that says the same again
   * adds nothing while the ticket is open.
   *
   * @return the ticket it became, or joined
   * @throws Violations when the finding cannot be looked into
   */
  @Transactional
  public long report(Source source, Finding finding) {
    return report(source, finding, null);
  }

  /** The same, found while the error of another ticket was searched for. */
  @Enforces(MEASURES_25_1)
  @Transactional
  public long report(Source source, Finding finding, @Nullable Long kin) {
    finding
        .missing()
        .refuseIf(
            source instanceof Source.Superior s
                && (s.organ().strip().length() < 2 || s.organ().length() > 100),
            MEASURES_25_1,
            "organ",
            "请写明是哪个上级机关、哪一份通报（2 至 100 字）。")
        .throwIfAny();
    var by = source.by();
    var as = by == null ? By.SYSTEM : rights.anyone(by);
    var now = clock.instant();
    var filed = file(source, finding, kin, now);
    if (!filed.event().isEmpty()) {
      courses.take(
          TicketEvent.PROCEDURE,
          filed.ticket(),
          TicketEvent.valueOf(filed.event()),
          as,
          now,
          "",
          Map.of("report", filed.report()));
      clocks.begin(filed.ticket());
    }
    return filed.ticket();
  }

  private record Filed(long ticket, String report, String event) {}

  private Filed file(Source source, Finding finding, @Nullable Long kin, Instant now) {
    var by = source.by();
    var seen = capture(finding.path(), finding.quoted());
    return db.sql(
            """
            select ticket, report, event from file_ticket(:path, :quoted, :kind, :words, :source, :origin, :person, null, null, null,
              '{}', :kin, :fingerprint, :text, :digest, :packed, :found, :at)
            """)
        .param("path", finding.path())
        .param("quoted", finding.quoted())
        .param("kind", Objects.requireNonNull(finding.kind()).name())
        .param("words", finding.words())
        .param("source", source.name())
        .param("origin", source.origin().strip())
        .param("person", by == null ? null : by.id(), Types.BIGINT)
        .param("kin", kin, Types.BIGINT)
        .param("fingerprint", finding.fingerprint())
        .param("text", finding.textPrint(), Types.BINARY)
        .param("digest", seen.digest(), Types.BINARY)
        .param("packed", seen.packed(), Types.BINARY)
        .param("found", seen.found(), Types.BOOLEAN)
        .param("at", now.atOffset(java.time.ZoneOffset.UTC))
        .query((row, n) ->
            new Filed(row.getLong("ticket"), row.getString("report"), row.getString("event")))
        .single();
  }

  /**
   * Takes a visitor's report in, on the visitor's connection: number, words, sealed contact and the
   * page in one transaction, or nothing.
   *
   * @param opened names the opening of the form; the same words sent from it again are the same
   *     report with the same receipt
   */
  @Enforces(MEASURES_25_1)
  public Receipt submit(
      QueryCode opened, Finding finding, Identity contact, Collection<Doubt> doubts) {
    finding
        .missing()
        .refuseIf(
            Stream.of(contact.name(), contact.phone(), contact.mail())
                .anyMatch(w -> w.length() > 100),
            MEASURES_25_1,
            "contact",
            "联系方式最多 100 字。")
        .throwIfAny();
    var sent =
        opened.with(
            finding.path(),
            String.valueOf(finding.kind()),
            finding.quoted(),
            finding.words(),
            contact.phone(),
            contact.mail());
    var seen = capture(finding.path(), finding.quoted());
    var sealed = contact.empty() ? null : vault.seal(contact);
    var told = mail.possible() && !contact.mail().isEmpty();
    return new Receipt(submitted(sent, finding, seen, sealed, told, doubts), sent.code());
  }

  private String submitted(
      QueryCode sent,
      Finding finding,
      Capture seen,
      @Nullable Sealed sealed,
      boolean told,
      Collection<Doubt> doubts) {
    return Refusals.asSentences(
        MEASURES_25_1,
        () ->
            visitor
                .sql(
                    """
                    select submit_ticket_told(:path, :quoted, :kind, :words, :command, :code, :sealed, :wrapped, :nonce, :doubts,
                      :fingerprint, :text, :digest, :packed, :found, :told)
                    """)
                .param("path", finding.path())
                .param("quoted", finding.quoted())
                .param("kind", Objects.requireNonNull(finding.kind()).name())
                .param("words", finding.words())
                .param("command", sent.formDigest())
                .param("code", QueryCode.digest(sent.code()))
                .param("sealed", sealed == null ? null : sealed.bytes(), Types.BINARY)
                .param("wrapped", sealed == null ? null : sealed.wrapped(), Types.BINARY)
                .param("nonce", sealed == null ? null : sealed.nonce(), Types.BINARY)
                .param("doubts", doubts.stream().map(Enum::name).toArray(String[]::new))
                .param("fingerprint", finding.fingerprint())
                .param("text", finding.textPrint(), Types.BINARY)
                .param("digest", seen.digest(), Types.BINARY)
                .param("packed", seen.packed(), Types.BINARY)
                .param("found", seen.found(), Types.BOOLEAN)
                .param("told", told)
                .query(String.class)
                .single());
  }

  private Capture capture(String path, String quoted) {
    return Capture.of(pages.read(path).orElse(null), path, quoted);
  }
}
