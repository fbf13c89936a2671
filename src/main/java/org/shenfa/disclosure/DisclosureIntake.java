package org.shenfa.disclosure;

import static org.shenfa.deadlines.Rule.DISCLOSURE_CONFIRM;
import static org.shenfa.disclosure.Disclosing.PROCEDURE;
import static org.shenfa.regulation.Clause.MEASURES_10_3;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.shenfa.database.Refusals;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.By;
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
 * 收件: requests from the form, and those that clerks enter for people who came, wrote or telephoned
 * (公开条例第二十九条、第三十一条).
 */
@Service
public class DisclosureIntake {
  private final DisclosureRequests requests;
  private final DisclosureCourse course;
  private final DisclosureRounds rounds;
  private final Deadlines deadlines;
  private final Vault vault;
  private final CitizenMail mail;
  private final JdbcClient visitor;

  DisclosureIntake(
      DisclosureRequests requests,
      DisclosureCourse course,
      DisclosureRounds rounds,
      Deadlines deadlines,
      Vault vault,
      CitizenMail mail,
      @Qualifier("visitor") JdbcClient visitorJdbcClient) {
    this.requests = requests;
    this.course = course;
    this.rounds = rounds;
    this.deadlines = deadlines;
    this.vault = vault;
    this.mail = mail;
    this.visitor = visitorJdbcClient;
  }

  /** Registers what a visitor sent; the same words of a form sent twice are one request. */
  @Enforces(MEASURES_10_3)
  public Receipt file(Application said, QueryCode opened) {
    said.check();
    var code = opened.with(said.whole());
    var sealed = vault.seal(said.identity());
    var number =
        Objects.requireNonNull(
            Refusals.asSentences(
                MEASURES_10_3,
                () ->
                    visitor
                        .sql("select file_disclosure_told(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                        .params(
                            code.formDigest(),
                            QueryCode.digest(code.code()),
                            said.applicant().name(),
                            sealed.bytes(),
                            sealed.wrapped(),
                            sealed.nonce(),
                            said.description(),
                            said.wanted().name(),
                            said.help(),
                            told(said))
                        .query(String.class)
                        .single()));
    rounds.takeUp();
    return new Receipt(number, code.code());
  }

  /** Who leaves an address is told by mail where the request stands, once mail can be sent. */
  private boolean told(Application said) {
    return mail.possible() && !said.identity().mail().isEmpty();
  }

  /**
   * Enters a request that came on paper, by fax or by word of mouth.
   *
   * @param arrived the day it was handed over or signed for; for other channels the day it came
   */
  @Transactional
  public Receipt enter(
      Person by, Channel channel, LocalDate arrived, Application said, QueryCode code) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    new Violations.Gathering()
        .refuseIf(channel == Channel.ONLINE, MEASURES_10_3, "channel", "网上的申请由申请人自己提交，这里只登记其他方式。")
        .refuseIf(arrived.isAfter(course.today()), MEASURES_10_3, "arrived", "收到申请的日期不能晚于今天。")
        .refuseIf(
            arrived.isBefore(course.today().minusMonths(3)),
            MEASURES_10_3,
            "arrived",
            "收到申请的日期早于三个月前，请核对。")
        .throwIfAny();
    said.check();
    var made =
        requests.register(code, channel, said, vault.keep(said.identity(), by), arrived, by.id());
    if (told(said)) {
      mail.wish(PROCEDURE.name(), made.id());
    }
    course.take(
        made.id(),
        DisclosureEvent.APPLY,
        desk,
        course.now(),
        "",
        Map.of("channel", channel.name()));
    if (channel.dated()) {
      confirm(made.id(), arrived, desk);
    } else {
      deadlines.start(
          DISCLOSURE_CONFIRM, PROCEDURE.name(), made.id(), DisclosureCourse.noon(arrived));
    }
    return new Receipt(made.number(), code.code());
  }

  /** Confirms with the applicant that the request is here; this is the day of receipt. */
  @Transactional
  public void confirm(Person by, String number) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    confirm(course.find(number).id(), course.today(), desk);
  }

  private void confirm(long request, LocalDate day, By by) {
    course.take(
        request, DisclosureEvent.CONFIRM, by, course.now(), "", Map.of("day", day.toString()));
    deadlines.meet(DISCLOSURE_CONFIRM, PROCEDURE.name(), request, course.now());
    course.beginAnswer(request, day);
  }

  /** Takes a request back while it is not confirmed, as its applicant told the office. */
  @Transactional
  public void withdraw(Person by, String number, String words) {
    var desk = course.by(by, Actor.OPENNESS_DESK);
    var request = course.find(number);
    requests.say(
        request.id(), DisclosureEvent.WITHDRAW, Said.of(words, "words", "申请人的说法"), by.id());
    course.take(request, DisclosureEvent.WITHDRAW, desk, "", Map.of());
    deadlines.drop(DISCLOSURE_CONFIRM, PROCEDURE.name(), request.id(), "申请人撤回", course.now());
  }
}
