package org.shenfa.petitions;

import static org.shenfa.regulation.Clause.MEASURES_12_3;
import static org.shenfa.regulation.Clause.MEASURES_19_3;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shenfa.deadlines.Rule;
import org.shenfa.letters.LetterHandOver;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.By;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.shenfa.vault.Identity;
import org.shenfa.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 信访登记: how a petition comes in, what it is about, whom it accuses, who may read it (19-3). */
@Service
public class PetitionRegister {
  private final Petitions petitions;
  private final PetitionCourse course;
  private final PetitionRights rights;
  private final PetitionNews news;
  private final LetterHandOver letters;
  private final Organization organization;
  private final Vault vault;

  PetitionRegister(
      Petitions petitions,
      PetitionCourse course,
      PetitionRights rights,
      PetitionNews news,
      LetterHandOver letters,
      Organization organization,
      Vault vault) {
    this.petitions = petitions;
    this.course = course;
    this.rights = rights;
    this.news = news;
    this.letters = letters;
    this.organization = organization;
    this.vault = vault;
  }

  /**
   * 登记项.
   *
   * @param matter what it is about, 4 to 200 characters
   * @param accusedUnit null where it is directed against none
   * @param accusedPerson staff number of the person it is directed against, empty where there is
   *     none
   */
  public record Entered(String matter, @Nullable Long accusedUnit, String accusedPerson) {}

  /**
   * Opens the case of a letter that was handed over; nothing happens when it has one. The fifteen
   * days run since the letter was received, not since it was handed over.
   */
  @Enforces({MEASURES_12_3, MEASURES_19_3})
  @Transactional
  public void open(long letter, Instant now) {
    var received = letters.of(letter).letter().received();
    petitions
        .open(PetitionSource.LETTER, letter, "", "", "", null, received, PetitionCourse.day(now))
        .ifPresent(id -> {
          course.take(id, PetitionEvent.HAND_OVER, By.SYSTEM, "", Map.of(), now);
          course.start(Rule.PETITION_NOTICE, id, received);
          course.start(Rule.PETITION_REGISTER, id, now);
          news.arrived(petitions.find(id).orElseThrow(), now);
        });
  }

  /** Registers what was handed over. */
  @Transactional
  public void register(Person me, long id, Entered entered, Instant now) {
    var petition = course.find(me, id, now);
    enter(me, id, entered);
    course.take(me, petition, PetitionEvent.REGISTER, Actor.PETITION_DESK, "", Map.of(), now);
    course.meet(Rule.PETITION_REGISTER, id, now);
  }

  /**
   * 来文: what a petition office or a superior sent.
   *
   * @param from the organ that sent it
   * @param paper the number of its paper
   * @param words the petitioner's own words
   */
  public record Inbound(
      PetitionSource source, String from, String paper, String words, Identity petitioner) {}

  /**
   * Registers what came on paper from a petition office or a superior.
   *
   * @param received when the organ received it
   * @return its id
   */
  @Transactional
  public long receive(Person me, Inbound inbound, Entered entered, Instant received, Instant now) {
    new Violations.Gathering()
        .refuseIf(
            inbound.source() == PetitionSource.LETTER,
            MEASURES_19_3,
            "source",
            "网站来信由受理员转来，不在这里登记。")
        .refuseIf(blank(inbound.from(), 80), MEASURES_19_3, "from", "请写明来文机关，最多 80 字。")
        .refuseIf(blank(inbound.paper(), 80), MEASURES_19_3, "paper", "请写明来文的文号或者编号，最多 80 字。")
        .refuseIf(blank(inbound.words(), 8000), MEASURES_19_3, "words", "请照录信访人的原话，最多 8000 字。")
        .refuseIf(received.isAfter(now), MEASURES_19_3, "received", "收到的时间不能晚于现在。")
        .throwIfAny();
    var identity = inbound.petitioner().empty() ? null : vault.keep(inbound.petitioner(), me);
    var id =
        petitions
            .open(
                inbound.source(),
                null,
                inbound.paper().strip(),
                inbound.from().strip(),
                inbound.words().strip(),
                identity,
                received,
                PetitionCourse.day(now))
            .orElseThrow();
    if (!rights.viewer(me, now).petitionDesk()) {
      throw new Violations(MEASURES_19_3, "来文由办公室信访承办人登记。");
    }
    course.take(
        id,
        PetitionEvent.RECEIVE,
        By.staff(Actor.PETITION_DESK, me, rights.office()),
        "",
        Map.of("paper", inbound.paper().strip()),
        now);
    enter(me, id, entered);
    course.start(Rule.PETITION_NOTICE, id, received);
    course.start(Rule.PETITION_SEND_BACK, id, received);
    return id;
  }

  private static boolean blank(String typed, int most) {
    return typed.strip().length() < 2 || typed.length() > most;
  }

  private void enter(Person me, long id, Entered entered) {
    var matter = PetitionCourse.said(entered.matter(), "matter", "反映的事项", 200);
    var accused =
        entered.accusedPerson().isBlank()
            ? null
            : organization.registered(entered.accusedPerson().strip(), "accusedPerson").id();
    if (accused != null && accused == me.id()) {
      throw new Violations(MEASURES_19_3, "被反映的是您本人，您不能登记，请由另一位承办人登记。");
    }
    petitions.enter(id, matter, entered.accusedUnit(), accused, me.id());
  }

  /**
   * Seals a report: from now on those on the list alone read it, and it leaves the house in no
   * file.
   *
   * @param list staff numbers, apart by spaces or commas; a leader has to be among them
   */
  @Enforces(MEASURES_19_3)
  @Transactional
  public void seal(Person me, long id, String list, Instant now) {
    var petition = course.find(me, id, now);
    if (petition.sealed()) {
      throw new Violations(MEASURES_19_3, "已经列为举报，要增加可阅人员的，用“增加可阅人员”。");
    }
    var admitted = people(petition, list, now);
    admitted.add(me.id());
    var day = PetitionCourse.day(now);
    new Violations.Gathering()
        .refuseIf(
            rights.leaders(petition, day).stream().noneMatch(admitted::contains),
            MEASURES_19_3,
            "list",
            "可阅人员里须有一位厅领导（不是被反映人），否则没有人能签发处理意见。")
        .throwIfAny();
    admitted.forEach(p -> petitions.admit(id, p, me.id()));
    course.take(me, petition, PetitionEvent.SEAL, Actor.PETITION_DESK, "", Map.of(), now);
  }

  /** Lets more people read a sealed report; never whom it accuses. */
  @Transactional
  public void admit(Person me, long id, String list, String why, Instant now) {
    var petition = course.find(me, id, now);
    if (!petition.sealed()) {
      throw new Violations(MEASURES_19_3, "没有列为举报的事项不用限定可阅人员。");
    }
    var admitted = people(petition, list, now);
    if (admitted.isEmpty()) {
      throw PetitionCourse.no("list", "请填写工号。");
    }
    var as = rights.viewer(me, now).petitionDesk() ? Actor.PETITION_DESK : Actor.LEADER;
    admitted.forEach(p -> petitions.admit(id, p, me.id()));
    course.take(
        me,
        petition,
        PetitionEvent.ADMIT,
        as,
        PetitionCourse.said(why, "why", "为什么要他们看", 500),
        Map.of(),
        now);
  }

  private Set<Long> people(Petition petition, String list, Instant now) {
    var all = new HashSet<Long>();
    for (var number : list.strip().split("[\\s,，、;；]+", -1)) {
      if (!number.isEmpty()) {
        all.add(organization.registered(number, "list").id());
      }
    }
    if (all.stream().anyMatch(p -> rights.accused(petition, p, PetitionCourse.day(now)))) {
      throw PetitionCourse.no(
          "list", "名单里有被反映的人或者被反映单位的人，不能让他们看（%s）。".formatted(petition.rules().secrecy()));
    }
    return all;
  }

  /** Tells the leaders at once of a grave or urgent matter; they are told its number only. */
  @Transactional
  public void reportUrgent(Person me, long id, String why, Instant now) {
    var petition = course.find(me, id, now);
    course.take(
        me,
        petition,
        PetitionEvent.REPORT_URGENT,
        Actor.PETITION_DESK,
        PetitionCourse.said(why, "why", "重大、紧急在哪里", 500),
        Map.of(),
        now);
    news.urgent(petition, now);
  }

  /** Units that may be named as accused, and organs that may be transferred to. */
  public List<Map.Entry<Long, String>> units() {
    return organization.units().stream().map(u -> Map.entry(u.id(), u.shortName())).toList();
  }
}
