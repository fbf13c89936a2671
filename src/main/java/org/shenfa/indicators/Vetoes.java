package org.shenfa.indicators;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.shenfa.indicators.Evidence.GuideFact;
import org.shenfa.indicators.Evidence.LetterFact;
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
    var all = new ArrayList<>(List.of(serious(), reachable(), home()));
    all.addAll(new ColumnVetoes(facts, limits, day).all());
    all.add(answers());
    all.add(services());
    return all;
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
        "首页最近一次更新是 %s，%s".formatted(last, left(fresh, day)),
        List.of(new Proof("最近更新 " + last, null)),
        Limit.HOME_WINDOW);
  }

  static String left(Freshness fresh, LocalDate day) {
    var left = fresh.left(day);
    return left > 0 ? "还有 %d 天判为不更新".formatted(left) : "已经判为不更新";
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
    return IndicatorLine.veto(indicator, outcome, words, proofs, limits, turnsOn);
  }
}
