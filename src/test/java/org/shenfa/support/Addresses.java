package org.shenfa.support;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/**
 * What one person's browser can reach of some sections of the desk, page by page and form by form.
 */
public final class Addresses {
  private static final Set<String> OWN = Set.of("date", "set-cookie", "content-length");

  /**
   * Addresses with a number in them that answered with a page or led to one, and the forms there.
   */
  public final Map<String, String> pages = new TreeMap<>();

  public final Map<String, Map<String, List<String>>> forms = new LinkedHashMap<>();

  /** Follows every link of the sections, however often a shape comes. */
  public static Addresses walked(DeskBrowser browser, List<String> sections) {
    var found = new Addresses();
    var todo = new ArrayDeque<>(sections.stream().map(s -> "/desk/" + s).toList());
    var seen = new java.util.HashSet<String>();
    while (!todo.isEmpty()) {
      var page = todo.poll();
      if (!seen.add(page) || sections.stream().noneMatch(s -> within(page, s))) {
        continue;
      }
      var answer = browser.get(page);
      var to = DeskBrowser.to(answer);
      if (to.startsWith("/desk") && !to.startsWith("/desk/login") && page.matches(".*[0-9].*")) {
        found.pages.put(page, "");
        todo.add(to);
      }
      if (answer.statusCode() == 200) {
        if (page.matches(".*[0-9].*")) {
          found.pages.put(page, answer.body());
        }
        todo.addAll(found.read(answer));
      }
    }
    return found;
  }

  private static boolean within(String page, String section) {
    return page.equals("/desk/" + section) || page.startsWith("/desk/" + section + "/");
  }

  private List<String> read(HttpResponse<String> answer) {
    var html = Jsoup.parse(answer.body());
    for (var form : html.select("form[method=post][action^=/desk]")) {
      if (form.attr("action").matches(".*[0-9].*")) {
        var filled = new DeskForm(NOBODY, "", form).filled();
        filled.remove("_csrf");
        forms.put(form.attr("action") + " " + filled.getOrDefault("what", List.of()), filled);
      }
    }
    var links = new ArrayList<String>();
    html.select("a[href^=/desk]")
        .forEach(a -> links.add(a.attr("href").replaceFirst("[#?].*", "")));
    return links;
  }

  private static final DeskBrowser NOBODY = new DeskBrowser(0, "127.0.0.1");

  /** The same address of something that never was. */
  public static String ghost(String address) {
    return address
        .replaceAll("GS[0-9]{4}-[0-9]{5}", "GS2019-99999")
        .replaceAll("/[0-9]{4}-(Y|D30|D10)-[0-9]{4,9}(?=/|$)", "/2019-Y-9999")
        .replaceAll("/[0-9]{4}-[0-9]{4,9}(?=/|$)", "/2019-999999")
        .replaceAll("/[0-9]{8}-[0-9]{4,}(?=/|$)", "/20190101-9999")
        .replaceAll("/[0-9]{1,18}(?=/|$)", "/999999999");
  }

  /**
   * Status, headers and body of an answer without what is each answer's own: token, date, address.
   */
  public static String plain(HttpResponse<String> answer, String address) {
    var headers =
        answer.headers().map().entrySet().stream()
            .filter(h -> !OWN.contains(h.getKey().toLowerCase(Locale.ROOT)))
            .map(h -> h.getKey().toLowerCase(Locale.ROOT) + ": " + h.getValue())
            .sorted()
            .collect(Collectors.joining("\n"));
    return answer.statusCode()
        + "\n"
        + headers
        + "\n\n"
        + answer
            .body()
            .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "name=\"_csrf\"")
            // The log grows meanwhile.
            .replaceAll("核验点已覆盖 [0-9]+ 条", "核验点已覆盖")
            .replace(address, "（地址）");
  }
}
