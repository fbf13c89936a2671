package org.shenfa.site;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * 公众入口: answers the site's addresses from its folder, in front of everything else. Only the dynamic
 * prefix goes on to the application; no desk address is reachable from here.
 */
class PublicHandler extends Handler.Wrapper {
  static final String CONNECTOR = "site";
  private static final String HTML = "text/html;charset=utf-8";
  private static final String READ = "GET, HEAD";

  /**
   * The addresses that the application answers, each with the methods it takes; there are no
   * others.
   */
  private static final Map<Pattern, String> DYNAMIC =
      Map.of(
          Pattern.compile("/_/views/[^/]+"),
          "POST",
          Pattern.compile(
              "/_/(search(/suggest)?|services|deadlines|downloads/[0-9a-f]{64}(/file)?)"),
          READ,
          Pattern.compile(
              "/_/((letters|tickets|solicitations|disclosure|privacy)(/[\\w.-]+){0,3}|services/helpful/[\\w.-]+)"),
          READ + ", POST");

  /** Forms that take attachments. */
  private static final Set<String> FILES = Set.of("/_/letters", "/_/letters/act");

  /** Bytes of a form; of a letter with three attachments. */
  private static final long FORM = 1 << 20;

  private static final long LETTER = 16L << 20;

  private final Served served;

  PublicHandler(Served served) {
    this.served = served;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!CONNECTOR.equals(request.getConnectionMetaData().getConnector().getName())) {
      return super.handle(request, response, callback);
    }
    var path = request.getHttpURI().getDecodedPath();
    protect(response);
    var dynamic = path == null ? null : methods(path);
    var allowed = dynamic == null ? READ : dynamic;
    var head = HttpMethod.HEAD.is(request.getMethod());
    if (!List.of(allowed.split(", ")).contains(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, allowed);
      return answer(response, callback, 405, page("/refused.html"), HTML);
    }
    if (path != null && dynamic != null && tooLarge(path, request)) {
      return answer(response, callback, 413, page("/refused.html"), HTML);
    }
    if (dynamic != null) {
      return super.handle(request, new WithoutCookies(request, response), callback);
    }
    var moved =
        path == null || !path.startsWith("/") ? Optional.<String>empty() : served.moved(path);
    if (moved.isPresent()) {
      response.getHeaders().put(HttpHeader.LOCATION, moved.get());
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "public, max-age=60");
      return answer(response, callback, 301, new byte[0], HTML);
    }
    var page =
        path == null || !path.startsWith("/") ? Optional.<Served.Page>empty() : served.find(path);
    if (page.isEmpty()) {
      return answer(response, callback, 404, head ? new byte[0] : page("/404.html"), HTML);
    }
    return serve(page.get(), request, response, callback, head);
  }

  /** Nothing is read of what is larger than a form may be, or does not say how large it is. */
  private static boolean tooLarge(String path, Request request) {
    return request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
        || request.getLength() > (FILES.contains(path) ? LETTER : FORM);
  }

  private static @Nullable String methods(String path) {
    return DYNAMIC.entrySet().stream()
        .filter(d -> d.getKey().matcher(path).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private byte[] page(String path) {
    return served.find(path).map(Served.Page::plain).orElse(new byte[0]);
  }

  private static boolean serve(
      Served.Page page, Request request, Response response, Callback callback, boolean head) {
    var headers = response.getHeaders();
    headers.put(HttpHeader.ETAG, page.etag());
    headers.put(HttpHeader.VARY, "Accept-Encoding");
    headers.put(HttpHeader.CACHE_CONTROL, "public, max-age=60");
    var known = request.getHeaders().get(HttpHeader.IF_NONE_MATCH);
    if (known != null && known.contains(page.etag())) {
      response.setStatus(304);
      callback.succeeded();
      return true;
    }
    if (!page.type().startsWith("text/")
        && !page.type().startsWith("image/")
        && !page.type().contains("json")
        && !page.type().contains("xml")) {
      headers.put(HttpHeader.CONTENT_DISPOSITION, "attachment");
    }
    var accepted = request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
    var zipped =
        accepted != null && accepted.contains("gzip") && page.gzip().length < page.plain().length;
    if (zipped) {
      headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
    }
    var bytes = zipped ? page.gzip() : page.plain();
    headers.put(HttpHeader.CONTENT_TYPE, page.type());
    headers.put(HttpHeader.CONTENT_LENGTH, bytes.length);
    response.setStatus(200);
    response.write(true, ByteBuffer.wrap(head ? new byte[0] : bytes), callback);
    return true;
  }

  private static boolean answer(
      Response response, Callback callback, int status, byte[] bytes, String type) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    response.write(true, ByteBuffer.wrap(bytes), callback);
    return true;
  }

  private static void protect(Response response) {
    for (var field : HEADERS) {
      response.getHeaders().put(field);
    }
  }

  static final HttpField[] HEADERS = {
    new HttpField(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
            + " form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"),
    new HttpField("X-Content-Type-Options", "nosniff"),
    new HttpField("Referrer-Policy", "strict-origin-when-cross-origin"),
    new HttpField("Cross-Origin-Opener-Policy", "same-origin"),
    new HttpField("Cross-Origin-Resource-Policy", "same-origin"),
    new HttpField(
        "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
  };

  /** Nobody who reads the public site is given a cookie, whatever answers. */
  private static final class WithoutCookies extends Response.Wrapper {
    private final HttpFields.Mutable headers;

    private WithoutCookies(Request request, Response response) {
      super(request, response);
      headers =
          new HttpFields.Mutable.Wrapper(response.getHeaders()) {
            @Override
            public @Nullable HttpField onAddField(HttpField field) {
              return field.getHeader() == HttpHeader.SET_COOKIE ? null : field;
            }
          };
    }

    @Override
    public HttpFields.Mutable getHeaders() {
      return headers;
    }
  }
}
