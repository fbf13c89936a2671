package org.shenfa.desk.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.shenfa.comparison.MarkedHtml;
import org.shenfa.comparison.TextDiff;
import org.shenfa.content.Digest;
import org.shenfa.content.Manifest;
import org.shenfa.content.Revision;
import org.shenfa.review.Remembered;

/**
 * 改动: everything a reader would see differently, against an earlier version.
 *
 * @param against which one, in words
 * @param title safe HTML with marks
 * @param fields elements that differ
 * @param files what became of each attachment, those taken away among them
 */
public record Changes(
    String against, String title, MarkedHtml body, List<Field> fields, List<FileLine> files) {
  /** One element that differs; the value is safe HTML with marks. */
  public record Field(String name, String marked) {}

  /**
   * What became of one attachment.
   *
   * @param before digest of the file it takes the place of, or null
   */
  public record FileLine(
      String name, @Nullable String digest, @Nullable String before, String word) {
    public boolean changed() {
      return !word.equals("没有变");
    }
  }

  /** Two versions of a text, by what they read like. */
  private record Versions(Digest before, Digest now) {}

  /** Every look at a case marks the same two versions: some 30 MB of the newest are kept. */
  private static final Remembered<Versions, MarkedHtml> MARKED =
      new Remembered<>(15_000_000, MarkedHtml::weight);

  /** How many places differ. */
  public int count() {
    return body.changes()
        + fields.size()
        + (title.contains("</del>") || title.contains("</ins>") ? 1 : 0)
        + (int) files.stream().filter(FileLine::changed).count();
  }

  /** The paragraphs of the body that differ. */
  public List<MarkedHtml.Row> lines() {
    return body.rows().stream().filter(MarkedHtml.Row::changed).toList();
  }

  /** Against the version before it; null for the first. */
  static @Nullable Changes between(@Nullable Revision before, Revision now) {
    return before == null ? null : between("第 %d 版".formatted(before.seq()), before, now, Map.of());
  }

  static Changes between(String against, Revision before, Revision now, Map<String, String> names) {
    var old = before.manifest();
    var text = now.manifest();
    return new Changes(
        against,
        Spoken.marked(TextDiff.of(old.title(), text.title())),
        MARKED.of(
            new Versions(before.digest(), now.digest()),
            () -> MarkedHtml.between(old.body(), text.body())),
        fields(elements(old, names), elements(text, names)),
        files(old.attachments(), text.attachments()));
  }

  private static List<Field> fields(Map<String, String> before, Map<String, String> now) {
    return before.entrySet().stream()
        .filter(was -> !was.getValue().equals(now.get(was.getKey())))
        .map(was ->
            new Field(
                Entities.escape(was.getKey()),
                Spoken.marked(TextDiff.of(was.getValue(), now.getOrDefault(was.getKey(), "")))))
        .toList();
  }

  private static Map<String, String> elements(Manifest text, Map<String, String> names) {
    var all = new LinkedHashMap<String, String>();
    all.put("信息来源", text.source().label() + "，" + text.sourceName());
    all.put("发布部门", text.publisher());
    all.put(
        "栏目",
        String.join("、", text.columns().stream().map(c -> names.getOrDefault(c, c)).toList()));
    all.put(
        "公开属性",
        text.disclosure().decision().label()
            + (text.disclosure().ground().isEmpty() ? "" : "，" + text.disclosure().ground()));
    var document = text.document();
    all.put("文号", document == null ? "" : document.number());
    all.put("发布机构", document == null ? "" : document.issuer());
    all.put("成文日期", document == null ? "" : document.formedOn().toString());
    all.put("主题分类", document == null ? "" : document.subject());
    all.put("有效性", document == null ? "" : document.validity().label());
    all.put("索引号", document == null ? "" : document.indexNumber());
    var reprint = text.reprint();
    all.put(
        "转载", reprint == null ? "" : reprint.site() + " " + reprint.link() + " " + reprint.at());
    var comment = text.comment();
    all.put("征集", comment == null ? "" : comment.method() + "，截止 " + comment.closesAt());
    all.put("同步发布的稿件", text.pairedWith() == null ? "" : text.pairedWith());
    all.put("免于解读的理由", text.waiver() == null ? "" : text.waiver());
    all.put("文中领导", String.join("、", text.leaders()));
    all.put("新闻价值", text.newsValue() == null ? "" : text.newsValue());
    all.put("给读者的更新说明", text.note() == null ? "" : text.note());
    return all;
  }

  private static List<FileLine> files(
      List<Manifest.Attachment> before, List<Manifest.Attachment> now) {
    var lines = new ArrayList<FileLine>();
    for (var file : now) {
      lines.add(line(file, before));
    }
    for (var file : before) {
      if (now.stream()
          .noneMatch(n -> n.name().equals(file.name()) || n.digest().equals(file.digest()))) {
        lines.add(new FileLine(file.name(), null, file.digest(), "拿掉了"));
      }
    }
    return List.copyOf(lines);
  }

  private static FileLine line(Manifest.Attachment file, List<Manifest.Attachment> before) {
    var same = before.stream().filter(b -> b.digest().equals(file.digest())).findFirst();
    if (same.isPresent()) {
      var renamed = !same.get().name().equals(file.name());
      return new FileLine(
          file.name(),
          file.digest(),
          null,
          renamed ? "改了名，原名“%s”".formatted(same.get().name()) : "没有变");
    }
    return before.stream()
        .filter(b -> b.name().equals(file.name()))
        .findFirst()
        .map(b -> new FileLine(file.name(), file.digest(), b.digest(), "换了内容"))
        .orElseGet(() -> new FileLine(file.name(), file.digest(), null, "新增"));
  }
}
