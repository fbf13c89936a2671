package org.shenfa.figures;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shenfa.letters.Channel;
import org.shenfa.letters.LetterEvent;
import org.shenfa.letters.LetterKind;

/**
 * 当月事实: what the figures of a month are counted from: times, kinds and units, never words or names.
 * An end is the first moment outside.
 *
 * @param from the first moment of the month
 * @param until the first moment after it
 */
record Facts(
    Instant from,
    Instant until,
    List<Letter> letters,
    List<Answer> answers,
    List<Rating> ratings,
    Petitions petitions,
    Requests requests,
    Solicited solicited,
    Concerns concerns,
    Guided guides,
    Upkeep upkeep,
    Assessed assessed,
    List<Repeated> repeated) {

  boolean in(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }

  /** Letters that were registered in the month. */
  List<Letter> receivedInMonth() {
    return letters.stream().filter(l -> in(l.received())).toList();
  }

  /** Letters that a unit answered for the first time in the month. */
  Stream<Letter> answered() {
    return letters.stream().filter(l -> l.replied().filter(this::in).isPresent());
  }

  /** The unit of every such step of the month. */
  List<String> units(Set<LetterEvent> events) {
    return letters.stream()
        .flatMap(l -> l.steps().stream())
        .filter(s -> events.contains(s.event()) && in(s.at()))
        .map(Step::unit)
        .toList();
  }

  /**
   * A letter and what happened to it until the figures are made.
   *
   * @param topic what it was taken to be about, as that is called
   */
  record Letter(
      long id,
      LetterKind kind,
      Channel channel,
      String topic,
      Instant received,
      boolean mayPublish,
      List<Step> steps) {
    Optional<Step> first(LetterEvent event) {
      return steps.stream().filter(s -> s.event() == event).findFirst();
    }

    /** When the site answered it for the first time. */
    Optional<Instant> replied() {
      return first(LetterEvent.REPLY).map(Step::at);
    }
  }

  /**
   * One step of a letter.
   *
   * @param unit short name of the unit that acted or, for an assignment, of the one it went to
   * @param changed whether a second answer was approved that says something else in substance
   */
  record Step(LetterEvent event, Instant at, String unit, boolean changed) {
    Step(LetterEvent event, Instant at, String unit) {
      this(event, at, unit, false);
    }
  }

  /**
   * A question many asked, by the name a person gave it.
   *
   * @param topic what its letters are about, as that is called
   * @param letters how many asked it in the month
   * @param page whether a page was named that answers it, and was released anew since
   */
  record Repeated(String name, String topic, long letters, Page page) {
    enum Page {
      NONE("没有指明页面"),
      SAME("页面还没有改"),
      CHANGED("页面已经改进");

      private final String label;

      Page(String label) {
        this.label = label;
      }

      String label() {
        return label;
      }
    }
  }

  /**
   * A term of four working days.
   *
   * @param met when it was kept, null while it is not
   * @param dropped when it was given up after its end: it stays late, and is open no more
   */
  record Answer(String unit, Instant end, @Nullable Instant met, @Nullable Instant dropped) {}

  /** What became of the days for rating: an opinion, or none. */
  record Rating(Instant at, boolean rated, boolean solved, int attitude) {}

  /** 信访: the terms of notice and of conclusion. */
  record Petitions(Kept notices, Kept conclusions) {}

  /** Terms that ended in the month, and those of them that were kept. */
  record Kept(long due, long onTime) {}

  /** Requests for information: received; due in the month; of these answered in time. */
  record Requests(long received, long due, long onTime) {}

  /**
   * Solicitations.
   *
   * @param late results that were owed when the month ended, the longest overdue by this many days
   * @param adopted what became of the opinions whose result was published in the month
   */
  record Solicited(
      long opened,
      long received,
      long answered,
      long onTime,
      long late,
      long longest,
      Adopted adopted) {}

  /** Opinions taken up, taken up in part, and not. */
  record Adopted(long whole, long partly, long not) {}

  /** Public concerns: hours to the first answer, and how often a promised word was missed. */
  record Concerns(List<Response> responses, long missed) {}

  /** The first answer to a concern of a level. */
  record Response(String level, Instant found, Instant answered) {}

  /**
   * Guides.
   *
   * @param out now
   * @param inOrder those of them with nothing due
   * @param amiss how often a download was not what it should be
   * @param votes of readers whether a guide helped, and how many said it did
   */
  record Guided(long out, long inOrder, long amiss, long votes, long helpful) {}

  /**
   * Assessments that were confirmed.
   *
   * @param scores of every unit, the highest first
   * @param objections of units to single lines, and how many of them were upheld
   */
  record Assessed(List<Marked> scores, long objections, long upheld) {}

  /** What a unit had in a period, and of how many lines it is made. */
  record Marked(String period, String unit, BigDecimal total, long lines) {}

  /** 网站维护: how the site looked after itself (articles 25 and 28). */
  record Upkeep(Errors errors, Duty duty, Health health) {}

  /**
   * Errors on the site.
   *
   * @param reports of citizens
   * @param looked how many of the errors they reported were decided on
   * @param confirmed how many of these were errors
   * @param answers those who reported
   * @param repeated the same text of the same unit within ninety days
   * @param hidden from the report of a grave error until its page was taken down, one length each
   */
  record Errors(
      long reports,
      long looked,
      long confirmed,
      Kept answers,
      long repeated,
      List<Duration> hidden) {}

  /**
   * Days of reading.
   *
   * @param days of the month
   * @param signed handed over on the day itself
   * @param missed with a reader who did not hand over
   * @param pages public now
   * @param read of them in the ninety days before the end of the month
   * @param looked how many pages of the month's sheets were looked at
   * @param faults how many of these had one
   * @param again read a second time without seeing what the reader had found
   * @param overlooked those with a fault that the reader had not seen
   */
  record Duty(
      long days,
      long signed,
      long missed,
      long pages,
      long read,
      long looked,
      long faults,
      long again,
      long overlooked) {}

  /**
   * The site itself.
   *
   * @param visits of the home page, as the national check makes them
   * @param failed those not open in time
   * @param links that were found broken in the month and are no false alarm
   * @param stale columns that are not updated now
   * @param lasts days from the end of the month to the first domain or certificate that ends, null
   *     where none is registered
   */
  record Health(long visits, long failed, long links, long stale, @Nullable Long lasts) {}
}
