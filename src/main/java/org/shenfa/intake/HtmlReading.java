package org.shenfa.intake;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.shenfa.content.WordHtml;

/** 网页来稿: a saved page, or a text that Word or WPS saved as one. Pure. */
final class HtmlReading {
  private static final Pattern HTML =
      Pattern.compile(
          "(?is)\\A\\W{0,9}(<!doctype html|<\\?xml[^>]*>\\s*<html|<html|<head|<body|<meta)");
  private static final Pattern DATA =
      Pattern.compile("(?is)data:image/(png|jpe?g|gif|bmp);base64,([a-z0-9+/=\\s]+)");
  private static final String FURNITURE = "nav,header,footer,aside,form,noscript";
  private static final List<String> CONTAINERS =
      List.of(
          ".TRS_Editor",
          "#UCAP-CONTENT",
          ".TRS_UEDITOR",
          "#zoom",
          ".pages_content",
          ".article-content",
          "article",
          "main");

  private HtmlReading() {}

  static boolean looksLikeHtml(String text) {
    return HTML.matcher(text).find();
  }

  static Raw raw(String html) {
    var document = Jsoup.parse(html);
    document.select("script,style,template,title,head,link,xml").remove();
    var omissions = new ArrayList<Omission>();
    var body = content(document, omissions);
    body.select("[style*=mso-element:para-border-div]").forEach(e -> e.removeAttr("style"));
    var text = text(document);
    var word = WordHtml.restructure(body);
    body.select("table").forEach(Tables::finish);
    var pictures = new Pictures();
    for (var img : body.select("img")) {
      embedded(img.attr("src"))
          .flatMap(bytes -> pictures.take(bytes, img.attr("alt")))
          .ifPresent(address -> img.attr("src", address));
    }
    omissions.addAll(word.stream().map(m -> Omission.quiet("列表编号", m)).toList());
    return new Raw(body, text, pictures.taken(), List.of(), omissions, pictures.notes());
  }

  private static Optional<byte[]> embedded(String address) {
    var found = DATA.matcher(address);
    try {
      return found.matches()
          ? Optional.of(Base64.getMimeDecoder().decode(found.group(2)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The part of a page that is its article; what stands around it is furniture, and said so. */
  private static Element content(Document document, List<Omission> omissions) {
    var body = document.body();
    var all = body.text().length();
    for (var container : CONTAINERS) {
      var found = body.selectFirst(container);
      if (found != null && found.text().length() * 2 > all) {
        var kept = found.clone();
        var around = body.clone();
        Optional.ofNullable(around.selectFirst(container)).ifPresent(Element::remove);
        furniture(around.wholeText(), omissions);
        return kept;
      }
    }
    var kept = body.clone();
    var outside = kept.select(FURNITURE);
    furniture(String.join("\n", outside.eachText()), omissions);
    outside.remove();
    return kept;
  }

  private static void furniture(String text, List<Omission> omissions) {
    if (!text.isBlank()) {
      omissions.add(new Omission("网页正文以外的文字", text));
    }
  }

  private static String text(Document document) {
    return document.body().wholeText();
  }
}
