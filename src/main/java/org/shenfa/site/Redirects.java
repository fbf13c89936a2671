package org.shenfa.site;

import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 旧址表: former folders of columns, former files of guides and where they lead, as a file of the site
 * that our own server and an nginx {@code map} both read.
 */
final class Redirects {
  static final String FILE = "/redirects.map";
  private static final Pattern LINE =
      Pattern.compile(
          "~\\^(/[a-z0-9/-]+/)(\\(list-\\[0-9\\]\\+\\\\\\.html\\)\\$)? (/[a-z0-9/._-]*)(\\$1)?;");

  private static final Pattern LIST = Pattern.compile("list-[0-9]+\\.html");

  private record Way(String from, String to, boolean whole) {}

  private final List<Way> ways;
  private final FileTime read;

  private Redirects(List<Way> ways, FileTime read) {
    this.ways = ways;
    this.read = read;
  }

  /**
   * Longest folder first; one that leads to a folder keeps the names lists have. Nothing else of an
   * address is taken over, for nginx would put it into a header as it came.
   */
  static byte[] table(Map<String, String> moved) {
    var lines = new StringBuilder();
    moved.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, String> e) -> -e.getKey().length())
                .thenComparing(Map.Entry::getKey))
        .forEach(e ->
            lines.append(
                e.getValue().endsWith("/")
                    ? "~^%1$s(list-[0-9]+\\.html)$ %2$s$1;\n~^%1$s %2$sindex.html;\n"
                        .formatted(e.getKey(), e.getValue())
                    : "~^%s %s;\n".formatted(e.getKey(), e.getValue())));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads the table; a line that is not one of ours is passed over. */
  static Redirects of(Served.Page file) {
    var ways = new ArrayList<Way>();
    for (var line : new String(file.plain(), StandardCharsets.UTF_8).lines().toList()) {
      var match = LINE.matcher(line);
      if (match.matches() && !match.group(3).startsWith("//")) {
        ways.add(new Way(match.group(1), match.group(3), match.group(2) == null));
      }
    }
    return new Redirects(List.copyOf(ways), file.changed());
  }

  static Redirects none() {
    return new Redirects(List.of(), FileTime.fromMillis(0));
  }

  boolean of(FileTime changed) {
    return read.equals(changed);
  }

  /** Where a path leads, if it is a former one. */
  Optional<String> to(String path) {
    return ways.stream()
        .filter(w -> path.startsWith(w.from()))
        .filter(w -> w.whole() || LIST.matcher(path.substring(w.from().length())).matches())
        .findFirst()
        .map(w -> w.whole() ? w.to() : w.to() + path.substring(w.from().length()));
  }
}
