package org.shenfa.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Debian's nginx with the configuration of {@code deploy/}, in front of a folder, by itself. */
public final class Nginx implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/nginx");

  private final int port;
  private final Process process;

  /** Serves {@code folder}; what it would forward goes to a port where nobody listens. */
  public Nginx(Path own, Path folder) throws IOException, InterruptedException {
    port = free();
    var said = own.resolve("nginx.out");
    process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "-c",
                configuration(own, folder.toAbsolutePath()).toString(),
                "-p",
                own.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    for (var n = 0; n < 100 && !listens(); n++) {
      Thread.sleep(50);
    }
    if (!listens()) {
      throw new IllegalStateException(Files.readString(said));
    }
  }

  public static boolean isThere() {
    return Files.isExecutable(PROGRAM);
  }

  public String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Ours, with the places of this machine. */
  private Path configuration(Path own, Path folder) throws IOException {
    var ours =
        Files.readString(Path.of("deploy/nginx/shenfa.conf"))
            .replace("/var/lib/shenfa/site", folder.toString())
            .replace("/etc/nginx/shenfa/", Path.of("deploy/nginx").toAbsolutePath() + "/")
            .replace("listen 80;", "listen 127.0.0.1:" + port + ";")
            .replace("127.0.0.1:8080", "127.0.0.1:" + free());
    var whole =
        """
        daemon off;
        %s
        pid nginx.pid;
        error_log stderr;
        worker_processes 2;
        events {}
        http {
          access_log off;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          sendfile on;
        %s
        }
        """
            .formatted(System.getProperty("user.name").equals("root") ? "user root;" : "", ours);
    return Files.writeString(own.resolve("nginx.conf"), whole);
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private boolean listens() {
    try (var socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
