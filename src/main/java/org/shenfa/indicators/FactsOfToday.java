package org.shenfa.indicators;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.columns.Column;
import org.shenfa.columns.Columns;
import org.shenfa.content.GuideElement;
import org.shenfa.indicators.Evidence.ColumnFact;
import org.shenfa.indicators.Evidence.FeedbackFact;
import org.shenfa.indicators.Evidence.GuideFact;
import org.shenfa.indicators.Evidence.LetterFact;
import org.shenfa.inspection.FaultKind;
import org.shenfa.inspection.FaultLine;
import org.shenfa.inspection.SiteVisits;
import org.shenfa.inspection.Visit;
import org.shenfa.letters.UnansweredLetters;
import org.shenfa.publication.FeedbackDeadlines;
import org.shenfa.regulation.Violations;
import org.shenfa.services.Guide;
import org.shenfa.services.Guides;
import org.shenfa.site.ColumnViews;
import org.shenfa.site.Reconciler;
import org.shenfa.workdays.Calendar;
import org.springframework.stereotype.Service;

/** 取得检查依据 from the modules that own the facts. */
@Service
class FactsOfToday {
  /** The eight classes the national check names (办事指南重点要素). */
  private static final Set<GuideElement> NATIONAL =
      Set.of(
          GuideElement.NAME,
          GuideElement.BASIS,
          GuideElement.CONDITIONS,
          GuideElement.MATERIALS,
          GuideElement.PLACE,
          GuideElement.HOURS,
          GuideElement.PHONE,
          GuideElement.STEPS);

  private static final String HOME = "/index.html";

  private final Columns columns;
  private final ColumnViews views;
  private final StaticColumns fixed;
  private final UnansweredLetters letters;
  private final FeedbackDeadlines feedback;
  private final Guides guides;
  private final SiteVisits visits;
  private final Reconciler site;
  private final Calendar calendar;
  private final Clock clock;

  FactsOfToday(
      Columns columns,
      ColumnViews views,
      StaticColumns fixed,
      UnansweredLetters letters,
      FeedbackDeadlines feedback,
      Guides guides,
      SiteVisits visits,
      Reconciler site,
      Calendar calendar,
      Clock clock) {
    this.columns = columns;
    this.views = views;
    this.fixed = fixed;
    this.letters = letters;
    this.feedback = feedback;
    this.guides = guides;
    this.visits = visits;
    this.site = site;
    this.calendar = calendar;
    this.clock = clock;
  }

  Evidence with(Map<FaultKind, List<FaultLine>> faults, boolean served, Limits limits) {
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, Shenfa.ZONE);
    return new Evidence(
        now,
        visits(limits),
        home(today),
        columns(today),
        letters(limits),
        feedback(),
        guides(),
        faults,
        served);
  }

  List<Visit> visits(Limits limits) {
    return visits.since(
        clock.instant().minus(Duration.ofDays(limits.number(Limit.VISIT_DAYS) + 1L)));
  }

  /** The newest day that stands on the home page and has come. */
  private @Nullable LocalDate home(LocalDate today) {
    var digest = site.files().get(HOME);
    return Optional.ofNullable(digest).flatMap(d -> site.read(HOME, d)).stream()
        .flatMap(
            b -> Jsoup.parse(new String(b, StandardCharsets.UTF_8)).select("main time").stream())
        .flatMap(t -> day(t).stream())
        .filter(d -> !d.isAfter(today))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Optional<LocalDate> day(Element time) {
    var said = time.attr("datetime");
    try {
      return Optional.of(
          said.length() > 10 ? LocalDateTime.parse(said).toLocalDate() : LocalDate.parse(said));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  List<ColumnFact> columns(LocalDate today) {
    var excused = fixed.excused();
    return columns.all().stream()
        .filter(c -> c.place().topic() == null && columns.takesOn(c, today))
        .map(c -> column(c, excused.contains(c.slug()), today))
        .toList();
  }

  private ColumnFact column(Column column, boolean excused, LocalDate today) {
    var since = columns.addresses(column).getFirst().since().atZone(Shenfa.ZONE).toLocalDate();
    return new ColumnFact(
        column.slug(),
        column.place().address(),
        column.name(),
        ColumnClass.of(column),
        column.place().parent() == null,
        views.standing(column, since, today).last(),
        since,
        excused);
  }

  private List<LetterFact> letters(Limits limits) {
    return letters.all().stream()
        .map(l -> {
          var received = l.received().atZone(Shenfa.ZONE).toLocalDate();
          var unit = l.unit();
          return new LetterFact(
              l.number(),
              received,
              due(received, limits.number(Limit.REPLY_DAYS)),
              unit == null ? 0 : unit);
        })
        .toList();
  }

  private @Nullable LocalDate due(LocalDate received, int days) {
    try {
      return calendar.due(received, days).date();
    } catch (Violations noCalendar) {
      return null;
    }
  }

  private List<FeedbackFact> feedback() {
    var now = LocalDateTime.now(clock);
    return feedback.running(0).stream()
        .filter(f -> f.closed(now))
        .flatMap(f ->
            Optional.ofNullable(f.due())
                .map(d -> new FeedbackFact(f.item(), f.title(), d.date(), f.unitId()))
                .stream())
        .toList();
  }

  private List<GuideFact> guides() {
    return guides.all().stream()
        .filter(g -> g.releasedAt() != null)
        .map(g -> new GuideFact(g.item(), g.title(), g.path(), lacking(g)))
        .toList();
  }

  private static List<String> lacking(Guide guide) {
    return guide.elements().stream()
        .filter(e -> NATIONAL.contains(e.element()) && e.words().isBlank())
        .map(e -> e.element().label())
        .toList();
  }
}
