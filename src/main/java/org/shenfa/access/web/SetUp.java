package org.shenfa.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.shenfa.access.AdminRole;
import org.shenfa.access.FirstStart;
import org.shenfa.access.FirstStart.Administrator;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 首次设置页: behind a link that is good once; any other token is a page that does not exist. */
@Controller
class SetUp {
  private static final List<AdminRole> ROLES = Arrays.asList(AdminRole.values());

  private final FirstStart first;

  SetUp(FirstStart first) {
    this.first = first;
  }

  @GetMapping("/desk/setup/{token}")
  @MayEnter(Role.ANYONE)
  String form(@PathVariable String token, Model model) {
    mustBeOpen(token);
    return page(
        model,
        token,
        ROLES.stream().map(r -> new Administrator(r, "", "", "")).toList(),
        List.of());
  }

  @PostMapping("/desk/setup/{token}")
  @MayEnter(Role.ANYONE)
  String make(
      @PathVariable String token,
      @RequestParam List<String> staffNo,
      @RequestParam List<String> name,
      @RequestParam List<String> password,
      Model model,
      HttpServletResponse response) {
    mustBeOpen(token);
    if (staffNo.size() != ROLES.size()
        || name.size() != ROLES.size()
        || password.size() != ROLES.size()) {
      throw new IllegalArgumentException("three of each");
    }
    var three =
        IntStream.range(0, ROLES.size())
            .mapToObj(
                i -> new Administrator(ROLES.get(i), staffNo.get(i), name.get(i), password.get(i)))
            .toList();
    try {
      first.make(three);
      return "redirect:/desk/login";
    } catch (Violations refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(model, token, three, refused.all().stream().map(Violation::sentence).toList());
    }
  }

  private static String page(
      Model model, String token, List<Administrator> three, List<String> refused) {
    model.addAttribute("token", token);
    model.addAttribute("three", three);
    model.addAttribute("refused", refused);
    return "access/setup";
  }

  private void mustBeOpen(String token) {
    if (token.length() > 100 || !first.open(token)) {
      throw new NoSuchElementException();
    }
  }
}
