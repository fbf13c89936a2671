package org.shenfa.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shenfa.content.ItemKind;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.site.PublicAddress;
import org.shenfa.support.Office;
import org.shenfa.support.OpenSearchNode;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@Tag("opensearch")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("OpenSearch 服务器断了又回来")
class OpenSearchGoneModuleTests {
  private static final int PORT = free();

  @Autowired Office office;
  @Autowired PublicAddress site;

  private final HttpClient http = HttpClient.newHttpClient();

  @DynamicPropertySource
  static void searching(DynamicPropertyRegistry registry) {
    registry.add("shenfa.search.backend", () -> "opensearch");
    registry.add("shenfa.search.hosts", () -> "127.0.0.1:" + PORT);
    registry.add("shenfa.search.protocol", () -> "http");
  }

  @Test
  @DisplayName("服务器不在时检索页说明白，发布撤下照常；回来以后十秒之内找到的恰好是现行的")
  void whatWasMissedIsCaughtUp() throws Exception {
    var home = Files.createTempDirectory("opensearch");
    assertThat(search("乘黄").statusCode()).isEqualTo(503);
    var first = office.released(ItemKind.NOTICE, "乘黄第一号通知");
    try (var node = new OpenSearchNode(home, PORT)) {
      assertThat(node.hosts()).endsWith(":" + PORT);
      awaitFound("乘黄", "乘黄第一号通知");
    }
    var down = search("乘黄");
    assertThat(down.statusCode()).isEqualTo(503);
    assertThat(Jsoup.parse(down.body()).text()).contains("检索暂时不能用");
    office.publishing.withdraw(office.editorTwo, first.id(), WithdrawalReason.OUTDATED, "内容过时了");
    office.released(ItemKind.NOTICE, "乘黄第二号通知");
    try (var again = new OpenSearchNode(home, PORT)) {
      assertThat(again.hosts()).endsWith(":" + PORT);
      awaitFound("乘黄", "乘黄第二号通知");
    }
  }

  private void awaitFound(String words, String title) throws IOException, InterruptedException {
    var until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!titles(words).equals(title) && System.nanoTime() < until) {
      Thread.sleep(200);
    }
    assertThat(titles(words)).isEqualTo(title);
  }

  private String titles(String words) throws IOException, InterruptedException {
    return String.join(" ", Jsoup.parse(search(words).body()).select(".hits h2 a").eachText());
  }

  private HttpResponse<String> search(String words) throws IOException, InterruptedException {
    var address =
        site.address() + "/_/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  private static int free() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
