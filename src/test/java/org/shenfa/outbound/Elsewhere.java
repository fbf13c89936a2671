package org.shenfa.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The internet of a test: every name leads to one server of its own, which says what it was told.
 */
@TestConfiguration
public class Elsewhere {
  private record Said(int status, String text) {}

  private final Map<String, Said> pages = new ConcurrentHashMap<>();
  private final AtomicInteger hits = new AtomicInteger();

  @Bean
  @Primary
  Outbound elsewhere() throws IOException {
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    return new Outbound(
        true,
        new Outbound.Way() {
          @Override
          public InetAddress[] resolve(String host) {
            return new InetAddress[] {InetAddress.ofLiteral("93.184.216.34")};
          }

          @Override
          public InetSocketAddress reach(InetAddress checked, int port) {
            return server.getAddress();
          }
        },
        Duration.ofSeconds(5));
  }

  private void answer(HttpExchange exchange) throws IOException {
    hits.incrementAndGet();
    var asked = exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI().getPath();
    var said = pages.getOrDefault(asked, new Said(404, "没有"));
    if (said.status() == 302) {
      exchange.getResponseHeaders().add("Location", said.text());
      exchange.sendResponseHeaders(302, -1);
    } else {
      var bytes = said.text().getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(said.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  /** What an address, without its scheme, says from now on. */
  public void says(String address, int status, String html) {
    pages.put(address, new Said(status, html));
  }

  public void moves(String address, String to) {
    pages.put(address, new Said(302, to));
  }

  /** How many requests have been sent out. */
  public int hits() {
    return hits.get();
  }
}
