package org.shenfa.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.stream.IntStream;
import org.shenfa.letters.Answering;
import org.shenfa.letters.Answering.Drafted;
import org.shenfa.letters.Channel;
import org.shenfa.letters.Letter;
import org.shenfa.letters.LetterDossier;
import org.shenfa.letters.LetterForm;
import org.shenfa.letters.LetterKind;
import org.shenfa.letters.LetterTopics;
import org.shenfa.letters.Receiving;
import org.shenfa.letters.Replying;
import org.shenfa.letters.Triage;
import org.shenfa.letters.Triage.Judgment;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.vault.Identity;
import org.springframework.stereotype.Component;

/**
 * 演示答复: the steps of a letter that is entered, given to a unit and answered, at the times given.
 */
@Component
class DemoAnswers {
  /** Who leaves no name: sealing one would draw the keys of a house that is only looked at. */
  static final Identity NOBODY = new Identity("", "", "", "", "");

  private final DemoPeople people;
  private final Receiving receiving;
  private final Triage triage;
  private final Answering answering;
  private final Replying replying;
  private final LetterDossier letters;
  private final LetterTopics topics;
  private final Clock clock;

  DemoAnswers(
      DemoPeople people,
      Receiving receiving,
      Triage triage,
      Answering answering,
      Replying replying,
      LetterDossier letters,
      LetterTopics topics,
      Clock clock) {
    this.people = people;
    this.receiving = receiving;
    this.triage = triage;
    this.answering = answering;
    this.replying = replying;
    this.letters = letters;
    this.topics = topics;
    this.clock = clock;
  }

  /** A call that was taken down. */
  Letter called(String title, String body, boolean publish, Instant received, Instant now) {
    var receipt =
        receiving.enter(
            intake(),
            Channel.PHONE,
            new LetterForm(LetterKind.CONSULTATION, title, body, "", NOBODY, publish),
            received,
            now);
    return numbered(receipt.number());
  }

  Letter numbered(String number) {
    return letters.seen(intake(), clock.instant()).stream()
        .filter(l -> l.number().equals(number))
        .findFirst()
        .orElseThrow();
  }

  void given(Letter letter, String unit, Instant now) {
    var topic = topics.proposed(letters.of(intake(), letter.id(), clock.instant()).texts());
    triage.assign(
        intake(),
        letter.id(),
        new Judgment(LetterKind.CONSULTATION, null, "", null, topic),
        people.unit(unit).id(),
        now);
  }

  void drafted(Letter letter, String unit, String words, Instant now) {
    var all = IntStream.range(0, answering.questions(letter.id()).size()).boxed().toList();
    answering.draft(
        people.holder(unit, PostKind.CLERK),
        letter.id(),
        new Drafted(words, "危险化学品安全管理条例", all, "演示用的答复，没有对照指南"),
        now);
  }

  /** Drafted, reviewed, approved and sent to the writer. */
  void answered(Letter letter, String unit, String words, Instant now) {
    drafted(letter, unit, words, now);
    answering.secrecy(people.holder(unit, PostKind.SECRECY_REVIEWER), letter.id(), true, "", now);
    answering.approve(people.holder(unit, PostKind.UNIT_HEAD), letter.id(), now);
    replying.reply(people.editor(), letter.id(), now);
  }

  Person intake() {
    return people.holder(people.newsroom(), PostKind.INTAKE_CLERK);
  }
}
