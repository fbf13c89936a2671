package org.shenfa.content;

import static org.shenfa.regulation.Clause.MEASURES_11_6;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.regulation.Violations;
import org.shenfa.reprints.Snapshot;

/** 转载要件: source, link and time of a reprint, against the list and what was taken over (11-6). */
final class ReprintTerms {
  /** Between taking a page over and the time the reprint names. */
  private static final Duration TAKEN_WITHIN = Duration.ofDays(1);

  private ReprintTerms() {}

  static void check(Manifest text, Circumstances on, Violations.Gathering found) {
    var reprint = text.reprint();
    if (reprint == null) {
      found.refuseIf(true, MEASURES_11_6, "link", "转载须标注来源网站、转载时间和转载链接。");
      return;
    }
    var host = host(reprint.link());
    var listed = host.flatMap(on.listed());
    found
        .refuseIf(reprint.site().isBlank(), MEASURES_11_6, "site", "转载须标注来源网站。")
        .refuseIf(reprint.at().isAfter(on.now()), MEASURES_11_6, "at", "转载时间不能晚于现在。")
        .refuseIf(
            host.isEmpty(), MEASURES_11_6, "link", "转载链接须是完整的网址，以 http:// 或 https:// 开头，不带用户名和端口。")
        .refuseIf(
            host.isPresent() && listed.isEmpty(),
            MEASURES_11_6,
            "link",
            "“%s”不在授权转载名单内，严禁从未经授权的网站转载。".formatted(host.orElse("")));
    listed.ifPresent(site ->
        found.refuseIf(
            !reprint.site().isBlank() && !reprint.site().strip().equals(site.name()),
            MEASURES_11_6,
            "site",
            "来源网站须照授权名单写作“%s”，现在写的是“%s”。".formatted(site.name(), reprint.site())));
    var taken = on.taken();
    if (taken != null) {
      asTaken(reprint, taken, on.pasted(), found);
    }
  }

  /** Link and time of a reprint against what was taken over from its source. */
  private static void asTaken(
      Manifest.Reprint reprint, Snapshot taken, boolean pasted, Violations.Gathering found) {
    if (!taken.link().equals(reprint.link())) {
      found.refuseIf(
          !pasted,
          MEASURES_11_6,
          "link",
          "正文取自 %s，与转载链接不是同一个：请从转载链接重新取回；取不到的，在“转载来源”里写明正文怎样来的。".formatted(taken.link()));
      return;
    }
    var published = taken.published();
    var at = taken.at().atZone(Shenfa.ZONE).toLocalDateTime();
    found
        .refuseIf(
            published != null && reprint.at().isBefore(published),
            MEASURES_11_6,
            "at",
            "转载时间早于来源标注的发布时间（%s），请重新取回。".formatted(minute(published)))
        .refuseIf(
            !taken.first() && Duration.between(at, reprint.at()).abs().compareTo(TAKEN_WITHIN) > 0,
            MEASURES_11_6,
            "at",
            "转载时间与取回原文的时间（%s）不符，请重新取回。".formatted(minute(at)));
  }

  private static String minute(@Nullable LocalDateTime time) {
    return time == null ? "" : time.truncatedTo(ChronoUnit.MINUTES).toString().replace('T', ' ');
  }

  /** Host of a plain web address, in lower case; empty for anything else. */
  static Optional<String> host(String link) {
    try {
      var address = new URI(link.strip());
      var scheme = Optional.ofNullable(address.getScheme()).orElse("");
      var plain =
          (scheme.equals("http") || scheme.equals("https"))
              && address.getHost() != null
              && address.getUserInfo() == null
              && address.getPort() == -1;
      return plain ? Optional.of(address.getHost().toLowerCase(Locale.ROOT)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
