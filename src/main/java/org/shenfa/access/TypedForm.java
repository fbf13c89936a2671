package org.shenfa.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * 填好的表单: what somebody typed into a form, put back into the page that has the form. Passwords,
 * files and hidden fields are never put back.
 *
 * @param action where the form is sent
 */
public record TypedForm(String action, Map<String, List<String>> typed) {
  private static final String KEY = TypedForm.class.getName();

  /** The page that answers this request is to show the form as typed. */
  public void shownBy(HttpServletRequest request) {
    request.setAttribute(KEY, this);
  }

  /** The page, with what the request asked to be shown in its form. */
  public static String into(HttpServletRequest request, String html) {
    if (!(request.getAttribute(KEY) instanceof TypedForm form)) {
      return html;
    }
    var page = Jsoup.parse(html);
    page.outputSettings().prettyPrint(false);
    page.select("form[method=post]").stream()
        .filter(f -> f.attr("action").equals(form.action()))
        .findFirst()
        .ifPresent(form::fill);
    return page.outerHtml();
  }

  /** Puts the values into the fields and opens every fold that holds one. */
  public void fill(Element form) {
    open(form);
    var taken = new HashMap<String, Integer>();
    for (var field : form.select("input[name], textarea[name], select[name]")) {
      var values = given(field.attr("name"));
      switch (field.normalName().equals("input") ? field.attr("type") : field.normalName()) {
        case "hidden", "password", "file" -> {
          continue;
        }
        case "checkbox", "radio" -> {
          if (!field.hasAttr("disabled")) {
            field.attr("checked", values.contains(field.attr("value")));
          }
        }
        case "select" ->
            field
                .select("option")
                .forEach(o ->
                    o.attr(
                        "selected",
                        values.contains(o.hasAttr("value") ? o.attr("value") : o.text())));
        default -> {
          var nth = taken.merge(field.attr("name"), 1, Integer::sum) - 1;
          if (nth < values.size()) {
            field.val(values.get(nth));
            if (!values.get(nth).isBlank()) {
              open(field);
            }
          }
        }
      }
    }
  }

  /** Of several forms with one action, how many of its hidden fields were sent. */
  public long sameHidden(Element form) {
    return form.select("input[type=hidden]").stream()
        .filter(h -> given(h.attr("name")).contains(h.attr("value")))
        .count();
  }

  private List<String> given(String name) {
    return Optional.ofNullable(typed.get(name)).orElse(List.of());
  }

  /** Opens every fold around an element. */
  public static void open(Element inside) {
    inside.parents().stream()
        .filter(p -> p.normalName().equals("details"))
        .forEach(d -> d.attr("open", true));
  }
}
