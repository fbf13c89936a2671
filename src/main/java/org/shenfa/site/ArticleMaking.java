package org.shenfa.site;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.shenfa.content.Manifest;

/** 文章页: the page of each article with its attachments and their text versions. */
final class ArticleMaking {
  /** Articles read from the database in one go. */
  static final int AT_ONCE = 250;

  private final PublicTexts texts;
  private final Pages pages;
  private final Rendered rendered;
  private final Clock clock;
  private final Map<String, List<String>> kept = new ConcurrentHashMap<>();

  ArticleMaking(PublicTexts texts, Pages pages, Rendered rendered, Clock clock) {
    this.texts = texts;
    this.pages = pages;
    this.rendered = rendered;
    this.clock = clock;
  }

  /** Pages of articles, read some at a time and rendered by every processor. */
  void make(List<Heading> headings, Composition all, Frame frame, SiteFolder.Filling site) {
    var look = Sha256.of(frame.signature());
    var due = new LinkedHashMap<Heading, String>();
    for (var heading : headings) {
      var key = key(heading, all, look);
      if (!rendered.isFrom(heading.path(), key)
          || !site.keepAll(kept.getOrDefault(heading.path(), List.of(heading.path())))) {
        due.put(heading, key);
      }
    }
    var waiting = List.copyOf(due.keySet());
    for (var from = 0; from < waiting.size(); from += AT_ONCE) {
      var part = waiting.subList(from, Math.min(waiting.size(), from + AT_ONCE));
      var read = new HashMap<Long, Article>();
      texts.articles(part).forEach(a -> read.put(a.releaseId(), a));
      part.parallelStream()
          .filter(h -> read.containsKey(h.releaseId()))
          .forEach(h -> {
            article(h, Objects.requireNonNull(read.get(h.releaseId())), all, frame, site);
            rendered.madeFrom(h.path(), Objects.requireNonNull(due.get(h)));
          });
    }
  }

  /** Changes whenever the page would: {@code look} does with what is around every page. */
  private String key(Heading heading, Composition all, String look) {
    return "%d %s %s %s %s %s %s"
        .formatted(
            heading.releaseId(),
            look,
            all.columnOf(heading.columns())
                .map(c -> c.path() + c.name() + c.description())
                .orElse(""),
            all.partners(heading).stream().map(Heading::releaseId).toList(),
            all.concern(heading.item()).map(ShownConcern::path).orElse(""),
            all.reviewed(heading.item()),
            heading.asking() == null ? "" : heading.asking().signature(LocalDateTime.now(clock)));
  }

  private void article(
      Heading heading, Article article, Composition all, Frame frame, SiteFolder.Filling site) {
    var column = all.columnOf(heading.columns());
    if (column.isEmpty()) {
      return;
    }
    var text = article.text();
    var files = new ArrayList<>(List.of(heading.path()));
    var versions = versions(article, column.get(), frame, site);
    site.put(
        heading.path(),
        pages.article(
            frame,
            column.get(),
            article,
            heading,
            all.partners(heading),
            LocalDateTime.now(clock),
            versions,
            all.concern(heading.item()).orElse(null),
            all.reviewed(heading.item())));
    files.addAll(versions.values());
    for (var file : text.attachments()) {
      files.add(attachment(file, site));
    }
    kept.put(heading.path(), files);
  }

  /** Text versions of the listed attachments; the answer is where each stands, by digest. */
  private Map<String, String> versions(
      Article article, ListedColumn column, Frame frame, SiteFolder.Filling site) {
    var listed = article.text().listed();
    var made = new LinkedHashMap<String, String>();
    if (listed.isEmpty()) {
      return made;
    }
    var versions = texts.versions(article.releaseId());
    for (var file : listed) {
      var version = versions.get(file.digest());
      if (version != null && !made.containsKey(file.digest())) {
        var path = TextVersion.path(article.path(), made.size() + 1);
        site.put(path, pages.text(frame, column, article, file, version));
        made.put(file.digest(), path);
      }
    }
    return made;
  }

  /** A file that pages lead to; the answer is its address. */
  String attachment(Manifest.Attachment file, SiteFolder.Filling site) {
    var path = "/files/%s/%s".formatted(file.digest(), file.name());
    if (!site.keep(path, file.digest())) {
      texts.file(file.digest()).ifPresent(bytes -> site.put(path, bytes));
    }
    return path;
  }
}
