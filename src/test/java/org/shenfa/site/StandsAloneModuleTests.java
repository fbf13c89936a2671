package org.shenfa.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shenfa.columns.ColumnChange;
import org.shenfa.content.ItemKind;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.Broken;
import org.shenfa.support.Guess;
import org.shenfa.support.Nginx;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A copy of the folder, served by Debian's nginx with the configuration we give; the application it
 * forwards to is not there.
 */
// A database of its own: a column is renamed.
@SpringBootTest(properties = "shenfa.origin=alone.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("程序和数据库都停了，网站照常")
class StandsAloneModuleTests {
  private static final int REQUESTS = 10_000;
  private static final int READERS = 16;

  /** Pages that only errors show. */
  private static final Set<String> UNASKED = Set.of("/busy.html", "/refused.html");

  @Autowired Office office;
  @Autowired Reconciler reconciler;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private @Nullable Nginx nginx;
  private Path temp = Path.of("");
  private Path folder = temp;
  private String address = "";
  private String withdrawn = "";
  private List<Guess.Hidden> hidden = List.of();

  @BeforeAll
  void aSiteByItself(@TempDir Path place) throws IOException, InterruptedException {
    temp = place;
    assumeTrue(Nginx.isThere(), "没有 nginx，这些测试不运行");
    office.released(ItemKind.NOTICE, "并进来的通知");
    for (var n = 0; n < 25; n++) {
      office.released(ItemKind.ORDINARY_NEWS, "单独站着的第 %d 条".formatted(n));
    }
    var gone = office.released(ItemKind.NOTICE, "撤下的通知");
    office.publishing.withdraw(office.editorTwo, gone.id(), WithdrawalReason.ERROR, "集合的地点写错了");
    withdrawn = gone.path();
    office.agreed(new ColumnChange.Rename("tzgg", "公告", "说明", "词", "类", "gonggao"));
    hidden = Guess.hidden(office);
    reconciler.reconcile();
    folder = temp.resolve("site");
    try (var files = Files.walk(reconciler.folder())) {
      for (var file : files.toList()) {
        Files.copy(file, folder.resolve(reconciler.folder().relativize(file).toString()));
      }
    }
    nginx = new Nginx(temp, folder);
    address = nginx.address();
  }

  @AfterAll
  void stop() {
    if (nginx != null) {
      nginx.close();
    }
  }

  private HttpResponse<byte[]> ask(String method, String path, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(address + path)).method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The headers that the application itself puts on every answer of the site. */
  private static void protectedAnswer(HttpResponse<?> answer) {
    var sent =
        answer.headers().map().entrySet().stream()
            .collect(
                Collectors.toMap(e -> e.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    for (var field : PublicHandler.HEADERS) {
      assertThat(sent)
          .as(answer.uri() + " " + answer.statusCode())
          .containsEntry(
              field.getName().toLowerCase(Locale.ROOT), List.of(String.valueOf(field.getValue())));
    }
    assertThat(sent).doesNotContainKey("set-cookie");
    assertThat(answer.headers().firstValue("Server").orElse("")).doesNotContain("/");
  }

  private byte[] file(String path) throws IOException {
    return Files.readAllBytes(folder.resolve(path.substring(1)));
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("一万次请求，每一页、每一个列表、每一个文件，一个字节不差，没有一次出错")
  void tenThousandRequests() throws Exception {
    var paths = new ArrayList<String>();
    try (var files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .map(f -> "/" + folder.relativize(f))
          .filter(p -> p.startsWith("/files/") || !p.endsWith(".gz"))
          .filter(p -> !UNASKED.contains(p) && !p.startsWith("/tzgg/"))
          .forEach(paths::add);
    }
    assertThat(paths).hasSizeGreaterThan(50);
    var all = new ArrayList<Future<Integer>>();
    try (var readers = Executors.newFixedThreadPool(READERS)) {
      for (var n = 0; n < REQUESTS; n++) {
        var path = paths.get(n % paths.size());
        var whole = n < paths.size();
        all.add(
            readers.submit(() -> {
              var answer = ask("GET", new URI(null, null, path, null).getRawPath());
              protectedAnswer(answer);
              if (whole) {
                assertThat(answer.body()).as(path).isEqualTo(file(path));
              }
              return answer.statusCode();
            }));
      }
    }
    for (var one : all) {
      assertThat(one.get()).isEqualTo(200);
    }
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("压缩的、没变的、只问头的，都按规矩答")
  void packedAndUnchanged() throws IOException {
    var packed = ask("GET", "/", "Accept-Encoding", "gzip");
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(in.readAllBytes()).isEqualTo(file("/index.html"));
    }
    var tag = packed.headers().firstValue("ETag").orElseThrow();
    var same = ask("GET", "/", "Accept-Encoding", "gzip", "If-None-Match", tag);
    assertThat(same.statusCode()).isEqualTo(304);
    protectedAnswer(same);
    var head = ask("HEAD", "/");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(ask("GET", withdrawn).statusCode()).isEqualTo(200);
  }

  @Test
  @Proves({Clause.HOUSE, Clause.MEASURES_15_1})
  @DisplayName("没有的、藏着的、正在写的、不许的，答的是自己的页面，一样带着安全的头")
  void whatIsNotThere() throws IOException {
    Files.writeString(folder.resolve("half.html.new"), "没写完");
    Files.writeString(folder.resolve(".hidden"), "藏着的");
    for (var path :
        List.of(
            "/nothing.html",
            "/index.html.gz",
            "/half.html.new",
            "/.hidden",
            "/art/",
            "/art",
            "/desk",
            "/desk/login",
            "/index.html/",
            "/%2e%2e/nginx.conf",
            "/..%2fnginx.conf",
            "/%00")) {
      var answer = ask("GET", path);
      assertThat(answer.statusCode()).as(path).isIn(400, 404);
      protectedAnswer(answer);
      assertThat(answer.body())
          .as(path)
          .isEqualTo(file(answer.statusCode() == 404 ? "/404.html" : "/refused.html"));
    }
    for (var method : List.of("POST", "PUT", "DELETE", "PROPFIND")) {
      var answer = ask(method, "/index.html");
      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).as(method).contains("GET, HEAD");
      assertThat(answer.body()).as(method).isEqualTo(file("/refused.html"));
      protectedAnswer(answer);
    }
    var asleep = ask("GET", "/_/search/?q=x");
    assertThat(asleep.statusCode()).isEqualTo(503);
    protectedAnswer(asleep);
    assertThat(asleep.body()).isEqualTo(file("/busy.html"));
  }

  @Test
  @Proves({Clause.MEASURES_24_1, Clause.HOUSE})
  @DisplayName("第二十四条 栏目的老地址还到得了，地址里夹带的换行进不了回答的头")
  void formerAddressesLeadOn() {
    var moved = ask("GET", "/tzgg/index.html");
    assertThat(moved.statusCode()).isEqualTo(301);
    assertThat(moved.headers().firstValue("Location")).contains("/gonggao/index.html");
    protectedAnswer(moved);
    assertThat(ask("GET", "/tzgg/list-1.html").headers().firstValue("Location"))
        .contains("/gonggao/list-1.html");
    for (var evil :
        List.of(
            "/tzgg/%0d%0aX-Evil:%201",
            "/tzgg/list-1.html%0d%0aX-Evil:%201", "/tzgg/%2f%2fevil.example/")) {
      var answer = ask("GET", evil);
      assertThat(answer.headers().map().keySet()).doesNotContain("X-Evil", "x-evil");
      assertThat(answer.headers().firstValue("Location").orElse(""))
          .matches(Pattern.compile("(/gonggao/index\\.html)?"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.shenfa.support.Broken#all")
  @Proves(Clause.HOUSE)
  @DisplayName("再坏的请求，答的也是自己的页面，带全套安全头")
  void brokenRequests(Broken request) throws IOException {
    var answer = request.sent(address);
    for (var name : Broken.PROTECTION) {
      assertThat(answer.headers().get(name)).as(name).hasSize(1);
    }
    assertThat(answer.headers()).doesNotContainKeys("set-cookie", "x-powered-by");
    assertThat(answer.body()).doesNotContain("<center>", "nginx/");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("org.shenfa.support.Guess#all")
  @Proves({Clause.MEASURES_15_5, Clause.HOUSE})
  @DisplayName("TP-6 未放行的，在文件夹前面的 nginx 里猜地址，也和从来没有过的一样")
  void whatIsNotOutHasNoAddress(Guess guess) throws IOException {
    for (var it : hidden) {
      var target = guess.address().apply(it);
      if (target.startsWith("/_/") && !target.contains("..")) {
        continue; // The application answers these.
      }
      var nothing = guess.address().apply(Guess.Hidden.NOTHING);
      var answer = ask("GET", target);
      assertThat(answer.statusCode())
          .as(target)
          .isIn(guess.plain(it) ? List.of(404) : List.of(400, 404));
      assertThat(answer.body())
          .as(target)
          .isEqualTo(file(answer.statusCode() == 404 ? "/404.html" : "/refused.html"));
      if (target.equals(nothing)) {
        continue; // What it guesses at has no page of its own.
      }
      for (var asking : Guess.askings(it)) {
        assertThat(seen("GET", target, asking))
            .as(it + " " + asking + " " + target)
            .isEqualTo(seen("GET", nothing, asking));
      }
      for (var method : List.of("HEAD", "POST")) {
        assertThat(seen(method, target, Guess.PLAINLY))
            .as(it + " " + method + " " + target)
            .isEqualTo(seen(method, nothing, Guess.PLAINLY));
      }
    }
  }

  private String seen(String method, String path, Guess.Asking asking) {
    var answer = ask(method, path, asking.fields().toArray(String[]::new));
    var headers = new TreeMap<>(answer.headers().map());
    // Every thousandth answer ends its connection.
    headers.keySet().removeAll(List.of("date", "connection"));
    return answer.statusCode() + "\n" + headers + "\n" + new String(answer.body(), ISO_8859_1);
  }
}
