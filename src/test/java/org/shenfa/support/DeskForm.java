package org.shenfa.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** One form of the desk as it was found: where, by whom, and what stands in it. */
public record DeskForm(DeskBrowser browser, String page, Element html) {
  private static final String BOUNDARY = "b7c1e09ab5d2f";

  public String action() {
    return html.attr("action");
  }

  public boolean multipart() {
    return html.attr("enctype").startsWith("multipart");
  }

  public List<Element> fields() {
    return html.select("input[name], textarea[name], select[name]").stream()
        .filter(f -> !f.attr("type").equals("hidden"))
        .toList();
  }

  /** The fields as a careful person would send them. */
  public Map<String, List<String>> filled() {
    var sent = new LinkedHashMap<String, List<String>>();
    for (var field : html.select("input[name], textarea[name], select[name], button[name]")) {
      var name = field.attr("name");
      var value =
          switch (field.normalName().equals("input") ? field.attr("type") : field.normalName()) {
            case "checkbox", "radio" ->
                field.hasAttr("disabled") || sent.containsKey(name) ? null : field.val();
            case "select" ->
                field.select("option").stream()
                    .map(o -> o.hasAttr("value") ? o.attr("value") : o.text())
                    .findFirst()
                    .orElse("");
            case "button" -> sent.containsKey(name) ? null : field.attr("value");
            case "file" -> null;
            case "date" -> field.val().isEmpty() ? LocalDate.now().toString() : field.val();
            case "datetime-local" -> LocalDate.now().plusDays(3) + "T09:00";
            case "password" -> "不是这个密码，但是够长了哦哦";
            default -> field.val().isEmpty() ? "按要求填写的一段话" : field.val();
          };
      if (value != null) {
        sent.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
      }
    }
    return sent;
  }

  /** Follows every link of the desk, a few of each shape, and keeps each shape of form once. */
  public static void walk(DeskBrowser browser, List<String> from, Map<String, DeskForm> forms) {
    var seen = new HashMap<String, Integer>();
    var todo = new ArrayDeque<>(from);
    while (!todo.isEmpty()) {
      var page = todo.poll();
      if (seen.merge(shape(page).replaceFirst("[?].*", "?"), 1, Integer::sum) > most(page)) {
        continue;
      }
      var answer = browser.get(page);
      if (answer.statusCode() / 100 == 3) {
        todo.add(DeskBrowser.to(answer));
        continue;
      }
      if (answer.statusCode() != 200
          || !answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
        continue;
      }
      var html = Jsoup.parse(answer.body());
      for (var form : html.select("form[method=post]")) {
        var names = form.select("[name]").stream().map(f -> f.attr("name")).distinct().toList();
        if (!form.attr("action").endsWith("/logout")) {
          forms.putIfAbsent(
              shape(form.attr("action")) + " " + names, new DeskForm(browser, page, form));
        }
      }
      html.select(
              "a[href^=/desk]:not([href*=/files/], [href$=.docx], [href*=bundle], [href*=proof])")
          .forEach(a -> todo.add(a.attr("href")));
    }
  }

  /** Texts and cases offer another form at every step; other pages of a shape are much alike. */
  private static int most(String page) {
    return page.matches("/desk/(items|review)/.*") ? 4 : 2;
  }

  /** An address with its numbers, digests and names of dictionaries left out. */
  public static String shape(String path) {
    return path.replaceAll("[0-9a-f]{64}|(?<=/desk/dictionaries/)[A-Z_]+", "#")
        .replaceAll("[0-9]+", "#");
  }

  /** Sends the form as a browser does. */
  public HttpResponse<String> post(Map<String, List<String>> sent) {
    return multipart()
        ? multipart(sent, "", "", new byte[0])
        : browser.send(
            page, action(), "application/x-www-form-urlencoded", encode(sent).getBytes(UTF_8));
  }

  /** Fields as a form sends them. */
  public static String encode(Map<String, List<String>> sent) {
    var body = new StringBuilder();
    sent.forEach((name, values) ->
        values.forEach(v ->
            body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(v, UTF_8))));
    return body.toString();
  }

  /** Sends the form with one file. */
  public HttpResponse<String> multipart(
      Map<String, List<String>> sent, String field, String file, byte[] bytes) {
    var body = new ByteArrayOutputStream();
    sent.forEach((name, values) ->
        values.forEach(v ->
            body.writeBytes(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(BOUNDARY, name, v)
                    .getBytes(UTF_8))));
    if (!field.isEmpty()) {
      body.writeBytes(
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/pdf\r\n\r\n"
              .formatted(BOUNDARY, field, file)
              .getBytes(UTF_8));
      body.writeBytes(bytes);
      body.writeBytes("\r\n".getBytes(UTF_8));
    }
    body.writeBytes("--%s--\r\n".formatted(BOUNDARY).getBytes(UTF_8));
    return browser.send(
        page, action(), "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
  }
}
