package org.shenfa.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A real OpenSearch node in a process of its own, with a class path of its own: its Lucene is
 * another one than the product's. The profile {@code opensearch} writes that class path.
 */
public final class OpenSearchNode implements AutoCloseable {
  private static final Path CLASS_PATH = Path.of("target/opensearch.classpath");
  private static final String PROGRAM = "src/test/opensearch/OneNode.java";
  private static final AtomicInteger HOUSES = new AtomicInteger();
  private static @Nullable OpenSearchNode shared;

  private final Process process;
  private final String hosts;

  /**
   * Starts a node with its data in this folder; ends with this process at the latest.
   *
   * @param port 0 for a free one
   */
  public OpenSearchNode(Path home, int port) throws IOException {
    var said = home.resolve("said.log");
    process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xmx1g",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    Files.readString(CLASS_PATH).strip(),
                    PROGRAM,
                    home.toString(),
                    Integer.toString(port)))
            .redirectError(said.toFile())
            .start();
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    var address = lines.readLine();
    if (address == null) {
      throw new IllegalStateException(Files.readString(said));
    }
    hosts = address;
  }

  /** The node of this run, started on first use. */
  public static synchronized OpenSearchNode get() {
    if (shared == null) {
      try {
        shared = new OpenSearchNode(Files.createTempDirectory("opensearch"), 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return shared;
  }

  /** As in {@code 127.0.0.1:34567}. */
  public String hosts() {
    return hosts;
  }

  /** Asks the node itself, and answers what it says. */
  public String ask(String method, String path, String body) {
    return answer(method, path, body).body();
  }

  /** The same, with the status. */
  public HttpResponse<String> answer(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create("http://" + hosts + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the node as a failing machine does, without a farewell. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Has a Spring test context search on the node of this run, in an index of its own. */
  public static final class Chosen
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of(
              "shenfa.search.backend=opensearch",
              "shenfa.search.hosts=" + get().hosts(),
              "shenfa.search.protocol=http",
              "shenfa.search.name=house-" + HOUSES.incrementAndGet())
          .applyTo(context);
    }
  }
}
