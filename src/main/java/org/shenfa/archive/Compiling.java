package org.shenfa.archive;

import static org.shenfa.regulation.Clause.MEASURES_15_4;
import static org.shenfa.regulation.Clause.MEASURES_26_1;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.chronicle.KeptPages;
import org.shenfa.content.Drafting;
import org.shenfa.content.ItemKind;
import org.shenfa.files.FileStore;
import org.shenfa.publication.Publishing;
import org.shenfa.publication.Release;
import org.shenfa.regulation.Enforces;
import org.shenfa.review.Collating;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Reviewing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 组卷: gathers what belongs to a release; reads only, and gives nothing a number yet. */
@Service
class Compiling {
  /** So long a release waits for its page to be kept; then it is filed without, which it says. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Publishing publishing;
  private final Reviewing reviewing;
  private final Drafting drafting;
  private final Collating collating;
  private final FileStore files;
  private final KeptPages pages;
  private final FormPrinter printer;
  private final AuditTrail trail;
  private final JdbcClient db;

  Compiling(
      Publishing publishing,
      Reviewing reviewing,
      Drafting drafting,
      Collating collating,
      FileStore files,
      KeptPages pages,
      FormPrinter printer,
      AuditTrail trail,
      JdbcClient db) {
    this.publishing = publishing;
    this.reviewing = reviewing;
    this.drafting = drafting;
    this.collating = collating;
    this.files = files;
    this.pages = pages;
    this.printer = printer;
    this.trail = trail;
    this.db = db;
  }

  /**
   * What one package will hold, before it has a number.
   *
   * @param page digest of the page; null where none was kept
   * @param noPage why there is none; empty where there is
   */
  record Compiled(
      Release release,
      ItemKind kind,
      String unit,
      String document,
      SealedForm form,
      @Nullable String page,
      String noPage,
      List<PackageFile> files,
      List<PackageManifest.Leaf> events) {}

  /** All that belongs to a release; empty while its page may still come. */
  @Enforces({MEASURES_26_1, MEASURES_15_4})
  Optional<Compiled> compile(long releaseId, Instant now) {
    var release = publishing.find(releaseId);
    var on = reviewing.find(release.caseId());
    var kind = on.revision().manifest().kind();
    var late = release.releasedAt().plus(PATIENCE).isBefore(now);
    var page =
        kind == ItemKind.SITE_ARRANGEMENT
            ? Optional.<String>empty()
            : pages.naming(release.path(), release.number());
    if (page.isEmpty() && !late && kind != ItemKind.SITE_ARRANGEMENT) {
      return Optional.empty();
    }
    var form = new SealedForm(SealedForm.FORMAT, walks(on).stream().map(printer::sheet).toList());
    var document = on.revision().manifest().document();
    return Optional.of(
        new Compiled(
            release,
            kind,
            unit(on.revision().manifest().unit(), release.releasedAt()),
            document == null ? "" : document.number(),
            form,
            page.orElse(null),
            page.isPresent()
                ? ""
                : kind == ItemKind.SITE_ARRANGEMENT
                    ? "网站布置没有自己的网页"
                    : "发布后 %d 分钟内没有留存到这一版的网页".formatted(PATIENCE.toMinutes()),
            files(on, release, form, page),
            events(release)));
  }

  /** Every walk along the route since the release before, oldest first. */
  private List<ReviewCase> walks(ReviewCase on) {
    var walks = new ArrayList<>(List.of(on));
    var before = publicOnly(on) ? Optional.<ReviewCase>empty() : reviewing.before(on);
    while (before.isPresent() && publishing.ofCase(before.get().id()).isEmpty()) {
      walks.addFirst(before.get());
      before = reviewing.before(before.get());
    }
    return walks;
  }

  /** A public reply is filed as it was published: what was cut from it before is not kept twice. */
  private static boolean publicOnly(ReviewCase on) {
    return on.revision().manifest().kind() == ItemKind.INTERACTION_REPLY;
  }

  private List<PackageFile> files(
      ReviewCase on, Release release, SealedForm form, Optional<String> page) {
    var all = new ArrayList<PackageFile>();
    var sealed = form.bytes();
    all.add(new PackageFile(PackageFile.Role.FORM, Sha256.hex(sealed), sealed.length, "审查表.json"));
    for (var revision : drafting.revisions(on.revision().itemId())) {
      if (revision.seq() <= on.revision().seq()
          && (!publicOnly(on) || revision.seq() == on.revision().seq())) {
        all.add(
            new PackageFile(
                PackageFile.Role.REVISION,
                revision.digest().hex(),
                revision.manifest().canonical().length,
                "第 %d 版".formatted(revision.seq())));
      }
    }
    page.ifPresent(digest ->
        all.add(
            new PackageFile(
                PackageFile.Role.PAGE,
                digest,
                pages.bytes(digest).orElseThrow().length,
                release.path())));
    for (var file : on.revision().manifest().attachments()) {
      all.add(
          new PackageFile(PackageFile.Role.ATTACHMENT, file.digest(), file.size(), file.name()));
    }
    var paper = on.paper();
    if (paper != null) {
      stored(PackageFile.Role.SCAN, paper.scan(), "纸质审查表（" + paper.signer() + "）")
          .ifPresent(all::add);
    }
    if (!publicOnly(on)) {
      collating
          .of(on.revision().itemId())
          .filter(m -> !m.at().isAfter(release.releasedAt()))
          .flatMap(m -> stored(PackageFile.Role.MANUSCRIPT, m.digest(), m.name()))
          .ifPresent(all::add);
    }
    return all;
  }

  private Optional<PackageFile> stored(
      PackageFile.Role role, @Nullable String digest, String name) {
    return digest == null
        ? Optional.empty()
        : files.size(digest).map(size -> new PackageFile(role, digest, size, name));
  }

  private String unit(long unit, Instant at) {
    return db.sql("select coalesce(unit_called(u.id, ?), u.name) from unit u where u.id = ?")
        .params(at.atOffset(ZoneOffset.UTC), unit)
        .query(String.class)
        .single();
  }

  /** The log's entries about the item, from its first to the one of this release. */
  private List<PackageManifest.Leaf> events(Release release) {
    var story = trail.story("item", release.item());
    var last =
        story.stream()
            .filter(e ->
                e.entry().action().equals("release.published")
                    && release.number().equals(e.entry().details().get("release")))
            .findFirst();
    return last.map(l ->
            story.stream()
                .filter(e -> e.sequence() <= l.sequence())
                .map(e -> new PackageManifest.Leaf(e.sequence(), e.leafHash()))
                .toList())
        .orElse(List.of());
  }
}
