package org.shenfa.site;

import static org.shenfa.regulation.Clause.MEASURES_28_1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shenfa.content.Manifest;
import org.shenfa.regulation.Enforces;
import tools.jackson.databind.json.JsonMapper;

/**
 * 开放清单: what is public, month by month of first release, in a form other sites can take and verify;
 * docs/exchange.md describes it. Pure.
 */
public final class OpenList {
  static final String FORMAT = "shenfa/open/1";
  static final String INDEX = "/open/index.json";

  /** Around the text of a page, which lies between them byte for byte. */
  public static final String BEGIN = "<!--text-->";

  public static final String END = "<!--/text-->";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final SiteSettings site;

  OpenList(SiteSettings site) {
    this.site = site;
  }

  static String path(String month) {
    return "/open/" + month + ".json";
  }

  /** One month, as the index lists it; the digest is of the bytes of its file. */
  record Listed(String month, int releases, int withdrawn, String digest) {}

  byte[] index(List<Listed> months) {
    var index = head();
    index.put("name", site.name());
    index.put("log", "/log/checkpoint");
    index.put(
        "months",
        months.stream()
            .map(m -> {
              var line = new LinkedHashMap<String, Object>();
              line.put("month", m.month());
              line.put("path", path(m.month()));
              line.put("releases", m.releases());
              line.put("withdrawn", m.withdrawn());
              line.put("sha256", m.digest());
              return line;
            })
            .toList());
    return JSON.writeValueAsBytes(index);
  }

  @Enforces(MEASURES_28_1)
  byte[] month(String month, List<Map<String, Object>> released, List<Tombstone> gone) {
    var file = head();
    file.put("month", month);
    file.put("releases", released);
    file.put(
        "withdrawn",
        gone.stream()
            .map(t -> {
              var line = new LinkedHashMap<String, Object>();
              line.put("item", t.item());
              line.put("path", t.path());
              line.put("withdrawnAt", Feeds.time(t.withdrawnAt()));
              line.put("reason", t.reason());
              return line;
            })
            .toList());
    return JSON.writeValueAsBytes(file);
  }

  private Map<String, Object> head() {
    var head = new LinkedHashMap<String, Object>();
    head.put("format", FORMAT);
    head.put("site", "https://" + site.domain());
    return head;
  }

  /** One release as a month lists it. */
  static Map<String, Object> release(Article article) {
    var text = article.text();
    var line = new LinkedHashMap<String, Object>();
    line.put("release", article.releaseNo());
    line.put("item", article.item());
    line.put("path", article.path());
    line.put("title", text.title());
    line.put("category", text.category().label());
    line.put("kind", text.kind().label());
    line.put("columns", text.columns());
    line.put("source", text.sourceName());
    line.put("publisher", text.publisher());
    line.put("publishedAt", Feeds.time(article.publishedAt()));
    line.put("releasedAt", Feeds.time(article.releasedAt()));
    line.put("digest", article.digest());
    line.put("textSha256", Sha256.of(text.body()));
    if (text.document() != null) {
      line.put("document", document(text.document()));
    }
    line.put("files", files(text.attachments()));
    return line;
  }

  private static Map<String, Object> document(Manifest.Document document) {
    var all = new LinkedHashMap<String, Object>();
    all.put("indexNumber", document.indexNumber());
    all.put("number", document.number());
    all.put("issuer", document.issuer());
    all.put("formedOn", document.formedOn().toString());
    all.put("subject", document.subject());
    all.put("validity", document.validity().label());
    return all;
  }

  private static List<Map<String, Object>> files(List<Manifest.Attachment> attachments) {
    var all = new ArrayList<Map<String, Object>>();
    for (var file : attachments) {
      var line = new LinkedHashMap<String, Object>();
      line.put("name", file.name());
      line.put("path", Pages.address(file));
      line.put("type", file.type());
      line.put("size", file.size());
      line.put("sha256", file.digest());
      all.add(line);
    }
    return all;
  }
}
