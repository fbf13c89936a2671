package org.shenfa.assessment;

import static org.shenfa.regulation.Clause.MEASURES_22_1;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.orders.Order;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Passage;
import org.shenfa.regulation.Enforces;
import org.springframework.stereotype.Service;

/** 考评的待办: what the periods leave for a person to do now, and until when. */
@Service
public class AssessmentTasks {
  private final Assessing assessing;
  private final Objecting objecting;
  private final AssessmentRights rights;

  AssessmentTasks(Assessing assessing, Objecting objecting, AssessmentRights rights) {
    this.assessing = assessing;
    this.objecting = objecting;
    this.rights = rights;
  }

  /**
   * One thing to do.
   *
   * @param until the end of the units' days, null where no clock runs
   */
  public record Owed(Period period, String what, @Nullable Instant until, String address) {}

  /** What waits for this person: of a head the lines of his units, of 新闻宣传处 the next step. */
  @Enforces(MEASURES_22_1)
  public List<Owed> of(Person person, Instant now) {
    var found = new ArrayList<Owed>();
    var open = assessing.all().stream().filter(p -> p.state() != PeriodState.CLOSED).toList();
    var supervises = !open.isEmpty() && rights.supervises(person);
    for (var period : open) {
      if (period.state() == PeriodState.OBJECTION) {
        found.addAll(lines(person, period, now));
        objections(person, period).ifPresent(found::add);
      }
      if (supervises) {
        step(period, now)
            .map(what -> new Owed(period, what, null, "/desk/assessment/" + period.id()))
            .ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  private List<Owed> lines(Person person, Period period, Instant now) {
    return !objecting.open(period, now)
        ? List.of()
        : rights.headed(person).stream()
            .map(u ->
                new Owed(
                    period,
                    "请核对" + u.shortName() + "的计分，有异议的逐条提出",
                    period.windowEnd(),
                    "/desk/assessment/%d/%d".formatted(period.id(), u.id())))
            .toList();
  }

  /** Those one may answer; whoever calculated or objected does not. */
  private Optional<Owed> objections(Person person, Period period) {
    if (!rights.seesAll(person)) {
      return Optional.empty();
    }
    var own =
        assessing.story(period).stream()
            .filter(p -> p.person() != null && p.person() == person.id())
            .toList();
    if (own.stream().anyMatch(p -> p.event().equals(AssessmentEvent.CALCULATE.name()))) {
      return Optional.empty();
    }
    var waiting =
        objecting.all(person, period.id()).stream()
            .filter(o -> o.answer() == null && rights.answers(person, o.line().unit()))
            .filter(o -> own.stream().noneMatch(p -> objected(p, o)))
            .count();
    return waiting == 0
        ? Optional.empty()
        : Optional.of(
            new Owed(
                period,
                "有 %d 条异议待答复，都答复了才能确认得分".formatted(waiting),
                null,
                "/desk/assessment/" + period.id() + "/objections"));
  }

  private static boolean objected(Passage passage, Objection about) {
    return passage.event().equals(AssessmentEvent.OBJECT.name())
        && Long.toString(about.line().id()).equals(passage.details().get("line"));
  }

  /** The next step of the head of 新闻宣传处, where nothing but it is missing. */
  private Optional<String> step(Period period, Instant now) {
    return Optional.ofNullable(
        switch (period.state()) {
          case PERIOD_OPEN, COLLECTING -> period.over(now) ? "这一期已经结束，请出初步得分" : null;
          case PROVISIONAL -> "初步得分已出，请送各单位核对";
          case OBJECTION -> confirmable(period, now) ? "核对期满，没有待答复的异议，请确认得分" : null;
          case CONFIRMED -> period.circular() == null ? "得分已经确认，请起草通报" : null;
          case CIRCULATED -> "通报已经发布，请转入整改";
          case RECTIFYING ->
              assessing.unrectified(period).stream().allMatch(Order::over)
                  ? "通报列出的督办单都已销号，请办结"
                  : null;
          case CLOSED -> null;
        });
  }

  private boolean confirmable(Period period, Instant now) {
    return !objecting.open(period, now) && !assessing.disputed(period);
  }
}
