package org.shenfa.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;

/** Somebody at an address of their own who uses the public forms without a script. */
public final class Visitor {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String site;
  private final String address;

  /**
   * {@code site} such as {@code http://127.0.0.1:8080}; the server must be told to believe the
   * address.
   */
  public Visitor(String site, String address) {
    this.site = site;
    this.address = address;
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).build());
  }

  /** The hidden fields of the form of a page, a fresh one each time. */
  public Map<String, String> opened(String path) {
    var fields = new LinkedHashMap<String, String>();
    Jsoup.parse(get(path).body())
        .select("main form[method=post] input[type=hidden]")
        .forEach(i -> fields.put(i.attr("name"), i.val()));
    return fields;
  }

  public HttpResponse<String> post(String path, Map<String, String> fields) {
    var sent = new LinkedHashMap<String, List<String>>();
    fields.forEach((name, value) -> sent.put(name, List.of(value)));
    return send(path, FORM, DeskForm.encode(sent).getBytes(UTF_8));
  }

  public HttpResponse<String> send(String path, String type, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", type)
            .header("Referer", site + path)
            .POST(BodyPublishers.ofByteArray(body))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(site + path)).header("X-Forwarded-For", address);
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return sent(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A connection that a bad request has cost is replaced, as a browser does. */
  private static HttpResponse<String> sent(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      if (!"HTTP/1.1 header parser received no bytes".equals(e.getMessage())) {
        throw e;
      }
      return HTTP.send(request, BodyHandlers.ofString());
    }
  }
}
