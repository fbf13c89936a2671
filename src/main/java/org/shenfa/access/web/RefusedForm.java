package org.shenfa.access.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.TypedForm;
import org.shenfa.regulation.Violation;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * 退回的表单: the page a refused form stood on, once more, with every sentence above it and everything
 * typed still in its fields. Only passwords and files have to be given again.
 */
record RefusedForm(TypedForm form, boolean hadFiles, List<Violation> violations) {
  private static final String KEY = RefusedForm.class.getName();

  /** Answers with the form's own page; false when the browser does not say which one that was. */
  static boolean answer(
      HttpServletRequest request, HttpServletResponse response, List<Violation> violations)
      throws ServletException, IOException {
    var page = page(request);
    if (page.isEmpty()
        || request.getDispatcherType() != DispatcherType.REQUEST
        || !request.getMethod().equals("POST")) {
      return false;
    }
    var typed = new HashMap<String, List<String>>();
    request.getParameterMap().forEach((name, values) -> typed.put(name, Arrays.asList(values)));
    var files =
        request instanceof MultipartHttpServletRequest parts
            && parts.getFileMap().values().stream().anyMatch(f -> !f.isEmpty());
    request.setAttribute(
        KEY, new RefusedForm(new TypedForm(request.getRequestURI(), typed), files, violations));
    request.removeAttribute(ServletRequestPathUtils.PATH_ATTRIBUTE);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    request.getRequestDispatcher(page.get()).forward(asIfRead(request), response);
    return true;
  }

  /** The path of our own that the form was sent from, by the browser's Referer. */
  private static Optional<String> page(HttpServletRequest request) {
    try {
      var from = URI.create(Optional.ofNullable(request.getHeader("Referer")).orElse(""));
      var here = request.getRequestURL().toString();
      var path = from.getRawPath();
      return path != null
              && path.startsWith("/desk")
              && !path.contains("..")
              && here.startsWith(from.getScheme() + "://" + from.getRawAuthority() + "/")
          ? Optional.of(path)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The same person asking for the page, without a query: what was typed is none of it. */
  private static HttpServletRequest asIfRead(HttpServletRequest request) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public String getMethod() {
        return "GET";
      }

      @Override
      public Map<String, String[]> getParameterMap() {
        return Map.of();
      }

      @Override
      public Enumeration<String> getParameterNames() {
        return Collections.emptyEnumeration();
      }

      @Override
      public @Nullable String getParameter(String name) {
        return null;
      }

      @Override
      public String @Nullable [] getParameterValues(String name) {
        return null;
      }
    };
  }

  /** The page as rendered, or filled in again when it answers a refused form. */
  static byte[] filled(HttpServletRequest request, byte[] html) {
    return request.getAttribute(KEY) instanceof RefusedForm refused
        ? refused.into(new String(html, UTF_8)).getBytes(UTF_8)
        : TypedForm.into(request, new String(html, UTF_8)).getBytes(UTF_8);
  }

  private String into(String html) {
    var page = Jsoup.parse(html);
    page.outputSettings().prettyPrint(false);
    var found =
        page.select("form[method=post]").stream()
            .filter(f -> f.attr("action").equals(form.action()))
            .max(Comparator.comparing(form::sameHidden));
    found.ifPresent(form::fill);
    page.title("没有办成 · " + page.title());
    var note = note(page, found);
    var main = Optional.ofNullable(page.selectFirst("main")).orElse(page.body());
    var head = main.selectFirst("> .head");
    if (head == null) {
      main.prependChild(note);
    } else {
      head.after(note);
    }
    return page.outerHtml();
  }

  private Element note(Document page, Optional<Element> found) {
    var note = new Element("div").addClass("note").addClass("bad").attr("role", "alert");
    note.appendElement("b").text("没有办成，%d 处要先处理；填写的内容都还在。".formatted(violations.size()));
    var list = note.appendElement("ul");
    for (var violation : violations) {
      var line = list.appendElement("li");
      found
          .flatMap(f -> Optional.ofNullable(field(f, violation)))
          .or(() -> Optional.ofNullable(field(page, violation)))
          .ifPresent(f -> {
            point(line, f);
            beside(f, violation.sentence());
          });
      line.appendText(violation.sentence() + " ");
      line.appendElement("a")
          .addClass("clause")
          .attr("href", "/desk/rules/" + violation.clause().id().replaceFirst("-.*", ""))
          .text(violation.clause().article());
    }
    if (hadFiles) {
      list.appendElement("li").text("浏览器不让网页留住选好的文件，请重新选择。");
    }
    if (found.isEmpty()) {
      // The state has moved on and the form is gone: the words stay at hand.
      form.typed().values().stream()
          .flatMap(List::stream)
          .filter(v -> v.codePoints().anyMatch(c -> c > 127))
          .forEach(v -> note.appendElement("blockquote").addClass("quote").text(v));
    }
    page.select("[autofocus]").removeAttr("autofocus");
    return note;
  }

  /** Says the sentence once more where the field stands. */
  private static void beside(Element field, String sentence) {
    var control = Optional.ofNullable(field.closest(".ctl")).orElse(field);
    control.after(new Element("span").addClass("wrong").text(sentence));
  }

  private static @Nullable Element field(Element form, Violation about) {
    return about.field() == null
        ? null
        : form.select("[name]").stream()
            .filter(f -> f.attr("name").equals(about.field()) && !f.attr("type").equals("hidden"))
            .findFirst()
            .orElse(null);
  }

  /** Names the field as its label does and leads to it. */
  private static void point(Element line, Element field) {
    if (field.id().isEmpty()) {
      field.attr("id", "f-" + field.attr("name"));
    }
    field.attr("aria-invalid", "true");
    TypedForm.open(field);
    var name =
        Stream.of(
                field.attr("aria-label"),
                Optional.ofNullable(field.closest("label")).map(Element::ownText).orElse(""),
                field.root().select("label[for=%s]".formatted(field.id())).text())
            .filter(n -> !n.isBlank())
            .findFirst()
            .orElse("");
    if (!name.isBlank()) {
      line.appendElement("a").attr("href", "#" + field.id()).text(name);
      line.appendText("：");
    }
  }
}
