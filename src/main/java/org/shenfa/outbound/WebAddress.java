package org.shenfa.outbound;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** 网址: which spellings of an address the system accepts, before any name is looked up. */
public final class WebAddress {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
  private static final Pattern PLAIN_IPV4 =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
  private static final int LONGEST = 2000;

  private WebAddress() {}

  /** Why this link is not opened, in a sentence; empty when it may be tried. */
  public static Optional<String> whyNot(String link) {
    try {
      return whyNot(new URI(link));
    } catch (URISyntaxException e) {
      return Optional.of("网址写法有误，请从浏览器地址栏完整复制，例如 https://www.example.gov.cn/a.html。");
    }
  }

  static Optional<String> whyNot(URI address) {
    var scheme =
        Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(java.util.Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.of("只能打开 http:// 或者 https:// 开头的网址。");
    }
    if (address.toString().length() > LONGEST) {
      return Optional.of("网址太长，最多 %d 个字符。".formatted(LONGEST));
    }
    var authority = Optional.ofNullable(address.getRawAuthority()).orElse("");
    if (authority.contains("@")) {
      return Optional.of("网址里不能带用户名和密码。");
    }
    if (address.getHost() == null) {
      return Optional.of("网址里的域名写法不被接受，请用网站的正式域名。");
    }
    if (address.getPort() != -1 && address.getPort() != 80 && address.getPort() != 443) {
      return Optional.of("网址不能另带端口，只能用 80 和 443。");
    }
    return strange(address.getHost().toLowerCase(java.util.Locale.ROOT))
        ? Optional.of("网址里的域名“%s”写法不被接受，请用网站的正式域名。".formatted(address.getHost()))
        : Optional.empty();
  }

  /** Numbers in disguise, zone ids, names without a dot and mixed scripts. */
  private static boolean strange(String host) {
    if (host.startsWith("[")) {
      return host.contains("%") || host.contains(".");
    }
    var labels = host.split("\\.", -1);
    if (NUMBER.matcher(labels[labels.length - 1]).matches()) {
      return !PLAIN_IPV4.matcher(host).matches();
    }
    return labels.length < 2
        || host.length() > 253
        || Arrays.stream(labels).anyMatch(l -> !LABEL.matcher(l).matches() || mixed(l));
  }

  /** An encoded label is read as Chinese or not at all: look-alike letters come from elsewhere. */
  private static boolean mixed(String label) {
    return label.startsWith("xn--")
        && !IDN.toUnicode(label)
            .codePoints()
            .allMatch(c ->
                Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN
                    || c == '-'
                    || (c >= '0' && c <= '9'));
  }
}
