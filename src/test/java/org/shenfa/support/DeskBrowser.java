package org.shenfa.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shenfa.access.Accounts;
import org.shenfa.organization.Person;

/** One person's browser: cookies of its own, an address of its own, and no redirect followed. */
public final class DeskBrowser {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final int port;
  private final String address;
  private String csrf = "none";

  /** {@code address} is sent as a proxy would; the server under test must be told to believe it. */
  public DeskBrowser(int port, String address) {
    this.port = port;
    this.address = address;
  }

  /** Somebody at the desk, with a demo account that is opened where there is none. */
  public static DeskBrowser at(int port, Accounts accounts, Person person) {
    accounts.openDemo(List.of(person), Office.PASSWORD);
    var desk = new DeskBrowser(port, "127.0.0.1");
    desk.password(person.staffNo(), Office.PASSWORD);
    return desk;
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).build());
  }

  public HttpResponse<String> get(String path, String header, String value) {
    return send(request(path).header(header, value).build());
  }

  /** Posts with the token of the last page that had one. */
  public HttpResponse<String> post(String path, String... fields) {
    return postWith(csrf, path, fields);
  }

  public HttpResponse<String> postWith(String token, String path, String... fields) {
    var form = new StringBuilder("_csrf=").append(URLEncoder.encode(token, UTF_8));
    for (var n = 0; n < fields.length; n += 2) {
      form.append('&')
          .append(fields[n])
          .append('=')
          .append(URLEncoder.encode(fields[n + 1], UTF_8));
    }
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.toString()))
            .build());
  }

  /** Any body at all, as sent from {@code page}. */
  public HttpResponse<String> send(String page, String path, String type, byte[] body) {
    return send(
        request(path)
            .header("Referer", "http://127.0.0.1:" + port + page)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body))
            .build());
  }

  /** The first half: the password, from a fresh login page. */
  public HttpResponse<String> password(String staffNo, String password) {
    get("/desk/login");
    return post("/desk/login", "staffNo", staffNo, "password", password);
  }

  public Optional<HttpCookie> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(c -> c.getName().equals(name))
        .findFirst();
  }

  public String session() {
    return cookie("shenfa").map(HttpCookie::getValue).orElse("");
  }

  /** Carries a cookie it was never given. */
  public void carry(String name, String value) {
    var cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(URI.create("http://127.0.0.1:" + port + "/"), cookie);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("X-Forwarded-For", address);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      var answer = sent(request);
      var found = CSRF.matcher(answer.body());
      if (found.find()) {
        csrf = found.group(1);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A connection that a bad request has cost is replaced, as a browser does. */
  private HttpResponse<String> sent(HttpRequest request) throws IOException, InterruptedException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      if (!"HTTP/1.1 header parser received no bytes".equals(e.getMessage())) {
        throw e;
      }
      return client.send(request, BodyHandlers.ofString());
    }
  }

  /** The token of the last page that had one. */
  public String csrf() {
    return csrf;
  }

  /** Where an answer sends the browser, as a path; empty when it does not. */
  public static String to(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Location")
        .map(l -> l.replaceFirst("^https?://[^/]+", ""))
        .orElse("");
  }
}
