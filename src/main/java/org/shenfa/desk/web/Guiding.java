package org.shenfa.desk.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shenfa.columns.Category;
import org.shenfa.content.AnswerWay;
import org.shenfa.content.Drafting;
import org.shenfa.content.GuideElement;
import org.shenfa.content.Interpretations;
import org.shenfa.content.ItemKind;
import org.shenfa.content.LeaderActivity;
import org.shenfa.content.Manifest;
import org.shenfa.content.NewsExceptions;
import org.shenfa.content.NewsValue;
import org.shenfa.content.Requirements;
import org.shenfa.content.Revision;
import org.shenfa.organization.Leaders;
import org.shenfa.regulation.Violations;
import org.shenfa.reprints.Reprints;
import org.shenfa.workdays.Calendar;
import org.springframework.stereotype.Component;

/** Gathers what the item form says beside its fields. */
@Component
class Guiding {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日（EEEE）", Locale.SIMPLIFIED_CHINESE);

  private final Drafting drafting;
  private final Requirements requirements;
  private final NewsExceptions exceptions;
  private final Interpretations interpretations;
  private final Leaders leaders;
  private final Reprints reprints;
  private final Calendar calendar;
  private final Clock clock;

  Guiding(
      Drafting drafting,
      Requirements requirements,
      NewsExceptions exceptions,
      Interpretations interpretations,
      Leaders leaders,
      Reprints reprints,
      Calendar calendar,
      Clock clock) {
    this.drafting = drafting;
    this.requirements = requirements;
    this.exceptions = exceptions;
    this.interpretations = interpretations;
    this.leaders = leaders;
    this.reprints = reprints;
    this.calendar = calendar;
    this.clock = clock;
  }

  Guided of(Revision revision) {
    var text = revision.manifest();
    var register = leaders.on(LocalDate.now(clock));
    var activities =
        text.category() == Category.NEWS
            ? LeaderActivity.in(text, register)
            : List.<LeaderActivity>of();
    var comment = text.comment();
    return new Guided(
        requirements.missing(revision),
        revision.seq() == 1 && text.title().isBlank(),
        register,
        LeaderActivity.asked(text.kind(), activities).orElse(null),
        activities,
        NewsValue.of(text.newsValue()),
        comment == null ? Map.of() : AnswerWay.details(comment.method()),
        comment == null ? List.of() : period(comment),
        text.kind() == ItemKind.SERVICE_GUIDE ? GuideElement.filled(text.body()) : Set.of(),
        exceptions.granted(revision.itemId()),
        exceptions.asked(revision.itemId()).orElse(null),
        interpretations.planOf(policy(revision)).orElse(null),
        Optional.ofNullable(text.pairedWith())
            .flatMap(drafting::find)
            .map(i -> i.id())
            .orElse(null),
        reprints.snapshot(revision.itemId()).orElse(null),
        Optional.ofNullable(text.reprint())
            .flatMap(r -> reprints.pasted(revision.itemId(), r.link()))
            .orElse(null),
        reprints.opens());
  }

  /** The plan stands with the policy, whichever half is shown. */
  private long policy(Revision revision) {
    var text = revision.manifest();
    return text.kind() == ItemKind.INTERPRETATION && text.pairedWith() != null
        ? drafting.find(text.pairedWith()).map(i -> i.id()).orElse(revision.itemId())
        : revision.itemId();
  }

  /** How long there is to answer, counted from today, and when the feedback is due. */
  List<String> period(Manifest.Comment comment) {
    var today = LocalDate.now(clock);
    var closes = comment.closesAt().toLocalDate();
    if (!comment.closesAt().isAfter(LocalDateTime.now(clock))) {
      return List.of("截止时间已过。");
    }
    var words = new ArrayList<String>();
    var days = (int) (closes.toEpochDay() - today.toEpochDay());
    try {
      words.add("从今天到截止共 %d 个自然日，其中 %d 个工作日。".formatted(days, calendar.between(today, closes)));
    } catch (Violations unknown) {
      words.add("从今天到截止共 %d 个自然日；%s".formatted(days, unknown.all().getFirst().sentence()));
    }
    try {
      words.add(
          "征集情况反馈最迟 %s 公布（截止后一个月，期满日不是工作日的顺延）。"
              .formatted(calendar.dueAfterMonths(closes, 1).date().format(DAY)));
    } catch (Violations unknown) {
      words.add("反馈期限：" + unknown.all().getFirst().sentence());
    }
    return List.copyOf(words);
  }
}
