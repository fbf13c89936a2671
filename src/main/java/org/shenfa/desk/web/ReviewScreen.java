package org.shenfa.desk.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.columns.Columns;
import org.shenfa.content.Drafting;
import org.shenfa.content.Manifest;
import org.shenfa.files.Extraction;
import org.shenfa.files.FileStore;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.publication.Publishing;
import org.shenfa.reprints.Reprints;
import org.shenfa.review.Annotating;
import org.shenfa.review.Collating;
import org.shenfa.review.HandingOver;
import org.shenfa.review.Look;
import org.shenfa.review.Queue;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Reviewers;
import org.shenfa.review.Reviewing;
import org.shenfa.review.Waiting;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** 审核页的内容: gathers what a reviewer sees, so that the page itself only prints. */
@Component
public class ReviewScreen {
  private final Reviewing reviewing;
  private final HandingOver handingOver;
  private final Reviewers reviewers;
  private final Publishing publishing;
  private final Drafting drafting;
  private final Organization organization;
  private final Columns columns;
  private final FileStore files;
  private final Collating collating;
  private final Annotating annotating;
  private final Queue queue;
  private final Reprints reprints;
  private final Clock clock;

  ReviewScreen(
      Reviewing reviewing,
      HandingOver handingOver,
      Reviewers reviewers,
      Publishing publishing,
      Drafting drafting,
      Organization organization,
      Columns columns,
      FileStore files,
      Collating collating,
      Annotating annotating,
      Queue queue,
      Reprints reprints,
      Clock clock) {
    this.reviewing = reviewing;
    this.handingOver = handingOver;
    this.reviewers = reviewers;
    this.publishing = publishing;
    this.drafting = drafting;
    this.organization = organization;
    this.columns = columns;
    this.files = files;
    this.collating = collating;
    this.annotating = annotating;
    this.queue = queue;
    this.reprints = reprints;
    this.clock = clock;
  }

  /**
   * 附件卡: one attachment on the review page.
   *
   * @param opened whether this person has opened it
   * @param pages 0 where a type has none
   * @param hidden what a reader could take out of it without seeing it
   * @param notes what cleaning took away, what could not be read
   */
  public record FileCard(
      String name,
      String digest,
      boolean opened,
      int pages,
      List<Extraction.Part> hidden,
      List<String> notes,
      Changes.@Nullable FileLine change) {}

  /** 排在哪里: this case in the queue of the person who looks at it. */
  public record Spot(int number, int of, @Nullable Long previous, @Nullable Long next) {}

  /**
   * 转载与来源: what a reviewer should know of a reprint before reading it.
   *
   * @param differences paragraphs that do not read as the source did
   * @param sentence in Chinese
   */
  public record Origin(int differences, boolean doubtful, String sentence) {}

  @Nullable Origin origin(ReviewCase on) {
    var reprint = on.revision().manifest().reprint();
    if (reprint == null) {
      return null;
    }
    var item = on.revision().itemId();
    var snapshot = reprints.snapshot(item);
    if (snapshot.isEmpty()) {
      return new Origin(0, true, "没有取回来源的原文，正文是手工粘贴的：请打开来源网站逐段核对。");
    }
    var lines = Sourced.lines(snapshot.get(), on.revision().manifest());
    var differences = (int) lines.stream().filter(l -> !l.same()).count();
    var said =
        differences == 0 ? "与取回的来源原文逐段一致。" : "与取回的来源原文有 %d 处不同，请逐处核对。".formatted(differences);
    if (!snapshot.get().link().equals(reprint.link())) {
      var why = reprints.pasted(item, reprint.link()).map(p -> p.by() + "说明：" + p.reason());
      said = "取回的原文来自另一个链接（%s）。%s".formatted(why.orElse("没有说明"), said);
    }
    return new Origin(
        differences, differences > 0 || !snapshot.get().link().equals(reprint.link()), said);
  }

  void fill(Person me, ReviewCase on, Model model) {
    var text = on.revision().manifest();
    var changes = changes(on).orElse(null);
    var opened = reviewing.openedBy(me, on.id());
    var cards = text.attachments().stream().map(a -> card(a, opened, changes)).toList();
    var whyNot = reviewers.whyNot(me, on).orElse("");
    var paper = on.paper();
    var next = on.next().orElse(null);
    var release = publishing.ofCase(on.id()).orElse(null);
    var comparing = paper != null && next == Look.PAPER_COMPARISON;
    model.addAttribute("on", on);
    model.addAttribute("origin", origin(on));
    model.addAttribute("bar", StepBar.of(on.route(), on, release));
    model.addAttribute("whyNot", whyNot);
    model.addAttribute("author", organization.person(on.revision().createdBy()).name());
    model.addAttribute("unit", organization.unit(text.unit()));
    model.addAttribute("columns", named(on));
    model.addAttribute("changes", changes);
    model.addAttribute("cards", cards);
    model.addAttribute("scanOpened", paper != null && opened.contains(paper.scan()));
    model.addAttribute(
        "unopened", unopened(cards, comparing && paper != null && !opened.contains(paper.scan())));
    model.addAttribute("manuscript", collating.of(on.revision().itemId()).orElse(null));
    model.addAttribute(
        "comparison", next == Look.SECRECY_REVIEW ? collating.compare(on).orElse(null) : null);
    var found = new HashMap<Long, Object>();
    on.opinions().forEach(o -> collating.found(o).ifPresent(f -> found.put(o.id(), f)));
    model.addAttribute("found", found);
    model.addAttribute("waited", Times.since(on.since(), clock.instant()));
    model.addAttribute("annotations", annotating.of(on.revision().itemId()));
    model.addAttribute("quoted", Annotating.text(text));
    model.addAttribute("release", release);
    model.addAttribute("standIns", whyNot.isEmpty() ? reviewers.standIns(me, on) : List.of());
    model.addAttribute("handover", handingOver.handover(on).orElse(null));
    model.addAttribute("claim", queue.claim(on).orElse(null));
    var line = queue.of(me);
    var spot = spot(line, on.id());
    model.addAttribute("spot", spot);
    model.addAttribute("due", on.next().isPresent() || spot != null ? queue.due(on) : null);
    model.addAttribute("nextReviewer", afterwards(on).map(Look::reviewer).orElse(""));
  }

  private static Optional<Look> afterwards(ReviewCase on) {
    var looks = on.route().looks();
    return on.next()
        .map(look -> looks.indexOf(look) + 1)
        .filter(n -> n < looks.size())
        .map(looks::get);
  }

  private static List<String> unopened(List<FileCard> cards, boolean scan) {
    var names =
        new ArrayList<>(cards.stream().filter(c -> !c.opened()).map(FileCard::name).toList());
    if (scan) {
      names.add("审查表扫描件");
    }
    return List.copyOf(names);
  }

  private FileCard card(Manifest.Attachment file, List<String> opened, @Nullable Changes changes) {
    var extraction = files.extraction(file.digest());
    return new FileCard(
        file.name(),
        file.digest(),
        opened.contains(file.digest()),
        files.facts(file.digest()).pages(),
        extraction.hidden(),
        extraction.notes(),
        changes == null
            ? null
            : changes.files().stream()
                .filter(f -> file.digest().equals(f.digest()))
                .findFirst()
                .orElse(null));
  }

  private static @Nullable Spot spot(List<Waiting> line, long caseId) {
    for (var n = 0; n < line.size(); n++) {
      if (line.get(n).on().id() == caseId) {
        return new Spot(
            n + 1,
            line.size(),
            n == 0 ? null : line.get(n - 1).on().id(),
            n == line.size() - 1 ? null : line.get(n + 1).on().id());
      }
    }
    return null;
  }

  /** Against the version readers have now or, before the first release, the one last sent in. */
  Optional<Changes> changes(ReviewCase on) {
    var item = on.revision().itemId();
    var live =
        publishing.ofItem(item).stream()
            .filter(r -> r.caseId() != on.id() && r.withdrawal() == null)
            .reduce((a, b) -> b)
            .flatMap(r -> drafting.revision(r.digest()));
    var names = names();
    return live.map(
            r -> Changes.between("公众现在看到的第 %d 版".formatted(r.seq()), r, on.revision(), names))
        .or(() ->
            reviewing
                .before(on)
                .map(c ->
                    Changes.between(
                        "%s的第 %d 版".formatted(c.state().label(), c.revision().seq()),
                        c.revision(),
                        on.revision(),
                        names)));
  }

  private Map<String, String> names() {
    var names = new HashMap<String, String>();
    columns.all().forEach(c -> names.put(c.slug(), c.name()));
    return names;
  }

  List<String> named(ReviewCase on) {
    var names = names();
    return on.revision().manifest().columns().stream().map(c -> names.getOrDefault(c, c)).toList();
  }
}
