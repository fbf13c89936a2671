package org.shenfa.screening;

import static org.shenfa.screening.Verdict.NOTE;
import static org.shenfa.screening.Verdict.REASON;
import static org.shenfa.screening.Verdict.STOP;

import java.net.IDN;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** 链接: addresses that deceive, and every other site a text leads to. */
final class Links implements Rule {
  static final String RULE = "link";
  static final String ABROAD = "link-abroad";
  private static final Pattern ADDRESS = Pattern.compile("(?i)(https?)://([^/?#\\s]*)[^\\s]*");
  private static final Pattern IN_TEXT =
      Pattern.compile("(?i)\\b[a-z][a-z0-9+.\\-]{1,12}://[^\\s\\u4e00-\\u9fa5<>\"'“”《》()]{3,300}");
  private static final Pattern SHOWN_HOST =
      Pattern.compile("(?i)^(?:https?://)?((?:[a-z0-9\\-]+\\.)+[a-z]{2,10})(?:[/:?#].*)?$");
  private static final Pattern NUMERIC =
      Pattern.compile("(?i)\\d{1,3}(?:\\.\\d{1,3}){3}|\\[.*|0x[0-9a-f.x]+|\\d{6,}");

  /** Every address of another site that a body links to. */
  static Set<String> abroad(String body) {
    var all = new LinkedHashSet<String>();
    if (body.contains("href")) {
      Jsoup.parseBodyFragment(body).select("a[href]").stream()
          .map(a -> a.attr("href").strip())
          .filter(a -> !host(a).isEmpty())
          .forEach(all::add);
    }
    return all;
  }

  /** What is wrong with an address, and how much. */
  private record Fault(Verdict verdict, String sentence) {}

  @Override
  public void check(Reading on, Findings found) {
    var hosts = new HashSet<String>();
    for (var link : on.html.select("a[href]")) {
      var span = on.span(link);
      var address = link.attr("href").strip();
      if (address.startsWith("/") && !address.startsWith("//")) {
        continue;
      }
      var fault = address.toLowerCase(Locale.ROOT).startsWith("mailto:") ? null : fault(address);
      if (fault != null) {
        found.add(RULE, fault.verdict(), on.body, span[0], span[1], fault.sentence(), null);
      }
      var host = host(address);
      var shown = SHOWN_HOST.matcher(Passage.dense(link.text()));
      if (!host.isEmpty() && shown.matches() && !sameSite(shown.group(1), host)) {
        found.add(
            RULE,
            STOP,
            on.body,
            span[0],
            span[1],
            "看到的地址是“%s”，实际链到“%s”，请改成一致。".formatted(shown.group(1), host),
            address);
      }
      var said = on.known.links().get(address);
      if (!host.isEmpty() && (hosts.add(host) || said != null)) {
        found.add(
            ABROAD,
            NOTE,
            on.body,
            span[0],
            span[1],
            "链到外站 %s，请打开核对内容。%s".formatted(host, said == null ? "" : said),
            null);
      }
    }
    on.texts().forEach(p -> written(p, found));
  }

  private static void written(Passage in, Findings found) {
    for (var match : IN_TEXT.matcher(in.folded).results().toList()) {
      var fault = fault(match.group());
      if (fault != null && fault.verdict() != NOTE) {
        found.add(RULE, fault.verdict(), in, match.start(), match.end(), fault.sentence(), null);
      }
    }
  }

  /** What is wrong with the form of an absolute address, or null. */
  private static @Nullable Fault fault(String address) {
    var parts = ADDRESS.matcher(address);
    if (!parts.matches() || address.indexOf('\\') >= 0) {
      return new Fault(STOP, "链接只能是完整的 http 或者 https 网址。");
    }
    var authority = parts.group(2);
    if (authority.indexOf('@') >= 0) {
      return new Fault(STOP, "链接里带有用户名（@ 之前的部分），容易让人看错网站，请删去。");
    }
    var host = host(address);
    if (NUMERIC.matcher(host).matches()) {
      return new Fault(REASON, "链接用的是数字地址而不是域名，请说明原因或者换成域名。");
    }
    if (confusable(host)) {
      return new Fault(STOP, "域名里混有形似字母的外文字符，可能是仿冒网站，请核对。");
    }
    if (host.contains("gov.cn") && !host.equals("gov.cn") && !host.endsWith(".gov.cn")) {
      return new Fault(STOP, "域名像政府网站，实际不是，请核对。");
    }
    if (authority.matches(".*:(?!80$|443$)\\d+")) {
      return new Fault(REASON, "链接带有端口号，请核对是不是对公众开放的地址。");
    }
    return parts.group(1).equalsIgnoreCase("http")
        ? new Fault(NOTE, "链接不是加密的 https，请看对方网站是否支持 https。")
        : null;
  }

  static String host(String address) {
    var parts = ADDRESS.matcher(address);
    return parts.matches()
        ? parts
            .group(2)
            .replaceFirst("^.*@", "")
            .replaceFirst(":\\d*$", "")
            .toLowerCase(Locale.ROOT)
        : "";
  }

  private static boolean confusable(String host) {
    String shown;
    try {
      shown = IDN.toUnicode(host);
    } catch (IllegalArgumentException e) {
      return true;
    }
    if (shown.contains("xn--")) {
      return true;
    }
    return shown
        .codePoints()
        .filter(Character::isLetter)
        .mapToObj(Character.UnicodeScript::of)
        .anyMatch(s -> s != Character.UnicodeScript.LATIN && s != Character.UnicodeScript.HAN);
  }

  private static boolean sameSite(String shown, String host) {
    var plain = shown.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    return host.replaceFirst("^www\\.", "").equals(plain);
  }
}
