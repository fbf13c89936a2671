package org.shenfa.letters.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shenfa.deadlines.Counting;
import org.shenfa.deadlines.Rule;
import org.shenfa.letters.LetterForm;
import org.shenfa.regulation.Violations;
import org.shenfa.site.Outline;
import org.shenfa.site.SiteSettings;
import org.shenfa.workdays.Calendar;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** 公开端的来信页面: what all of them share. */
@Component
class LetterVisit {
  private final Outline outline;
  private final SiteSettings site;
  private final Calendar calendar;

  LetterVisit(Outline outline, SiteSettings site, Calendar calendar) {
    this.outline = outline;
    this.site = site;
    this.calendar = calendar;
  }

  void frame(HttpServletResponse response, Model model, HttpStatus code) {
    response.setStatus(code.value());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    model.addAttribute("site", site);
    model.addAttribute("frame", outline.frame());
  }

  /**
   * By when a letter of a moment is answered; nothing while the calendar does not reach that far.
   */
  Optional<Counting.Counted> promised(Instant from) {
    try {
      return Optional.of(Counting.count(Rule.LETTER_PROMISE.term(), from, List.of(), calendar));
    } catch (Violations noCalendar) {
      return Optional.empty();
    }
  }

  /** What was chosen, empty fields left out; a body that cannot be read has none. */
  static List<LetterForm.Upload> uploads(HttpServletRequest request) {
    if (!(request instanceof MultipartHttpServletRequest parts)) {
      return List.of();
    }
    var all = new ArrayList<LetterForm.Upload>();
    for (var part : parts.getFiles("files")) {
      var name = Optional.ofNullable(part.getOriginalFilename()).orElse("");
      if (!name.isEmpty() && all.size() < 10) {
        try {
          all.add(new LetterForm.Upload(name, part.getBytes()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return all;
  }

  /** The first value of each field. */
  static Map<String, String> typed(HttpServletRequest request) {
    var all = new TreeMap<String, String>();
    request.getParameterMap().forEach((name, values) -> all.put(name, values[0]));
    return all;
  }
}
