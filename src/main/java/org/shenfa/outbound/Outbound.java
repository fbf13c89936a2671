package org.shenfa.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpHead;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * 出站访问: fetches one public page. Every name is looked up once, every address it has must be public,
 * and the connection goes to exactly what was checked; the same again for each redirect. Off unless
 * {@code SHENFA_OUTBOUND=on}.
 */
@Service
public class Outbound {
  /** Bytes read of a page; a larger one is unknown. */
  public static final int LIMIT = 2_000_000;

  static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Timeout STEP = Timeout.ofSeconds(5);
  private static final int REDIRECTS = 3;
  private static final String AGENT = "Shenfa/1 (+page check of a government website)";

  /** Where names and addresses lead; only tests have another. */
  interface Way {
    Way INTERNET =
        new Way() {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            return InetAddress.getAllByName(host);
          }

          @Override
          public InetSocketAddress reach(InetAddress checked, int port) {
            return new InetSocketAddress(checked, port);
          }
        };

    InetAddress[] resolve(String host) throws UnknownHostException;

    InetSocketAddress reach(InetAddress checked, int port);
  }

  private final boolean on;
  private final Way way;
  private final Duration patience;

  @Autowired
  Outbound(@Value("${shenfa.outbound}") boolean on) {
    this(on, Way.INTERNET, PATIENCE);
  }

  Outbound(boolean on, Way way, Duration patience) {
    this.on = on;
    this.way = way;
    this.patience = patience;
  }

  /** Whether this installation may open pages of others at all. */
  public boolean on() {
    return on;
  }

  /** Opens a page, following at most three redirects. Needs nothing of a database; never throws. */
  public Fetched fetch(URI address) {
    return bounded(address, () -> walk(address, false));
  }

  /**
   * Asks whether an address is there, with the head of its answer alone; whoever does not answer
   * that with success is asked for the page itself. Never throws.
   */
  public Fetched look(URI address) {
    return bounded(
        address,
        () -> {
          var head = walk(address, true);
          return head instanceof Fetched.Page page && page.status() < 400
              ? head
              : walk(address, false);
        });
  }

  private Fetched bounded(URI address, Callable<Fetched> walk) {
    var why = WebAddress.whyNot(address);
    if (why.isPresent()) {
      return new Fetched.Refused(why.get());
    }
    if (!on) {
      return new Fetched.Unknown("本系统没有开启出站访问（SHENFA_OUTBOUND=on），没有打开这个网址。");
    }
    var task = new FutureTask<>(walk);
    Thread.ofVirtual().name("outbound").start(task);
    try {
      return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      return new Fetched.Unknown("“%s”在限定时间内没有答复。".formatted(address.getHost()));
    } catch (ExecutionException e) {
      return new Fetched.Unknown("“%s”的答复不能识别。".formatted(address.getHost()));
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return new Fetched.Unknown("访问被中断。");
    }
  }

  private Fetched walk(URI start, boolean head) throws IOException {
    try (var client = client()) {
      var address = start;
      for (int hop = 0; hop <= REDIRECTS; hop++) {
        var answer = step(client, head ? new HttpHead(address) : new HttpGet(address), address);
        if (answer.moved().isEmpty()) {
          return answer.fetched();
        }
        address = answer.moved().get();
        var why = WebAddress.whyNot(address);
        if (why.isPresent()) {
          return new Fetched.Refused("链接跳转到不允许的地址：" + why.get());
        }
      }
      return new Fetched.Refused("链接跳转超过 %d 次，不再跟随。".formatted(REDIRECTS));
    }
  }

  private record Step(Fetched fetched, Optional<URI> moved) {}

  private static Step step(CloseableHttpClient client, ClassicHttpRequest request, URI address) {
    var host = address.getHost();
    try {
      return client.execute(request, response -> read(address, response));
    } catch (ClosedAddress e) {
      return stop(new Fetched.Refused("“%s”指向单位内部或者保留的网络地址，不能打开。".formatted(host)));
    } catch (UnknownHostException e) {
      return stop(new Fetched.Unknown("查不到域名“%s”。".formatted(host)));
    } catch (SSLException e) {
      return stop(new Fetched.Unknown("“%s”的安全证书不能验证。".formatted(host)));
    } catch (IOException e) {
      return stop(new Fetched.Unknown("“%s”打不开。".formatted(host)));
    }
  }

  private static Step read(URI address, ClassicHttpResponse response) throws IOException {
    var location = response.getFirstHeader(HttpHeaders.LOCATION);
    if (location != null && response.getCode() >= 301 && response.getCode() <= 308) {
      try {
        return new Step(new Fetched.Unknown(""), Optional.of(address.resolve(location.getValue())));
      } catch (IllegalArgumentException e) {
        return stop(new Fetched.Refused("链接跳转到不允许的地址：写法有误。"));
      }
    }
    if (response.getFirstHeader(HttpHeaders.CONTENT_ENCODING) != null) {
      return stop(new Fetched.Unknown("“%s”的答复经过压缩，没有读取。".formatted(address.getHost())));
    }
    var entity = response.getEntity();
    var bytes = entity == null ? new byte[0] : entity.getContent().readNBytes(LIMIT + 1);
    if (bytes.length > LIMIT) {
      return stop(new Fetched.Unknown("网页超过 %d 兆字节，没有读完。".formatted(LIMIT / 1_000_000)));
    }
    var type = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
    return stop(
        new Fetched.Page(response.getCode(), address, type == null ? "" : type.getValue(), bytes));
  }

  private static Step stop(Fetched fetched) {
    return new Step(fetched, Optional.empty());
  }

  private CloseableHttpClient client() {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new Checked(way))
            .setDefaultConnectionConfig(
                ConnectionConfig.custom().setConnectTimeout(STEP).setSocketTimeout(STEP).build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(STEP)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build())
        .setConnectionReuseStrategy((request, response, context) -> false)
        .setUserAgent(AGENT)
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableContentCompression()
        .build();
  }

  private static final class ClosedAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;
  }

  /** Called once for each connection; one address that is not public closes the whole name. */
  private record Checked(Way way) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      var addresses = way.resolve(host);
      if (!Arrays.stream(addresses).allMatch(Reachable::is)) {
        throw new ClosedAddress();
      }
      return addresses;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
      return Arrays.stream(resolve(host)).map(a -> way.reach(a, port)).toList();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
