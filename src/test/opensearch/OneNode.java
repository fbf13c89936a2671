import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * One real OpenSearch node in a folder of its own, for this machine alone, on the port that is
 * given or, for 0, a free one. Prints its address, and ends when its input does: whoever started it
 * cannot leave it behind.
 */
final class OneNode extends Node {
  private OneNode(Settings settings, Path home) {
    super(
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), home, () -> "one"),
        List.of(module(Netty4ModulePlugin.class), module(CommonAnalysisModulePlugin.class)),
        true);
  }

  private static PluginInfo module(Class<? extends Plugin> type) {
    return new PluginInfo(
        type.getSimpleName(),
        "from the class path",
        Version.CURRENT.toString(),
        Version.CURRENT,
        "21",
        type.getName(),
        List.of(),
        false);
  }

  public static void main(String[] arguments) throws Exception {
    var home = Path.of(arguments[0]).toAbsolutePath();
    Files.createDirectories(home.resolve("config"));
    var settings =
        Settings.builder()
            .put("path.home", home)
            .put("cluster.name", "shenfa-test")
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("http.port", arguments[1])
            .put("transport.port", "0")
            .put("transport.type", "netty4")
            .put("http.type", "netty4")
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
    try (var node = new OneNode(settings, home)) {
      node.start();
      var http = node.injector().getInstance(HttpServerTransport.class);
      InetSocketAddress at = http.boundAddress().publishAddress().address();
      System.out.println("127.0.0.1:" + at.getPort());
      while (System.in.read() >= 0) {
        Thread.onSpinWait();
      }
    }
    System.exit(0);
  }
}
