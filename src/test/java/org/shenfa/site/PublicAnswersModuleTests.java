package org.shenfa.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.Broken;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("公众入口的每一种回答")
class PublicAnswersModuleTests {
  @Autowired PublicAddress site;
  @Autowired Reconciler reconciler;

  @ParameterizedTest(name = "{0} {1} 答 {2}")
  @CsvSource({
    "GET, /, 200",
    "HEAD, /index.html, 200",
    "GET, /assets/site.css, 200",
    "GET, /feed.xml, 200",
    "GET, /open/index.json, 200",
    "GET, /none.html, 404",
    "GET, /desk/login, 404",
    "POST, /, 405",
    "DELETE, /index.html, 405",
    "PROPFIND, /, 405",
    "GET, /_/search, 200",
    "GET, /_/search?q=%ff%fe%zz, 400",
    "GET, /_/search?page=-1&q=x, 200",
    "GET, /_/none, 404",
    "POST, /_/views/2026-0001, 200",
    "GET, /_/views/2026-0001, 405",
    "GET, /%00, 400",
    "GET, /%zz, 400",
    "GET, /..%2f..%2fetc/passwd, 400"
  })
  @Proves(Clause.HOUSE)
  @DisplayName("安全的头一个不少，没有 Cookie，不说用的什么软件，里面的话一句不漏")
  void everyAnswerIsProtected(String method, String path, int status) throws IOException {
    reconciler.reconcile();
    var answer = raw(method, path);
    var headers = new TreeMap<String, String>();
    var head = answer.split("\r\n\r\n", 2);
    for (var line : head[0].lines().skip(1).toList()) {
      var colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    // A request that is none at all is answered before anybody knows which port's pages it wants.
    assertThat(headers.get("content-security-policy")).startsWith("default-src 'none'");
    for (var field : PublicHandler.HEADERS) {
      if (status == 400 && field.getName().equals("Content-Security-Policy")) {
        continue;
      }
      assertThat(headers)
          .containsEntry(
              field.getName().toLowerCase(Locale.ROOT), String.valueOf(field.getValue()));
    }
    assertThat(headers).doesNotContainKeys("set-cookie", "server", "x-powered-by");
    if (head.length > 1) {
      assertThat(List.of("Exception", "org.shenfa", "jetty", "\tat ")).noneMatch(head[1]::contains);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.shenfa.support.Broken#all")
  @Proves(Clause.HOUSE)
  @DisplayName("再坏的请求，答的也带全套安全头，各一个，不设 Cookie，不露出工作台和程序")
  void brokenRequestsAreAnsweredToo(Broken request) throws IOException {
    var answer = request.sent(site.address());
    for (var name : Broken.PROTECTION) {
      assertThat(answer.headers().get(name)).as(name).hasSize(1);
    }
    assertThat(answer.headers()).doesNotContainKeys("set-cookie", "server", "x-powered-by");
    assertThat(List.of("/desk", "Exception", "<style", "Jetty", "org.shenfa"))
        .noneMatch(answer.body()::contains);
  }

  /** As it goes over the wire, so that nothing in between mends the address. */
  private String raw(String method, String path) throws IOException {
    var to = URI.create(site.address());
    try (var socket = new Socket(to.getHost(), to.getPort())) {
      socket
          .getOutputStream()
          .write(
              "%s %s HTTP/1.1\r\nHost: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                  .formatted(method, path, to.getAuthority())
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
