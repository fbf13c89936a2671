package org.shenfa.search;

import java.time.LocalDateTime;
import java.util.List;
import org.hibernate.search.engine.search.projection.dsl.ProjectionFinalStep;
import org.hibernate.search.engine.search.projection.dsl.SearchProjectionFactory;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Validity;
import org.shenfa.search.Results.Hit;
import org.shenfa.search.Results.Piece;
import org.shenfa.site.ListedColumn;
import org.shenfa.site.Outline;

/** 一行: what the index says of a text it found, before anybody asked whether it still is current. */
record FoundLine(
    long release,
    String path,
    String title,
    List<String> inTitle,
    String body,
    List<String> inBody,
    List<String> inFiles,
    String number,
    List<String> columns,
    String unit,
    @Nullable String validity,
    LocalDateTime published) {
  private static final int BEGINNING = 180;

  /** Asks the index for it. */
  static ProjectionFinalStep<FoundLine> wanted(SearchProjectionFactory<?, ?> f) {
    return f.composite()
        .from(
            f.field("version", String.class),
            f.field("path", String.class),
            f.field("title", String.class),
            f.highlight("title"),
            f.field("body", String.class),
            f.highlight("body"),
            f.highlight("files"),
            f.field("number", String.class),
            f.field("columns", String.class).list(),
            f.field("unit", String.class),
            f.field("validity", String.class),
            f.field("published", LocalDateTime.class))
        .asList(FoundLine::of);
  }

  private static FoundLine of(List<?> row) {
    return new FoundLine(
        Long.parseLong((String) row.get(0)),
        (String) row.get(1),
        (String) row.get(2),
        strings(row.get(3)),
        (String) row.get(4),
        strings(row.get(5)),
        strings(row.get(6)),
        (String) row.get(7),
        strings(row.get(8)),
        (String) row.get(9),
        (String) row.get(10),
        (LocalDateTime) row.get(11));
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(String.class::cast).toList();
  }

  /** As the page shows it; the index marks only the first ten thousand characters of a text. */
  Hit hit(Outline outline, Wording wording) {
    var marked = inBody.isEmpty() ? Marks.first(body, wording) : inBody;
    var fromFile = marked.isEmpty() && !inFiles.isEmpty();
    var sentences = fromFile ? inFiles : marked;
    var holds = validity == null ? Validity.VALID : Validity.valueOf(validity);
    return new Hit(
        path,
        Marks.whole(title, inTitle),
        sentences.isEmpty() ? List.of(beginning()) : Marks.excerpt(sentences),
        fromFile,
        number,
        holds == Validity.VALID ? null : holds.label(),
        unit,
        columns.stream()
            .flatMap(s -> outline.column(s).stream())
            .map(ListedColumn::name)
            .findFirst()
            .orElse(""),
        published);
  }

  private Piece beginning() {
    var cut = body.codePointCount(0, body.length()) > BEGINNING;
    return new Piece(
        cut ? body.substring(0, body.offsetByCodePoints(0, BEGINNING)) + "…" : body, false);
  }
}
