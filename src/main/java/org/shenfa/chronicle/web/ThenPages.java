package org.shenfa.chronicle.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.shenfa.Shenfa;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.chronicle.PastPages;
import org.shenfa.chronicle.Stretch;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * 往日网页: any page as the public saw it at a moment. Pages that were withdrawn are among them, so
 * only 新闻宣传处 and the auditor look.
 */
@Controller
public class ThenPages {
  /** Nothing of a past page runs; its links lead the whole window to the same moment. */
  private static final String CONTENT_POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none';"
          + " frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          + " allow-downloads allow-top-navigation-by-user-activation";

  private final PastPages past;
  private final Clock clock;

  ThenPages(PastPages past, Clock clock) {
    this.past = past;
    this.clock = clock;
  }

  @GetMapping("/desk/then")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  String page(
      Model model,
      @RequestParam(defaultValue = "") String at,
      @RequestParam(defaultValue = "/index.html") String path) {
    var now = LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    var typed = moment(at);
    var moment = typed.orElse(now);
    var address = path(path);
    model.addAttribute("at", moment);
    model.addAttribute("path", address);
    model.addAttribute("understood", at.isBlank() || typed.isPresent());
    past.at(address, moment).ifPresent(s -> model.addAttribute("stood", s));
    past.since().ifPresent(s -> model.addAttribute("since", s));
    model.addAttribute("history", past.history(address));
    model.addAttribute("changed", past.changedOn(moment.toLocalDate()));
    return "chronicle/then";
  }

  @GetMapping("/desk/then/page")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  ResponseEntity<String> shown(@RequestParam LocalDateTime at, @RequestParam String path) {
    var frame = "/desk/then?at=%s&path=".formatted(at);
    var file = "/desk/then/file?at=%s&path=".formatted(at);
    return ResponseEntity.ok()
        .header("Content-Security-Policy", CONTENT_POLICY)
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .body(past.shown(path, at, frame, file).orElseThrow());
  }

  @GetMapping("/desk/then/file")
  @MayEnter({Role.PUBLICITY, Role.AUDIT_ADMIN})
  ResponseEntity<byte[]> file(@RequestParam LocalDateTime at, @RequestParam String path) {
    var bytes = past.bytes(path, at).orElseThrow();
    var type = MediaTypeFactory.getMediaType(path).orElse(MediaType.APPLICATION_OCTET_STREAM);
    var shown = path.startsWith("/assets/") || type.getType().equals("image");
    return ResponseEntity.ok()
        .header("Content-Security-Policy", "default-src 'none'; style-src 'self'; sandbox")
        .header("Content-Disposition", shown ? "inline" : "attachment")
        .cacheControl(CacheControl.noStore())
        .contentType(type)
        .body(bytes);
  }

  /** The first second of a stretch, as an address carries it. */
  public static String within(Stretch stretch) {
    return LocalDateTime.ofInstant(stretch.from().plusSeconds(1), Shenfa.ZONE)
        .truncatedTo(ChronoUnit.SECONDS)
        .toString();
  }

  /** A moment, or a day, which means its last minute; nothing for what is neither. */
  private static Optional<LocalDateTime> moment(String typed) {
    var at = typed.strip();
    try {
      return Optional.of(
          at.contains("T")
              ? LocalDateTime.parse(at)
              : LocalDate.parse(at).plusDays(1).atStartOfDay().minusMinutes(1));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** What somebody copies from the address bar, as the path it means. */
  private static String path(String typed) {
    var bare = typed.strip().replaceFirst("^https?://[^/]*", "").replaceFirst("[?#].*", "");
    var rooted = bare.startsWith("/") ? bare : "/" + bare;
    return rooted.endsWith("/") ? rooted + "index.html" : rooted;
  }
}
