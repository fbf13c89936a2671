package org.shenfa.content;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlChangeListener;

/** 去掉的标记: counts what the gate drops, in words a clerk understands. */
final class DroppedMarkup implements HtmlChangeListener<Map<String, Integer>> {
  static final String STYLE = "字体、颜色等样式";
  private static final String LINKS = "不安全或者不支持的链接";

  @Override
  public void discardedTag(@Nullable Map<String, Integer> counts, String element) {
    var what =
        switch (element) {
          case "script" -> "脚本";
          case "iframe", "object", "embed", "frame", "frameset" -> "嵌入页面";
          case "form", "input", "button", "textarea", "select", "option" -> "表单";
          case "b",
              "i",
              "h1",
              "h6",
              "div",
              "section",
              "article",
              "center",
              "span",
              "html",
              "body",
              "head" ->
              "";
          case "style",
              "link",
              "font",
              "u",
              "s",
              "strike",
              "del",
              "ins",
              "small",
              "big",
              "tt",
              "xml",
              "col",
              "colgroup" ->
              STYLE;
          case "base", "meta" -> "页面跳转设置";
          case "svg", "math" -> "图形或者公式标记";
          case "img" -> "站外图片（图片须上传到本站）";
          case "a" -> LINKS;
          default -> element.indexOf(':') > 0 ? STYLE : "不支持的标记";
        };
    if (counts != null && !what.isEmpty()) {
      counts.merge(what, 1, Integer::sum);
    }
  }

  @Override
  public void discardedAttributes(
      @Nullable Map<String, Integer> counts, String element, String... attributes) {
    for (var attribute : attributes) {
      var what =
          attribute.startsWith("on")
              ? "脚本属性"
              : switch (attribute) {
                case "href" -> LINKS;
                case "src" -> "";
                default -> STYLE;
              };
      if (counts != null && !what.isEmpty()) {
        counts.merge(what, 1, Integer::sum);
      }
    }
  }
}
