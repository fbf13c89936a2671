package org.shenfa.indicators;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shenfa.indicators.Evidence.ColumnFact;
import org.shenfa.indicators.Evidence.GuideFact;
import org.shenfa.indicators.Evidence.LetterFact;
import org.shenfa.indicators.Freshness.State;
import org.shenfa.indicators.IndicatorLine.Outcome;
import org.shenfa.indicators.IndicatorLine.Proof;

/** 单项否决: judged on a day, as if nothing happened between the facts and that day. Pure. */
final class Vetoes {
  private final Evidence facts;
  private final Limits limits;
  private final LocalDate day;

  Vetoes(Evidence facts, Limits limits, LocalDate day) {
    this.facts = facts;
    this.limits = limits;
    this.day = day;
  }

  List<IndicatorLine> all() {
    return List.of(
        serious(),
        reachable(),
        home(),
        columns(
            Indicator.COLUMNS_STALE,
            Limit.STALE_COLUMNS,
            stale().stream().filter(Vetoes::ofTheTwoClasses).toList(),
            nearly().stream().filter(Vetoes::ofTheTwoClasses).toList()),
        columns(Indicator.COLUMNS_LONG_STALE, Limit.LONG_STALE_COLUMNS, stale(), nearly()),
        columns(Indicator.COLUMNS_BLANK, Limit.BLANK_COLUMNS, blank(), List.of()),
        answers(),
        services());
  }

  /** What a program found is a question; only what a person accepted fails the site. */
  private IndicatorLine serious() {
    var all =
        Indicator.SERIOUS.kinds().stream().sorted().flatMap(k -> facts.of(k).stream()).toList();
    var accepted = all.stream().filter(f -> f.decision() != null).toList();
    var outcome = all.isEmpty() ? Outcome.FINE : accepted.isEmpty() ? Outcome.NEAR : Outcome.FAILED;
    return line(
        Indicator.SERIOUS,
        outcome,
        all.isEmpty() ? "没有发现" : "发现 %d 处，其中 %d 处已认定属实".formatted(all.size(), accepted.size()),
        all.stream().map(Deductions::proof).toList());
  }

  private IndicatorLine reachable() {
    var all = Availability.of(facts.visits(), facts.at(), limits);
    var outcome =
        all.visits() == 0
            ? Outcome.UNKNOWN
            : all.over() ? Outcome.FAILED : all.near() ? Outcome.NEAR : Outcome.FINE;
    var seconds = limits.number(Limit.VISIT_SECONDS);
    return line(
        Indicator.REACHABLE,
        outcome,
        all.words(),
        facts.visits().stream()
            .filter(v -> v.failed(seconds))
            .limit(20)
            .map(v ->
                new Proof(
                    "%s %s"
                        .formatted(
                            v.at().atZone(org.shenfa.Shenfa.ZONE).toLocalDateTime().withNano(0),
                            v.opened() ? "用了 %.1f 秒".formatted(v.millis() / 1000.0) : "没有打开"),
                    "/desk/inspection/visits"))
            .toList(),
        Limit.VISIT_SECONDS,
        Limit.VISIT_SHARE,
        Limit.VISITS_A_DAY);
  }

  private IndicatorLine home() {
    var last = facts.home();
    if (last == null) {
      return line(Indicator.HOME, Outcome.UNKNOWN, "首页还没有内容", List.of(), Limit.HOME_WINDOW);
    }
    var fresh =
        Freshness.of(
            last,
            last,
            limits.period(Limit.HOME_WINDOW),
            limits.number(Limit.NEAR_PERCENT),
            false,
            day);
    return line(
        Indicator.HOME,
        switch (fresh.state()) {
          case FRESH, STATIC -> Outcome.FINE;
          case NEAR -> Outcome.NEAR;
          case STALE, EMPTY -> Outcome.FAILED;
        },
        "首页最近一次更新是 %s，%s".formatted(last, left(fresh)),
        List.of(new Proof("最近更新 " + last, null)),
        Limit.HOME_WINDOW);
  }

  private String left(Freshness fresh) {
    var left = fresh.left(day);
    return left > 0 ? "还有 %d 天判为不更新".formatted(left) : "已经判为不更新";
  }

  private List<ColumnFact> in(State... states) {
    return facts.columns().stream()
        .filter(c -> c.firstLevel() || !c.kind().firstLevelOnly())
        .filter(c -> Arrays.asList(states).contains(c.on(day, limits).state()))
        .toList();
  }

  private List<ColumnFact> stale() {
    return in(State.STALE);
  }

  private List<ColumnFact> nearly() {
    return in(State.NEAR);
  }

  private List<ColumnFact> blank() {
    return facts.columns().stream().filter(c -> c.on(day, limits).state() == State.EMPTY).toList();
  }

  private static boolean ofTheTwoClasses(ColumnFact column) {
    return column.kind() == ColumnClass.NEWS || column.kind() == ColumnClass.NOTICES;
  }

  private IndicatorLine columns(
      Indicator indicator, Limit limit, List<ColumnFact> found, List<ColumnFact> soon) {
    var most = limits.number(limit);
    var outcome =
        found.size() >= most
            ? Outcome.FAILED
            : found.size() + soon.size() >= most || !found.isEmpty() && found.size() >= most - 1
                ? Outcome.NEAR
                : Outcome.FINE;
    var proofs = new ArrayList<Proof>();
    found.forEach(c -> proofs.add(proof(c)));
    soon.forEach(c -> proofs.add(proof(c)));
    return line(
        indicator,
        outcome,
        "%d 个，达到 %d 个单项否决%s"
            .formatted(
                found.size(), most, soon.isEmpty() ? "" : "，另有 %d 个临近".formatted(soon.size())),
        proofs,
        limit,
        Limit.NEWS_WINDOW,
        Limit.NOTICE_WINDOW);
  }

  private Proof proof(ColumnFact column) {
    var fresh = column.on(day, limits);
    return new Proof(
        "栏目“%s”%s：%s"
            .formatted(
                column.name(),
                fresh.state().label(),
                fresh.last() == null ? "没有内容" : "最近更新 %s，%s".formatted(fresh.last(), left(fresh))),
        "/desk/columns/" + column.slug());
  }

  private IndicatorLine answers() {
    if (!facts.served()) {
      return line(
          Indicator.ANSWERS,
          Outcome.FAILED,
          "最近一次巡检时，网上来信的入口打不开",
          List.of(new Proof("网上来信的入口打不开", "/desk/inspection/faults?kind=UNREACHABLE")),
          Limit.LETTER_AGE);
    }
    var old = limits.period(Limit.LETTER_AGE);
    var from = day.minus(limits.period(Limit.LETTER_SPAN));
    var within = facts.letters().stream().filter(l -> !l.received().isBefore(from)).toList();
    var late = within.stream().filter(l -> l.received().plus(old).isBefore(day)).toList();
    var soon =
        within.stream()
            .filter(l -> !l.received().plus(old).isBefore(day))
            .filter(l -> l.received().plus(old).minusDays(14).isBefore(day))
            .toList();
    return line(
        Indicator.ANSWERS,
        late.isEmpty() ? soon.isEmpty() ? Outcome.FINE : Outcome.NEAR : Outcome.FAILED,
        "超过 %s没有答复的留言 %d 件".formatted(limits.of(Limit.LETTER_AGE).words(), late.size()),
        late.stream().map(Vetoes::proof).toList(),
        Limit.LETTER_AGE,
        Limit.LETTER_SPAN);
  }

  static Proof proof(LetterFact letter) {
    return new Proof(
        "来信 %s，%s 收到，还没有答复".formatted(letter.number(), letter.received()), "/desk/letters");
  }

  private IndicatorLine services() {
    var guides = facts.guides();
    if (guides.isEmpty()) {
      return line(Indicator.SERVICES, Outcome.FAILED, "网站没有办事服务", List.of());
    }
    var elements = limits.number(Limit.ELEMENTS_LACKING);
    var poor = guides.stream().filter(g -> g.lacking().size() >= elements).toList();
    var most = limits.number(Limit.GUIDES_LACKING);
    var failed = poor.size() >= most || guides.size() < most && poor.size() == guides.size();
    return line(
        Indicator.SERVICES,
        failed ? Outcome.FAILED : poor.size() >= most - 1 ? Outcome.NEAR : Outcome.FINE,
        "办事指南 %d 件，缺 %d 类以上要素的 %d 件".formatted(guides.size(), elements, poor.size()),
        poor.stream().map(Vetoes::proof).toList(),
        Limit.ELEMENTS_LACKING,
        Limit.GUIDES_LACKING);
  }

  static Proof proof(GuideFact guide) {
    return new Proof(
        "办事指南“%s”缺：%s".formatted(guide.title(), String.join("、", guide.lacking())),
        "/desk/services/" + guide.number());
  }

  private IndicatorLine line(
      Indicator indicator, Outcome outcome, String words, List<Proof> proofs, Limit... turnsOn) {
    return new IndicatorLine(
        indicator,
        outcome,
        BigDecimal.ZERO,
        words,
        proofs,
        Arrays.stream(turnsOn).anyMatch(l -> limits.of(l).mark().doubtful()));
  }
}
