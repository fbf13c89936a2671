package org.shenfa.content;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shenfa.screening.FieldText;

/**
 * 自由填写的栏目: every field of the form that takes any words, beside title, body and files, and the day
 * until which opinions are asked for.
 */
enum FreeText {
  SOURCE("sourceName", "页面上的信息来源", true),
  PUBLISHER("publisher", "发布部门", true),
  NUMBER("number", "文号", true),
  ISSUER("issuer", "发布机构", true),
  SUBJECT("subject", "主题分类", true),
  SITE("site", "来源网站", true),
  METHOD("method", "征集方式", true),
  CLOSES("closesAt", FieldText.CLOSES, true),
  NOTE("note", "给读者的更新说明", true),
  GROUND("ground", "法律依据", false),
  GROUND_REASON("groundReason", "不主动公开的理由", false),
  WAIVER("waiver", "免于解读的理由", false),
  NEED("need", "实际需要", false),
  VALUE("newsValue", "新闻价值", false),
  EFFECT("effect", "社会效果", false);

  private final String field;
  private final String label;
  private final boolean open;

  FreeText(String field, String label, boolean open) {
    this.field = field;
    this.label = label;
    this.open = open;
  }

  /** What a text says in these fields, without the empty ones. */
  static List<FieldText> of(Manifest text) {
    return Arrays.stream(values())
        .map(f -> new FieldText(f.label, f.in(text), f.open))
        .filter(f -> !f.text().isBlank())
        .toList();
  }

  /** The name in the form of the field with this label. */
  static String field(String label) {
    return Arrays.stream(values())
        .filter(f -> f.label.equals(label))
        .findFirst()
        .map(f -> f.field)
        .orElseThrow();
  }

  private String in(Manifest text) {
    return switch (this) {
      case SOURCE -> text.sourceName();
      case PUBLISHER -> text.publisher();
      case NUMBER -> part(text.document(), Manifest.Document::number);
      case ISSUER -> part(text.document(), Manifest.Document::issuer);
      case SUBJECT -> part(text.document(), Manifest.Document::subject);
      case SITE -> part(text.reprint(), Manifest.Reprint::site);
      case METHOD -> part(text.comment(), Manifest.Comment::method);
      case CLOSES -> part(text.comment(), c -> c.closesAt().toString().replace('T', ' '));
      case NOTE -> part(text.note(), Function.identity());
      case GROUND -> text.disclosure().ground();
      case GROUND_REASON -> text.disclosure().reason();
      case WAIVER -> part(text.waiver(), Function.identity());
      case NEED -> NewsValue.of(text.newsValue()).need();
      case VALUE -> NewsValue.of(text.newsValue()).value();
      case EFFECT -> NewsValue.of(text.newsValue()).effect();
    };
  }

  private static <T> String part(@Nullable T whole, Function<T, String> part) {
    return Optional.ofNullable(whole).map(part).orElse("");
  }
}
