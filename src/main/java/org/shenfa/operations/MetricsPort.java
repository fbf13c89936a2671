package org.shenfa.operations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 指标端口: a port of its own, closed unless one is set, on loopback unless another address is named,
 * and for whoever shows the token; to all others it is as if there were nothing. Neither the public
 * port nor the desk's knows of it.
 */
@Component
class MetricsPort {
  private final OperationsSettings settings;
  private final Metrics metrics;
  private @Nullable HttpServer server;

  MetricsPort(OperationsSettings settings, Metrics metrics) {
    this.settings = settings;
    this.metrics = metrics;
  }

  @PostConstruct
  void open() {
    if (settings.metricsPort() == 0) {
      return;
    }
    try {
      var opened =
          HttpServer.create(
              new InetSocketAddress(settings.metricsHost(), settings.metricsPort()), 8);
      opened.createContext("/", this::answer);
      opened.start();
      server = opened;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "指标端口 %s:%d 打不开。".formatted(settings.metricsHost(), settings.metricsPort()), e);
    }
  }

  @PreDestroy
  void close() {
    if (server != null) {
      server.stop(0);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals("/metrics")
          || !exchange.getRequestMethod().equals("GET")
          || !known(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      var text = metrics.registry().scrape().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      exchange.sendResponseHeaders(200, text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private boolean known(@Nullable String shown) {
    var wanted = "Bearer " + settings.metricsToken();
    return shown != null
        && MessageDigest.isEqual(
            shown.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
  }
}
