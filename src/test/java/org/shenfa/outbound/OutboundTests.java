package org.shenfa.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("出站访问：只到公网，只到核对过的地址")
class OutboundTests {
  private static final String PUBLIC = "93.184.216.34";

  /** Every connection lands on one of two canaries: outside what was public, inside the rest. */
  private final AtomicInteger insideHits = new AtomicInteger();

  private final AtomicInteger outsideHits = new AtomicInteger();
  private final List<HttpExchange> seen = new ArrayList<>();
  private final Map<String, ArrayDeque<String>> names = new ConcurrentHashMap<>();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final AtomicInteger lookups = new AtomicInteger();
  private HttpServer inside = server(insideHits);
  private HttpServer outside = server(outsideHits);

  private interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  private HttpServer server(AtomicInteger hits) {
    try {
      var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext(
          "/",
          exchange -> {
            hits.incrementAndGet();
            seen.add(exchange);
            answers
                .getOrDefault(exchange.getRequestURI().getPath(), e -> page(e, "公开网页"))
                .give(exchange);
          });
      return server;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void start() {
    inside.start();
    outside.start();
    name("www.example.gov.cn", PUBLIC);
  }

  @AfterEach
  void stop() {
    inside.stop(0);
    outside.stop(0);
  }

  private final Outbound.Way way =
      new Outbound.Way() {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
          lookups.incrementAndGet();
          var planned = names.get(host);
          if (planned == null) {
            // Literals as the platform reads them; a name is never asked of a real server.
            try {
              return new InetAddress[] {InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""))};
            } catch (IllegalArgumentException e) {
              throw new UnknownHostException(host);
            }
          }
          var now = planned.size() > 1 ? planned.removeFirst() : planned.getFirst();
          var found = new ArrayList<InetAddress>();
          for (var one : now.split(",")) {
            found.add(InetAddress.ofLiteral(one));
          }
          return found.toArray(InetAddress[]::new);
        }

        @Override
        public InetSocketAddress reach(InetAddress checked, int port) {
          return (checked.getHostAddress().equals(PUBLIC) ? outside : inside).getAddress();
        }
      };

  private final Outbound outbound = new Outbound(true, way, Duration.ofSeconds(3));

  private void name(String host, String... addresses) {
    names.put(host, new ArrayDeque<>(List.of(addresses)));
  }

  private static void page(HttpExchange exchange, String text) throws IOException {
    var bytes = text.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Answer to(String location) {
    return exchange -> {
      exchange.getResponseHeaders().add("Location", location);
      exchange.sendResponseHeaders(302, -1);
      exchange.close();
    };
  }

  private Fetched fetch(String address) {
    return outbound.fetch(URI.create(address));
  }

  @Test
  @DisplayName("公开网页取得到：状态、类型、字节、最后的地址")
  void publicPageIsFetched() {
    var page = (Fetched.Page) fetch("http://www.example.gov.cn/a.html?b=1#c");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.type()).isEqualTo("text/html; charset=utf-8");
    assertThat(new String(page.bytes(), UTF_8)).isEqualTo("公开网页");
    assertThat(page.address().getHost()).isEqualTo("www.example.gov.cn");
    assertThat(outsideHits).hasValue(1);
    assertThat(lookups).hasValue(1);
  }

  @ParameterizedTest
  @DisplayName("BI-138、139 内部地址的各种写法都不打开，一次也不连")
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.0.0.2:80/",
        "http://127.1/",
        "http://127.0.1/",
        "http://0/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.0.0.1/",
        "http://0X7F.1/",
        "http://0177.0.0.1/",
        "http://017700000001/",
        "http://127.0.0.1./",
        "http://localhost/",
        "http://localhost./",
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://172.31.255.254/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://192.0.0.192/",
        "http://198.18.0.1/",
        "http://224.0.0.1/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::127.0.0.1]/",
        "http://[::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b:1::1]/",
        "http://[2001:0:7f00:1::]/",
        "http://[2001:db8::1]/",
        "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[fe80::1%251]/",
        "http://[fc00::1]/",
        "http://[fd12:3456::1]/",
        "http://[ff02::1]/",
        "http://[fec0::1]/",
        "http://[100::1]/"
      })
  void innerFormsAreRefused(String address) {
    assertThat(fetch(address)).isInstanceOf(Fetched.Refused.class);
    assertThat(insideHits).hasValue(0);
    assertThat(outsideHits).hasValue(0);
  }

  @ParameterizedTest
  @DisplayName("BI-138、139 域名指向内部地址，同样不打开")
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "100.127.255.254",
        "::1",
        "fe80::1",
        "fd00::1",
        "::7f00:1",
        "2002:a00:1::",
        "64:ff9b::a00:1",
        "2001:0:a00:1::",
        PUBLIC + ",127.0.0.1",
        "127.0.0.1," + PUBLIC
      })
  void namesOfInnerAddressesAreRefused(String addresses) {
    name("inside.example.com", addresses);
    assertThat(fetch("http://inside.example.com/")).isInstanceOf(Fetched.Refused.class);
    assertThat(fetch("https://inside.example.com/")).isInstanceOf(Fetched.Refused.class);
    assertThat(insideHits).hasValue(0);
    assertThat(outsideHits).hasValue(0);
  }

  @Test
  @DisplayName("本机自己的地址不打开，哪怕是公网地址")
  void ownAddressesAreRefused() throws IOException {
    for (var card : java.util.Collections.list(java.net.NetworkInterface.getNetworkInterfaces())) {
      for (var address : java.util.Collections.list(card.getInetAddresses())) {
        assertThat(Reachable.is(address)).as(address.toString()).isFalse();
      }
    }
    assertThat(Reachable.is(InetAddress.ofLiteral(PUBLIC))).isTrue();
    assertThat(Reachable.is(InetAddress.ofLiteral("2400:3200::1"))).isTrue();
  }

  @Test
  @DisplayName("BI-140 先答公网、后答本机的域名：只查一次，连的就是查到的那个")
  void rebindingReachesOnlyWhatWasChecked() {
    name("rebind.example.com", PUBLIC, "127.0.0.1");
    assertThat(fetch("http://rebind.example.com/")).isInstanceOf(Fetched.Page.class);
    assertThat(lookups).hasValue(1);
    assertThat(insideHits).hasValue(0);
    assertThat(outsideHits).hasValue(1);
  }

  @Test
  @DisplayName("BI-140 跳转时再查一次，这回答了本机：停")
  void rebindingBetweenRedirectsStops() {
    name("rebind.example.com", PUBLIC, "127.0.0.1");
    answers.put("/go", to("/next"));
    assertThat(fetch("http://rebind.example.com/go")).isInstanceOf(Fetched.Refused.class);
    assertThat(insideHits).hasValue(0);
  }

  @ParameterizedTest
  @DisplayName("BI-141 跳到内部、跳到别的协议：停下并说明")
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "http://inside.example.com/",
        "//127.0.0.1/",
        "file:///etc/passwd",
        "gopher://www.example.gov.cn/",
        "http://user@www.example.gov.cn/",
        "http://www.example.gov.cn:8080/",
        "http://www.example.gov.cn\\@127.0.0.1/"
      })
  void redirectsInsideStop(String location) {
    name("inside.example.com", "10.0.0.9");
    answers.put("/go", to(location));
    assertThat(fetch("http://www.example.gov.cn/go"))
        .isInstanceOfSatisfying(
            Fetched.Refused.class, r -> assertThat(r.sentence()).containsAnyOf("不允许的地址", "内部"));
    assertThat(insideHits).hasValue(0);
    assertThat(outsideHits).hasValue(1);
  }

  @Test
  @DisplayName("BI-141 跳转三次可以，第四次不跟")
  void threeRedirectsAtMost() {
    answers.put("/1", to("/2"));
    answers.put("/2", to("http://www.example.gov.cn/3"));
    answers.put("/3", to("4"));
    assertThat(fetch("http://www.example.gov.cn/1"))
        .isInstanceOfSatisfying(
            Fetched.Page.class, p -> assertThat(p.address().getPath()).isEqualTo("/4"));
    answers.put("/4", to("/5"));
    assertThat(fetch("http://www.example.gov.cn/1")).isInstanceOf(Fetched.Refused.class);
  }

  @ParameterizedTest
  @DisplayName("BI-142、143 别的协议、用户名、怪域名：在查域名之前就拒绝")
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://www.example.gov.cn/",
        "gopher://www.example.gov.cn/",
        "jar:http://www.example.gov.cn/a.jar!/",
        "data:text/html,hello",
        "blob:http://www.example.gov.cn/1",
        "javascript:alert(1)",
        "//host/share",
        "\\\\host\\share",
        "http://user@www.example.gov.cn/",
        "http://user:pw@www.example.gov.cn/",
        "http://@www.example.gov.cn/",
        "http://www.example.gov.cn\\@127.0.0.1/",
        "http://www.example.gov.cn:8080/",
        "http://www.example.gov.cn:22/",
        "http://www.ехample.gov.cn/",
        "http://xn--www-hdd.example.gov.cn/",
        "http://xn--80ak6aa92e.com/",
        "http://www..gov.cn/",
        "http://-a.gov.cn/",
        "http://a_b.gov.cn/",
        "http:///a",
        "http://",
        "www.example.gov.cn/a.html",
        "http://www.example.gov.cn/a b",
        ""
      })
  void otherSpellingsAreRefused(String link) {
    assertThat(WebAddress.whyNot(link)).as(link).isPresent();
    assertThat(lookups).hasValue(0);
  }

  @ParameterizedTest
  @DisplayName("正常的网址都可以，包括中文域名")
  @ValueSource(
      strings = {
        "http://www.gov.cn",
        "https://www.mem.gov.cn:443/gk/zfxxgkpt/fdzdgknr/202603/t20260301_1.shtml?id=3#top",
        "HTTPS://WWW.GOV.CN/",
        "https://xn--55qx5d.xn--zfr164b/",
        "http://58.213.133.1/"
      })
  void ordinaryAddressesMayBeTried(String link) {
    assertThat(WebAddress.whyNot(link)).isEmpty();
  }

  @Test
  @DisplayName("查不到域名是不知道，不是好也不是坏")
  void unknownNameIsUnknown() {
    assertThat(fetch("http://nowhere.example.gov.cn/"))
        .isInstanceOfSatisfying(
            Fetched.Unknown.class, u -> assertThat(u.sentence()).contains("查不到域名"));
  }

  @Test
  @DisplayName("没有开启就不出去，并且说明")
  void offMeansOff() {
    var off = new Outbound(false, way, Duration.ofSeconds(3));
    assertThat(off.fetch(URI.create("http://www.example.gov.cn/")))
        .isInstanceOfSatisfying(
            Fetched.Unknown.class, u -> assertThat(u.sentence()).contains("SHENFA_OUTBOUND=on"));
    assertThat(lookups).hasValue(0);
    assertThat(outsideHits).hasValue(0);
  }

  @Test
  @DisplayName("太大的、压缩的、拖着不给的答复都不等完")
  void sizeAndTimeAreBounded() {
    answers.put(
        "/large",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          var block = new byte[100_000];
          try (var out = exchange.getResponseBody()) {
            for (int n = 0; n < 100; n++) {
              out.write(block);
            }
          }
        });
    answers.put(
        "/zip",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          page(exchange, "不是真的压缩");
        });
    answers.put(
        "/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            for (int n = 0; n < 200; n++) {
              out.write('.');
              out.flush();
              Thread.sleep(100);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    assertThat(fetch("http://www.example.gov.cn/large")).isInstanceOf(Fetched.Unknown.class);
    assertThat(fetch("http://www.example.gov.cn/zip")).isInstanceOf(Fetched.Unknown.class);
    var hasty = new Outbound(true, way, Duration.ofMillis(500));
    assertThat(hasty.fetch(URI.create("http://www.example.gov.cn/slow")))
        .isInstanceOfSatisfying(
            Fetched.Unknown.class, u -> assertThat(u.sentence()).contains("限定时间"));
  }

  @Test
  @DisplayName("不带饼干、凭证和别的身份，不走环境里的代理")
  void nothingOfOursGoesAlong() {
    answers.put(
        "/a",
        exchange -> {
          exchange.getResponseHeaders().add("Set-Cookie", "who=me; Path=/");
          to("/b").give(exchange);
        });
    System.setProperty("http.proxyHost", "127.0.0.1");
    System.setProperty("http.proxyPort", Integer.toString(inside.getAddress().getPort()));
    try {
      assertThat(fetch("http://www.example.gov.cn/a")).isInstanceOf(Fetched.Page.class);
    } finally {
      System.clearProperty("http.proxyHost");
      System.clearProperty("http.proxyPort");
    }
    assertThat(insideHits).hasValue(0);
    assertThat(seen)
        .hasSize(2)
        .allSatisfy(e -> {
          assertThat(e.getRequestHeaders().keySet())
              .doesNotContain("Cookie", "Authorization", "Referer", "Accept-encoding");
          assertThat(e.getRequestHeaders().getFirst("User-agent")).startsWith("Shenfa/1");
          assertThat(e.getRequestHeaders().getFirst("Host")).isEqualTo("www.example.gov.cn");
        });
  }

  @Test
  @DisplayName("证书不能验证的不读")
  void certificatesAreVerified(@TempDir Path folder) throws Exception {
    var store = folder.resolve("self.p12");
    var made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "self",
                "-keyalg",
                "EC",
                "-dname",
                "CN=www.example.gov.cn",
                "-ext",
                "SAN=dns:www.example.gov.cn",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit")
            .redirectErrorStream(true)
            .start();
    made.getInputStream().readAllBytes();
    assertThat(made.waitFor()).isZero();
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, "changeit".toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "changeit".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    var secure = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(context));
    secure.createContext(
        "/",
        exchange -> {
          outsideHits.incrementAndGet();
          page(exchange, "不该读到");
        });
    secure.start();
    outside.stop(0);
    outside = secure;
    assertThat(fetch("https://www.example.gov.cn/"))
        .isInstanceOfSatisfying(
            Fetched.Unknown.class, u -> assertThat(u.sentence()).contains("证书"));
    assertThat(outsideHits).hasValue(0);
  }
}
