package org.shenfa.inspection;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.shenfa.screening.FileText;
import org.shenfa.screening.Finding;
import org.shenfa.screening.Sweep;
import org.shenfa.site.Difference;
import org.shenfa.site.SiteSettings;

/**
 * 受检网站: the site as it stands in one moment, to be read through.
 *
 * @param paths addresses of everything that is there, packed files included
 * @param reader of a page's bytes; empty where they are not what the manifest says
 * @param differing what is not as the manifest says
 * @param pairs address of a page to those it has to link to, as a policy to its interpretation
 * @param words of an attachment, by name and digest; empty where nothing was kept
 * @param sweep what is looked for in texts
 * @param today day of the inspection
 * @param explained leaves out what the author has explained and was allowed to keep
 */
record SiteCopy(
    SiteSettings settings,
    Set<String> paths,
    Function<String, Optional<byte[]>> reader,
    Map<String, Difference> differing,
    Map<String, Set<String>> pairs,
    Words words,
    Sweep sweep,
    LocalDate today,
    Explained explained) {

  /** 附件文字. */
  interface Words {
    Optional<FileText> of(String name, String digest);
  }

  /** 已说明的. */
  interface Explained {
    List<Finding> without(String page, List<Finding> found);
  }

  /** Beginnings of addresses that the application answers. */
  private static final String DYNAMIC = "/_/";

  /** What the folder of the site answers for. */
  Predicate<String> there() {
    return path -> paths.contains(path) || path.startsWith(DYNAMIC);
  }

  boolean isDynamic(String address) {
    return address.startsWith(DYNAMIC);
  }

  Optional<String> html(String path) {
    return reader.apply(path).map(b -> new String(b, StandardCharsets.UTF_8));
  }

  /** Pages of ours, in the order of their addresses. */
  List<String> pages() {
    return paths.stream()
        .filter(p -> p.endsWith(".html") && !p.startsWith("/files/"))
        .sorted()
        .toList();
  }
}
