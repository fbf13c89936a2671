package org.shenfa.files;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks ClamAV's INSTREAM and knows one virus, the harmless EICAR text. */
final class ScannerStub implements AutoCloseable {
  /** In two halves, so that no scanner takes this source for it. */
  static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

  private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());

  ScannerStub() throws IOException {
    Thread.ofVirtual().start(this::serve);
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        answer(socket);
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void answer(Socket socket) throws IOException {
    var in = new DataInputStream(socket.getInputStream());
    var command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
    var found = new StringBuilder(command.equals("zINSTREAM\0") ? "" : "unknown command");
    for (int length = in.readInt(); length > 0; length = in.readInt()) {
      found.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
    }
    var answer = found.indexOf(EICAR) < 0 ? "stream: OK" : "stream: Eicar-Test-Signature FOUND";
    socket.getOutputStream().write((answer + '\0').getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
