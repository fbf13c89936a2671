package org.shenfa.site;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * 站内链接检查: whether every link, anchor and resource of a whole site leads to something that is there.
 * Pure.
 */
public final class LinkChecks {
  /** What is said of a link whose page is there and whose place in it is not. */
  public static final String NO_ANCHOR = "没有这个锚点";

  private static final Pattern ABROAD = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|//.*");

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
        if (isAbroad(to) || dynamic.stream().anyMatch(to::startsWith)) {
          continue;
        }
        fault(
                path,
                to,
                p -> anchors.containsKey(p) || files.contains(p),
                p -> anchors.getOrDefault(p, Set.of()))
            .ifPresent(f -> found.add(new PageFinding(path, "站内链接", f + "：" + to)));
      }
    });
    return found;
  }

  /** Whether an address leads out of the site, or to no page at all. */
  public static boolean isAbroad(String to) {
    return ABROAD.matcher(to).matches();
  }

  /** What a link of a page can lead to within it. */
  public static Set<String> anchors(Document page) {
    return page.select("[id]").stream().map(Element::id).collect(Collectors.toSet());
  }

  /**
   * Why a link within the site leads nowhere; empty when it leads somewhere.
   *
   * @param from page it stands on
   * @param there whether there is a page or file of an address
   * @param anchors of a page that is there; asked for only where a link names one
   */
  public static Optional<String> fault(
      String from, String to, Predicate<String> there, Function<String, Set<String>> anchors) {
    var hash = to.indexOf('#');
    var address = hash < 0 ? to : to.substring(0, hash);
    if (!address.isEmpty() && !address.startsWith("/")) {
      return Optional.of("站内地址应当从“/”写起");
    }
    var target = address.isEmpty() ? from : file(address);
    if (!there.test(target)) {
      return Optional.of("打不开");
    }
    return hash < 0 || anchors.apply(target).contains(to.substring(hash + 1))
        ? Optional.empty()
        : Optional.of(NO_ANCHOR);
  }

  private static String file(String address) {
    var path =
        URLDecoder.decode(
            address.replaceFirst("[?].*", "").replace("+", "%2B"), StandardCharsets.UTF_8);
    return path.endsWith("/") ? path + "index.html" : path;
  }
}
