package org.shenfa.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.hibernate.search.util.common.SearchException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.support.OpenSearchNode;

/**
 * A door of TLS and a password before the node, as a house has it; everything behind it is real.
 */
@Tag("opensearch")
@DisplayName("OpenSearch 的用户名、密码和证书")
class OpenSearchServersTests {
  private static final String WORD = "throwaway";
  private static final String WANTED =
      "Basic "
          + Base64.getEncoder().encodeToString(("shenfa:" + WORD).getBytes(StandardCharsets.UTF_8));

  @TempDir Path folder;

  @Test
  @DisplayName("自己的证书机构和密码都对才连得上；证书不认识、密码不对的连不上")
  void onlyWithTheHousesCertificateAndPassword() throws Exception {
    var authority = certificate();
    var door = door();
    try {
      try (var index = new Opened(settings(door, "shenfa", WORD, authority))) {
        index.it.inForm();
        index.it.put(List.of(text()));
        assertThat(index.it.versions()).containsExactly(Map.entry("2026-0000001", "7"));
      }
      try (var index = new Opened(settings(door, "shenfa", "wrong", authority))) {
        assertThatThrownBy(index.it::versions)
            .isInstanceOf(SearchException.class)
            .hasMessageContaining("401");
      }
      try (var index = new Opened(settings(door, "shenfa", WORD, null))) {
        assertThatThrownBy(index.it::versions)
            .isInstanceOf(SearchException.class)
            .hasMessageContaining("unable to find valid certification path");
      }
      var none = new Opened(settings(door, "shenfa", WORD, folder.resolve("none.pem")));
      assertThatThrownBy(none.it::versions).hasMessageContaining("none.pem");
    } finally {
      door.stop(0);
    }
  }

  private record Opened(SearchIndex it) implements AutoCloseable {
    Opened(SearchSettings settings) {
      this(new SearchIndex(settings, new DatabaseSettings(Path.of(""), null, null, null, null)));
    }

    @Override
    public void close() {
      it.close();
    }
  }

  private static SearchSettings settings(
      HttpsServer door, String user, String password, @Nullable Path authority) {
    return new SearchSettings(
        SearchSettings.Backend.OPENSEARCH,
        "localhost:" + door.getAddress().getPort(),
        "https",
        "behind-a-door",
        user,
        password,
        authority);
  }

  private static IndexedText text() {
    return new IndexedText(
        "2026-0000001",
        "7",
        "/art/2026/01/2026-0000001.html",
        "题目",
        "正文",
        "",
        "",
        List.of(),
        "tm",
        "ti mu",
        "NEWS",
        List.of(),
        "2026",
        "办公室",
        null,
        LocalDateTime.of(2026, 1, 5, 9, 0));
  }

  /** Makes a key for localhost that nobody but its own certificate vouches for. */
  private Path certificate() throws IOException, InterruptedException {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var keys = folder.resolve("keys.p12").toString();
    run(
        keytool,
        "-genkeypair",
        "-alias",
        "door",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost",
        "-keystore",
        keys,
        "-storepass",
        WORD);
    var pem = folder.resolve("authority.pem");
    run(
        keytool,
        "-exportcert",
        "-rfc",
        "-alias",
        "door",
        "-keystore",
        keys,
        "-storepass",
        WORD,
        "-file",
        pem.toString());
    return pem;
  }

  private static void run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private HttpsServer door() throws Exception {
    var store = KeyStore.getInstance(folder.resolve("keys.p12").toFile(), WORD.toCharArray());
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, WORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext("/", OpenSearchServersTests::pass);
    server.start();
    return server;
  }

  private static void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!WANTED.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var method = exchange.getRequestMethod();
      var answer = OpenSearchNode.get().answer(method, exchange.getRequestURI().toString(), asked);
      var said = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.statusCode(), said.length == 0 ? -1 : said.length);
      exchange.getResponseBody().write(said);
    }
  }
}
