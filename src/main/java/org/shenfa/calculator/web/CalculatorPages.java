package org.shenfa.calculator.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.calculator.Question;
import org.shenfa.deadlines.Rule;
import org.shenfa.regulation.Violations;
import org.shenfa.site.Outline;
import org.shenfa.site.SiteSettings;
import org.shenfa.workdays.Calendar;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 期限计算器: any term, from any day, with the way it is counted. Keeps nothing, sets no cookie. */
@Controller
class CalculatorPages {
  private static final int AT_ONCE = 4;

  private final Calendar calendar;
  private final Outline outline;
  private final SiteSettings site;
  private final Semaphore room = new Semaphore(AT_ONCE);

  CalculatorPages(Calendar calendar, Outline outline, SiteSettings site) {
    this.calendar = calendar;
    this.outline = outline;
    this.site = site;
  }

  @GetMapping("/_/deadlines")
  @MayEnter(Role.ANYONE)
  String calculate(HttpServletRequest request, HttpServletResponse response, Model model) {
    var question = Question.of(parameters(request));
    model.addAttribute("site", site);
    model.addAttribute("frame", outline.frame());
    model.addAttribute("question", question);
    model.addAttribute("law", Arrays.stream(Rule.values()).filter(Rule::law).toList());
    model.addAttribute("house", Arrays.stream(Rule.values()).filter(r -> !r.law()).toList());
    if (!question.asked()) {
      return "calculator/page";
    }
    if (!room.tryAcquire()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "5");
      return sorry(response, model, HttpStatus.SERVICE_UNAVAILABLE, List.of("现在算的人很多，请过几秒再试。"));
    }
    try {
      model.addAttribute("answer", question.answer(calendar));
    } catch (Violations refused) {
      return sorry(
          response,
          model,
          HttpStatus.UNPROCESSABLE_CONTENT,
          refused.all().stream().map(v -> v.sentence()).toList());
    } finally {
      room.release();
    }
    return "calculator/page";
  }

  private static String sorry(
      HttpServletResponse response, Model model, HttpStatus status, List<String> sentences) {
    response.setStatus(status.value());
    model.addAttribute("sorry", sentences);
    return "calculator/page";
  }

  /** The first value of each parameter; an address that cannot be read has none. */
  private static Map<String, String> parameters(HttpServletRequest request) {
    var all = new HashMap<String, String>();
    try {
      for (var name : List.of("rule", "day", "time")) {
        var value = request.getParameter(name);
        if (value != null && value.length() <= 60) {
          all.put(name, value);
        }
      }
    } catch (RuntimeException e) {
      // Jetty refuses escapes that are none; whoever typed them sees the empty form.
      all.clear();
    }
    return all;
  }
}
