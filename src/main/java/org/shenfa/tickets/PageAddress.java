package org.shenfa.tickets;

import static org.shenfa.regulation.Clause.MEASURES_25_1;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.site.SiteSettings;
import org.springframework.stereotype.Component;

/** 本站地址: what somebody typed or a browser said, as an address on our own site. */
@Component
public class PageAddress {
  private static final int LONGEST = 300;

  private final SiteSettings site;

  PageAddress(SiteSettings site) {
    this.site = site;
  }

  /**
   * The address without host, query and fragment; empty for none at all.
   *
   * @param typed a path, or an address with host
   * @param host the host that was asked for this page, which is ours as well
   * @throws Violations when it is an address of another site, or none
   */
  public String path(String typed, String host) {
    var words = typed.strip();
    if (words.isEmpty()) {
      return "";
    }
    return read(words, host)
        .orElseThrow(() ->
            new Violations(
                List.of(
                    new Violation(
                        MEASURES_25_1,
                        "address",
                        "只收本网站（" + site.domain() + "）的网页地址；其他网站的差错，请到那个网站去报。"))));
  }

  /** The page a reader came from, by what the browser says; nothing for other sites. */
  public Optional<String> from(String referer, String host) {
    return referer.contains("://")
        ? read(referer, host).filter(p -> !p.startsWith("/_/tickets"))
        : Optional.empty();
  }

  private Optional<String> read(String words, String host) {
    try {
      var whole = words.startsWith("/") || words.contains("://") ? words : "https://" + words;
      var address = new URI(whole.replace(" ", "%20"));
      if (words.startsWith("//") || address.getHost() == null && !words.startsWith("/")) {
        return Optional.empty();
      }
      if (address.getHost() != null && !ours(address, host)) {
        return Optional.empty();
      }
      var path = Optional.ofNullable(address.getPath()).filter(p -> !p.isEmpty()).orElse("/");
      return Optional.of(path.endsWith("/") ? path + "index.html" : path)
          .filter(p ->
              p.startsWith("/")
                  && !p.startsWith("/desk")
                  && p.length() <= LONGEST
                  && !p.contains("..")
                  && !p.contains("//")
                  && p.chars().noneMatch(c -> Character.isISOControl(c) || c == '\\'));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private boolean ours(URI address, String host) {
    var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    var named = address.getHost().toLowerCase(Locale.ROOT);
    var at = address.getPort() < 0 ? named : named + ":" + address.getPort();
    return (scheme.equals("http") || scheme.equals("https"))
        && (named.equals(site.domain())
            || named.equals("www." + site.domain())
            || at.equals(host.toLowerCase(Locale.ROOT)));
  }
}
