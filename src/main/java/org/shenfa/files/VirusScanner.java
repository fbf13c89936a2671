package org.shenfa.files;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 杀毒: asks ClamAV about every file before it is opened, where {@code SHENFA_CLAMAV} names its
 * address (host:port, or the path of a socket). Named but silent, it lets no file through.
 */
@Component
public class VirusScanner {
  private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PIECE = 1 << 16;

  private final String address;

  VirusScanner(@Value("${shenfa.clamav:}") String address) {
    this.address = address.strip();
  }

  /** Whether a scanner is named. */
  public boolean named() {
    return !address.isEmpty();
  }

  /** Whether the one that is named answers now. */
  public boolean answers() {
    try (var channel = open()) {
      write(channel, ByteBuffer.wrap("zPING\0".getBytes(StandardCharsets.US_ASCII)));
      var answer = ByteBuffer.allocate(16);
      return channel.read(answer) > 0
          && new String(answer.array(), StandardCharsets.US_ASCII).startsWith("PONG");
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Returns when the file is clean or no scanner is named. */
  void scan(byte[] raw) {
    if (address.isEmpty()) {
      return;
    }
    var answer = within(() -> ask(raw));
    var found = FOUND.matcher(answer);
    if (found.find()) {
      throw new Refusal("被杀毒软件查出病毒（%s），没有保存".formatted(found.group(1)));
    }
    if (!answer.startsWith("stream: OK")) {
      throw new Refusal("没有保存：杀毒软件没有查完这个文件（%s），请告诉系统管理员".formatted(answer.strip()));
    }
  }

  private String within(Callable<String> work) {
    var task = new FutureTask<>(work);
    var thread = Thread.ofVirtual().start(task);
    try {
      return task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      thread.interrupt();
      throw new Refusal("没有保存：杀毒软件没有应答，暂时不能上传，请稍后再试或者告诉系统管理员");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** ClamAV's INSTREAM: pieces with their lengths, an empty one, and one line in answer. */
  private String ask(byte[] raw) throws IOException {
    try (var channel = open()) {
      write(channel, ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
      for (int from = 0; from < raw.length; from += PIECE) {
        var length = Math.min(PIECE, raw.length - from);
        write(
            channel, ByteBuffer.allocate(4 + length).putInt(length).put(raw, from, length).flip());
      }
      write(channel, ByteBuffer.allocate(4));
      var answer = ByteBuffer.allocate(4_096);
      while (answer.hasRemaining() && channel.read(answer) >= 0) {
        if (answer.position() > 0 && answer.get(answer.position() - 1) == 0) {
          break;
        }
      }
      return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8)
          .replace("\0", "");
    }
  }

  private SocketChannel open() throws IOException {
    var path = address.startsWith("unix:") ? address.substring("unix:".length()) : address;
    if (path.startsWith("/")) {
      var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      channel.connect(UnixDomainSocketAddress.of(path));
      return channel;
    }
    var colon = address.lastIndexOf(':');
    SocketAddress host =
        new InetSocketAddress(
            address.substring(0, Math.max(0, colon)),
            Integer.parseInt(address.substring(colon + 1)));
    return SocketChannel.open(host);
  }

  private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
