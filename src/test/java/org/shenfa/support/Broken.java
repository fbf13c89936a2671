package org.shenfa.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** 坏请求: what no browser sends, byte for byte. */
public record Broken(String name, String head) {
  /** The headers that every answer of the site must have, whatever was asked. */
  public static final List<String> PROTECTION =
      List.of(
          "content-security-policy",
          "x-content-type-options",
          "referrer-policy",
          "cross-origin-opener-policy",
          "cross-origin-resource-policy",
          "permissions-policy");

  /** Status, headers by lower-case name, and body. */
  public record Answer(int status, Map<String, List<String>> headers, String body) {}

  @Override
  public String toString() {
    return name;
  }

  public static Stream<Broken> all() {
    return Stream.of(
        new Broken("空字符", "GET /%00 HTTP/1.1"),
        new Broken("出了根", "GET /../../etc/passwd HTTP/1.1"),
        new Broken("编码了出根", "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1"),
        new Broken("编码的斜杠", "GET /files%2fx HTTP/1.1"),
        new Broken("不成编码", "GET /%zz HTTP/1.1"),
        new Broken("不是 UTF-8", "GET /files/%ff%fe HTTP/1.1"),
        new Broken("控制字符", "GET /a\u0001b HTTP/1.1"),
        new Broken("没编码的字节", "GET /\u00e9 HTTP/1.1"),
        new Broken("地址四万字", "GET /" + "a".repeat(40_000) + " HTTP/1.1"),
        new Broken("文件名三千字", "GET /" + "a".repeat(3_000) + " HTTP/1.1"),
        new Broken("头七万字", "GET / HTTP/1.1\r\nX-Long: " + "a".repeat(70_000)),
        new Broken("没有这个协议版本", "GET / HTTP/9.9"),
        new Broken("老协议", "GET /nothing HTTP/1.0"),
        new Broken("不是请求", "\u0016\u0003\u0001"),
        new Broken("没有这个方法", "FOO / HTTP/1.1"),
        new Broken("要回显", "TRACE / HTTP/1.1"),
        new Broken("问能做什么", "OPTIONS / HTTP/1.1"),
        new Broken("别家的地址", "GET http://other.example/nothing HTTP/1.1"),
        new Broken("没有的传输编码", "POST / HTTP/1.1\r\nTransfer-Encoding: foo"),
        new Broken("两种长度", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 3"),
        new Broken("写", "POST / HTTP/1.1\r\nContent-Length: 0"),
        new Broken("没有的期望", "GET /nothing HTTP/1.1\r\nExpect: 200-foo"),
        new Broken("够不着的一段", "GET / HTTP/1.1\r\nRange: bytes=99999999-"),
        new Broken("不成立的条件", "GET / HTTP/1.1\r\nIf-Match: \"x\""),
        new Broken("检索词不成编码", "GET /_/search?q=%zz HTTP/1.1"),
        new Broken("检索下面没有的", "GET /_/search/none HTTP/1.1"),
        new Broken("往检索里写", "POST /_/search HTTP/1.1\r\nContent-Length: 0"),
        new Broken("只看浏览次数", "GET /_/views/2026-0001 HTTP/1.1"),
        new Broken("浏览次数下面没有的", "POST /_/views/a/b HTTP/1.1\r\nContent-Length: 0"));
  }

  /** Sends it and reads the answer. */
  public Answer sent(String address) throws IOException {
    var to = URI.create(address);
    try (var socket = new Socket(to.getHost(), to.getPort())) {
      socket.setSoTimeout(10_000);
      var out = socket.getOutputStream();
      try {
        out.write((head + "\r\nHost: site\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1));
        out.flush();
      } catch (IOException e) {
        // A server may close before it has read all; its answer is there to be read.
      }
      return read(new BufferedInputStream(socket.getInputStream()));
    }
  }

  /** No longer than it says it is: a server may wait for the rest of what it refuses. */
  private static Answer read(InputStream in) throws IOException {
    var head = new StringBuilder();
    for (var next = in.read(); next >= 0; next = in.read()) {
      head.append((char) next);
      if (next == '\n' && head.toString().endsWith("\r\n\r\n")) {
        break;
      }
    }
    var lines = new ArrayList<>(Arrays.asList(head.toString().strip().split("\r\n")));
    var status = lines.removeFirst().split(" ", 3);
    var headers = new TreeMap<String, List<String>>();
    for (var line : lines) {
      var colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), n -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    var length = headers.get("content-length");
    var body =
        length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length.getFirst()));
    return new Answer(Integer.parseInt(status[1]), headers, new String(body, UTF_8));
  }
}
