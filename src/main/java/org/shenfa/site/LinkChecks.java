package org.shenfa.site;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * 站内链接检查: whether every link, anchor and resource of a whole site leads to something that is there.
 * Pure.
 */
public final class LinkChecks {
  private LinkChecks() {}

  /**
   * What leads nowhere.
   *
   * @param pages address and HTML of every page
   * @param files addresses of all else that is there
   * @param dynamic beginnings of addresses that are answered by the application
   */
  public static List<PageFinding> of(
      Map<String, String> pages, Set<String> files, Set<String> dynamic) {
    var anchors = new HashMap<String, Set<String>>();
    var links = new HashMap<String, List<Element>>();
    pages.forEach((path, html) -> {
      var page = Jsoup.parse(html);
      anchors.put(path, anchors(page));
      links.put(path, page.select("[href], [src]"));
    });
    var found = new ArrayList<PageFinding>();
    links.forEach((path, all) -> {
      for (var link : all) {
        var to = link.hasAttr("href") ? link.attr("href") : link.attr("src");
        if (to.matches("(?i)[a-z][a-z0-9+.-]*:.*|//.*")
            || dynamic.stream().anyMatch(to::startsWith)) {
          continue;
        }
        var fault = fault(path, to, anchors, files);
        if (!fault.isEmpty()) {
          found.add(new PageFinding(path, "站内链接", fault + "：" + to));
        }
      }
    });
    return found;
  }

  private static Set<String> anchors(Document page) {
    return page.select("[id]").stream().map(Element::id).collect(Collectors.toSet());
  }

  private static String fault(
      String from, String to, Map<String, Set<String>> anchors, Set<String> files) {
    var hash = to.indexOf('#');
    var address = hash < 0 ? to : to.substring(0, hash);
    var target = address.isEmpty() ? from : file(address);
    if (!address.isEmpty() && !address.startsWith("/")) {
      return "站内地址应当从“/”写起";
    }
    if (!anchors.containsKey(target)) {
      return files.contains(target) && hash < 0 ? "" : "打不开";
    }
    return hash < 0 || anchors.getOrDefault(target, Set.of()).contains(to.substring(hash + 1))
        ? ""
        : "没有这个锚点";
  }

  private static String file(String address) {
    var path =
        URLDecoder.decode(
            address.replaceFirst("[?].*", "").replace("+", "%2B"), StandardCharsets.UTF_8);
    return path.endsWith("/") ? path + "index.html" : path;
  }
}
