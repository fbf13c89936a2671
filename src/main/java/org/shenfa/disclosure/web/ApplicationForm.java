package org.shenfa.disclosure.web;

import static org.shenfa.regulation.Clause.MEASURES_10_3;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.shenfa.disclosure.Applicant;
import org.shenfa.disclosure.Application;
import org.shenfa.disclosure.WantedForm;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.vault.Identity;

/** 申请表: what stands in the fields of the public form and of the desk's. */
final class ApplicationForm {
  private static final int LONGEST = 4000;

  private ApplicationForm() {}

  /** Refuses choices that are none; everything else is for {@link Application#check}. */
  static Application of(HttpServletRequest request) {
    var applicant = chosen(Applicant.values(), field(request, "applicant"));
    var wanted = chosen(WantedForm.values(), field(request, "wanted"));
    if (applicant.isEmpty() || wanted.isEmpty()) {
      throw new Violations(
          List.of(
              applicant.isEmpty()
                  ? new Violation(MEASURES_10_3, "applicant", "请选择申请人类别。")
                  : new Violation(MEASURES_10_3, "wanted", "请选择希望怎样提供。")));
    }
    return new Application(
        applicant.get(),
        new Identity(
            field(request, "name"),
            field(request, "phone"),
            field(request, "mail"),
            field(request, "address"),
            field(request, "proof")),
        field(request, "description"),
        wanted.get(),
        field(request, "help"));
  }

  private static String field(HttpServletRequest request, String name) {
    var typed = Optional.ofNullable(request.getParameter(name)).orElse("");
    return typed.substring(0, Math.min(LONGEST, typed.length()));
  }

  private static <T extends Enum<T>> Optional<T> chosen(T[] all, String name) {
    return Arrays.stream(all).filter(v -> v.name().equals(name)).findFirst();
  }
}
