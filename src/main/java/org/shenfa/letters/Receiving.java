package org.shenfa.letters;

import static org.shenfa.regulation.Clause.MEASURES_12_1;
import static org.shenfa.regulation.Clause.MEASURES_12_2;

import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.shenfa.database.Refusals;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.CitizenMail;
import org.shenfa.vault.Vault;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 收件: letters come in, from the site's form or through the office, and nothing is dropped: what
 * looks like abuse waits for a person.
 */
@Service
public class Receiving {
  private final JdbcClient visitor;
  private final Attaching attaching;
  private final Letters letters;
  private final Vault vault;
  private final Courses courses;
  private final LetterRights rights;
  private final CitizenMail mail;

  Receiving(
      @Qualifier("visitor") JdbcClient visitorJdbcClient,
      Attaching attaching,
      Letters letters,
      Vault vault,
      Courses courses,
      LetterRights rights,
      CitizenMail mail) {
    this.visitor = visitorJdbcClient;
    this.attaching = attaching;
    this.letters = letters;
    this.vault = vault;
    this.courses = courses;
    this.rights = rights;
    this.mail = mail;
  }

  /** 收件回执: the number everybody may know, and the code only the writer knows. */
  public record Receipt(String number, String code) {}

  /**
   * Takes a letter in from the site, on the visitor's connection: number, words and sealed identity
   * in one transaction, or nothing.
   *
   * @param opened names the opening of the form; the same words sent from it again are the same
   *     letter with the same receipt, other words another letter
   */
  public Receipt submit(QueryCode opened, LetterForm form, Collection<Suspicion> suspicions) {
    return submit(opened, form, List.of(), suspicions);
  }

  /**
   * The same, with files: at most three pictures, PDF or Word files of 5 MB, cleaned before
   * anything is kept.
   */
  @Enforces(MEASURES_12_1)
  public Receipt submit(
      QueryCode opened,
      LetterForm form,
      List<LetterForm.Upload> uploads,
      Collection<Suspicion> suspicions) {
    form.check();
    var sent = opened.with(form.whole());
    var files = CleanedFiles.of(attaching.take(uploads));
    var sealed = form.identity().empty() ? null : vault.seal(form.identity());
    var number =
        Refusals.asSentences(
            MEASURES_12_1,
            () ->
                visitor
                    .sql(
                        """
                        select submit_letter_told(:command, :code, :kind, :title, :body, :place, :publish, :consent,
                          :sealed, :wrapped, :nonce, :fingerprint, :suspicions,
                          :types, :files, :notes, :told)
                        """)
                    .param("command", sent.formDigest())
                    .param("code", QueryCode.digest(sent.code()))
                    .param("kind", form.kind().name())
                    .param("title", form.title())
                    .param("body", form.body())
                    .param("place", form.place())
                    .param("publish", form.mayPublish())
                    .param("consent", LetterForm.CONSENT)
                    .param("sealed", sealed == null ? null : sealed.bytes(), Types.BINARY)
                    .param("wrapped", sealed == null ? null : sealed.wrapped(), Types.BINARY)
                    .param("nonce", sealed == null ? null : sealed.nonce(), Types.BINARY)
                    .param("fingerprint", form.fingerprint())
                    .param("suspicions", suspicions.stream().map(Enum::name).toArray(String[]::new))
                    .param("types", files.types())
                    .param("files", files.bytes())
                    .param("notes", files.notes())
                    .param("told", form.told())
                    .query(String.class)
                    .single());
    return new Receipt(number, sent.code());
  }

  /**
   * Enters what reached the office by phone, on paper or in person; same number, same clocks.
   *
   * @param received when it reached the office
   */
  @Transactional
  public Receipt enter(Person by, Channel channel, LetterForm form, Instant received, Instant now) {
    return enter(by, channel, form, List.of(), received, now);
  }

  /** The same, with what was scanned: as many files of the same kinds as a writer may attach. */
  @Enforces(MEASURES_12_2)
  @Transactional
  public Receipt enter(
      Person by,
      Channel channel,
      LetterForm form,
      List<LetterForm.Upload> scanned,
      Instant received,
      Instant now) {
    form.check();
    new Violations.Gathering()
        .refuseIf(channel == Channel.WEB, MEASURES_12_2, "channel", "请选择电话、信函或者来访。")
        .refuseIf(received.isAfter(now), MEASURES_12_2, "received", "收到的时间不能晚于现在。")
        .refuseIf(
            !rights.viewer(by, now).may(0).contains(Actor.INTAKE),
            MEASURES_12_2,
            null,
            "来信由信件受理员登记。")
        .throwIfAny();
    var files = attaching.take(scanned);
    var sent = QueryCode.fresh();
    var identity = form.identity().empty() ? null : vault.keep(form.identity(), by);
    var letter = letters.add(by, channel, form, sent, identity, received);
    letters.attach(letter.id(), files);
    if (form.told()) {
      mail.wish(LetterNews.PROCEDURE, letter.id());
    }
    courses.take(
        LetterEvent.PROCEDURE,
        letter.id(),
        LetterEvent.SUBMIT,
        By.staff(Actor.INTAKE, by, rights.publicity()),
        received,
        "",
        Map.of());
    return new Receipt(letter.number(), sent.code());
  }
}
