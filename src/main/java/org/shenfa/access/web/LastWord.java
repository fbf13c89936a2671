package org.shenfa.access.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * 最后一句话: requests so broken that no page of ours can answer them still get a sentence, and nothing
 * of the machine.
 */
@Component
class LastWord implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {
  /** What a sentence without a page carries; it needs nothing, so nothing is allowed. */
  static final Map<String, String> PROTECTION =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "strict-origin-when-cross-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), microphone=(), geolocation=(), payment=(), usb=()");

  @Override
  public void customize(ConfigurableJettyWebServerFactory factory) {
    factory.addServerCustomizers(LastWord::replaceIn);
  }

  private static void replaceIn(Server server) {
    server.setErrorHandler(new AtTheDoor());
    for (var context : server.getDescendants(ServletContextHandler.class)) {
      var plain = new Inside();
      if (context.getErrorHandler() instanceof ErrorPageErrorHandler pages) {
        plain.setErrorPages(pages.getErrorPages());
      }
      context.setErrorHandler(plain);
    }
  }

  private static void say(Response response, int code, Callback callback) {
    PROTECTION.forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    response.write(true, ByteBuffer.wrap(EveryPage.sentence(code).getBytes(UTF_8)), callback);
  }

  /** Before a request has found the application. */
  private static final class AtTheDoor extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      say(response, response.getStatus(), callback);
      return true;
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
      PROTECTION.forEach(fields::put);
      fields.put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
      return ByteBuffer.wrap(EveryPage.sentence(status).getBytes(UTF_8));
    }
  }

  /** When our own page of problems could not be made either. */
  private static final class Inside extends ErrorPageErrorHandler {
    @Override
    public boolean errorPageForMethod(String method) {
      return true;
    }

    @Override
    protected void generateResponse(
        Request request,
        Response response,
        int code,
        String message,
        @Nullable Throwable cause,
        Callback callback) {
      say(response, code, callback);
    }
  }
}
