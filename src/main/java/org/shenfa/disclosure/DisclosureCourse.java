package org.shenfa.disclosure;

import static org.shenfa.deadlines.Rule.DISCLOSURE_ANSWER;
import static org.shenfa.disclosure.Disclosing.PROCEDURE;
import static org.shenfa.regulation.Clause.MEASURES_10_3;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.shenfa.Shenfa;
import org.shenfa.deadlines.Counting;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.UnitKind;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Actors;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.shenfa.procedures.Passage;
import org.shenfa.regulation.Violations;
import org.shenfa.workdays.Calendar;
import org.springframework.stereotype.Component;

/** 一件申请的经过: what every act on a request needs: who acts, the step, the clock, the paper. */
@Component
class DisclosureCourse {
  private final DisclosureRequests requests;
  private final DisclosurePapers papers;
  private final DisclosureSettings settings;
  private final Courses courses;
  private final Deadlines deadlines;
  private final Actors actors;
  private final Organization organization;
  private final Calendar calendar;
  private final Clock clock;

  DisclosureCourse(
      DisclosureRequests requests,
      DisclosurePapers papers,
      DisclosureSettings settings,
      Courses courses,
      Deadlines deadlines,
      Actors actors,
      Organization organization,
      Calendar calendar,
      Clock clock) {
    this.requests = requests;
    this.papers = papers;
    this.settings = settings;
    this.courses = courses;
    this.deadlines = deadlines;
    this.actors = actors;
    this.organization = organization;
    this.calendar = calendar;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  /** In which capacities somebody may act on requests; nobody else knows there are any. */
  Set<Actor> as(Person person) {
    var office = organization.only(UnitKind.GENERAL_OFFICE).id();
    var as = actors.of(person.id(), office, today());
    as.retainAll(Set.of(Actor.OPENNESS_DESK, Actor.OFFICE_HEAD, Actor.SECRECY));
    return as;
  }

  /** The person in that capacity; to anybody else there is no such request. */
  By by(Person person, Actor actor) {
    if (!as(person).contains(actor)) {
      throw new NoSuchElementException();
    }
    return By.staff(actor, person, organization.only(UnitKind.GENERAL_OFFICE).id());
  }

  Request find(String number) {
    return requests.find(number).orElseThrow(NoSuchElementException::new);
  }

  void take(
      Request request, DisclosureEvent event, By by, String reason, Map<String, String> details) {
    take(request.id(), event, by, now(), reason, details);
  }

  void take(
      long request,
      DisclosureEvent event,
      By by,
      Instant at,
      String reason,
      Map<String, String> details) {
    courses.take(PROCEDURE, request, event, by, at, reason, details);
  }

  List<Passage> story(Request request) {
    return courses.story(PROCEDURE, request.id());
  }

  /** The newest of several steps. */
  Optional<Passage> last(Request request, DisclosureEvent... events) {
    var names = Arrays.stream(events).map(DisclosureEvent::name).toList();
    return story(request).reversed().stream().filter(p -> names.contains(p.event())).findFirst();
  }

  boolean happened(Request request, DisclosureEvent event) {
    return last(request, event).isPresent();
  }

  /** Whether a fee was asked for and has not been paid; then nothing is owed yet. */
  boolean unpaid(Request request) {
    return last(request, DisclosureEvent.CHARGE, DisclosureEvent.PAID)
        .filter(p -> p.event().equals(DisclosureEvent.CHARGE.name()))
        .isPresent();
  }

  /** Refuses to go on while a fee is open. */
  void paid(Request request) {
    if (unpaid(request)) {
      throw new Violations(MEASURES_10_3, "已经通知申请人缴纳信息处理费，登记缴费以后再接着办。");
    }
  }

  /** The answer's term begins with a day, which itself is not counted. */
  void beginAnswer(long request, LocalDate day) {
    deadlines.start(DISCLOSURE_ANSWER, PROCEDURE.name(), request, noon(day));
  }

  /** Lengthens the answer's term, once in a case and while it is not over. */
  void lengthen(Request request, DisclosureEvent event, By by, int days, int most, String why) {
    new Violations.Gathering()
        .refuseIf(days < 1 || days > most, MEASURES_10_3, "days", "延长 1 至 %d 个工作日。".formatted(most))
        .refuseIf(
            deadlines
                .running(DISCLOSURE_ANSWER, PROCEDURE.name(), request.id())
                .filter(d -> d.over(now()))
                .isPresent(),
            MEASURES_10_3,
            null,
            "答复期限已经过了，不能再延长。")
        .refuseIf(
            happened(request, DisclosureEvent.EXTEND) || happened(request, DisclosureEvent.DELAY),
            MEASURES_10_3,
            null,
            "答复期限只能延长一次，这一件已经延长过（公开条例第三十三条）。")
        .throwIfAny();
    take(request, event, by, why, Map.of("days", Integer.toString(days)));
    paid(request);
    deadlines.extend(DISCLOSURE_ANSWER, PROCEDURE.name(), request.id(), days, why, now());
  }

  /** The last day for the answer. */
  LocalDate promised(Request request) {
    return deadlines
        .running(DISCLOSURE_ANSWER, PROCEDURE.name(), request.id())
        .flatMap(d -> d.due())
        .orElseThrow(() -> new Violations(MEASURES_10_3, "现在推算不出答复期限，请先在“日历”里录入当年的放假安排。"));
  }

  /** The day a step gave somebody. */
  static LocalDate until(Passage passage) {
    return LocalDate.parse(String.valueOf(passage.details().get("until")));
  }

  /** The last day of a term that begins with a day. */
  LocalDate due(Rule rule, LocalDate from) {
    return Counting.count(rule.term(), noon(from), List.of(), calendar).due();
  }

  void write(Request request, WritKind kind, String addressee, List<String> body) {
    papers.write(request.id(), kind, settings.mark(), addressee, body, today());
  }

  static Instant noon(LocalDate day) {
    return day.atTime(12, 0).atZone(Shenfa.ZONE).toInstant();
  }
}
