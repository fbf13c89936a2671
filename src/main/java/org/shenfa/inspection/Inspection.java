package org.shenfa.inspection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.shenfa.files.FileStore;
import org.shenfa.inspection.Scan.Outcome;
import org.shenfa.inspection.Scan.Progress;
import org.shenfa.screening.Decisions;
import org.shenfa.screening.FileText;
import org.shenfa.screening.Finding;
import org.shenfa.screening.Judged;
import org.shenfa.screening.Screening;
import org.shenfa.site.PublicAddress;
import org.shenfa.site.Reconciler;
import org.shenfa.site.SiteSettings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** 一次完整的巡检: the site's files, its entrances, its registers, its links; then how it stands. */
@Service
class Inspection {
  /** Where serving itself matters: pages that the application answers. */
  private static final List<String> ENTRANCES =
      List.of("/_/letters", "/_/services", "/_/search", "/_/disclosure");

  private final Reconciler site;
  private final SiteSettings settings;
  private final FileStore files;
  private final Screening screening;
  private final Decisions decisions;
  private final Scans scans;
  private final Faults faults;
  private final OwnersNow owners;
  private final AbroadLinks abroad;
  private final SiteVisits visits;
  private final PublicAddress address;
  private final List<FaultSource> registers;
  private final ApplicationEventPublisher news;
  private final Clock clock;

  Inspection(
      Reconciler site,
      SiteSettings settings,
      FileStore files,
      Screening screening,
      Decisions decisions,
      Scans scans,
      Faults faults,
      OwnersNow owners,
      AbroadLinks abroad,
      SiteVisits visits,
      PublicAddress address,
      List<FaultSource> registers,
      ApplicationEventPublisher news,
      Clock clock) {
    this.site = site;
    this.settings = settings;
    this.files = files;
    this.screening = screening;
    this.decisions = decisions;
    this.scans = scans;
    this.faults = faults;
    this.owners = owners;
    this.abroad = abroad;
    this.visits = visits;
    this.address = address;
    this.registers = registers;
    this.news = news;
    this.clock = clock;
  }

  void run(long scan, Consumer<Progress> tell) throws InterruptedException {
    tell.accept(new Progress("核对文件", 0, 0));
    var whose = owners.read();
    var copy = copy(whose);
    var pages = copy.pages().size();
    var read = ReadingThrough.of(copy, done -> tell.accept(new Progress("读网页", done, pages)));
    tell.accept(new Progress("查台账", pages, pages));
    abroad.found(read.abroad());
    var found = new ArrayList<FoundFault>();
    read.faults().forEach(f -> found.add(whose.of(f)));
    abroad.broken().forEach(f -> found.add(whose.of(f)));
    var closed = closed();
    closed.forEach(f -> found.add(whose.of(f)));
    registers.forEach(r -> r.faults().forEach(f -> found.add(whose.of(f))));
    var now = clock.instant();
    faults.seen(scan, found, now);
    scans.end(
        scan, Outcome.FINISHED, read.pages(), found.size(), closed.isEmpty(), "", clock.instant());
    news.publishEvent(new InspectionFinished(scan));
  }

  /** Entrances that do not open; none where the site is not served at all, as in a test. */
  private List<Fault> closed() {
    return !address.open()
        ? List.of()
        : ENTRANCES.stream()
            .filter(e -> !visits.opens(e))
            .map(e -> new Fault(FaultKind.UNREACHABLE, e, "入口", e, "公众网站没有打开这个入口：" + e))
            .toList();
  }

  private SiteCopy copy(Owners whose) {
    var differing = site.differences();
    var paths = site.files();
    return new SiteCopy(
        settings,
        paths.keySet(),
        path -> Optional.ofNullable(paths.get(path)).flatMap(d -> site.read(path, d)),
        Map.copyOf(differing),
        whose.pairs(scans.interpretations()),
        this::words,
        screening.sweep(LocalDate.now(clock)),
        LocalDate.now(clock),
        (page, all) -> unexplained(whose, page, all));
  }

  private Optional<FileText> words(String name, String digest) {
    try {
      return Optional.of(new FileText(name, digest, files.extraction(digest)));
    } catch (NoSuchElementException e) {
      return Optional.empty();
    }
  }

  /** What the author explained, or 新闻宣传处 took for a false alarm, is no fault. */
  private List<Finding> unexplained(Owners whose, String page, List<Finding> found) {
    return found.isEmpty()
        ? found
        : whose
            .item(page)
            .map(item ->
                decisions.judged(item, found).stream()
                    .filter(Judged::blocks)
                    .map(Judged::finding)
                    .toList())
            .orElse(found);
  }
}
