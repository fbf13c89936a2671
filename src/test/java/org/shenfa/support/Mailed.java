package org.shenfa.support;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.shenfa.site.PublicAddress;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A product with a mail server: one context and one server for every kind of case that is told of.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"shenfa.mail.from=shenfa@example.gov.cn", "shenfa.origin=mails.example/log"})
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
public abstract class Mailed {
  /** On one port, so that it can be stopped and started again. */
  protected static final GreenMail POST =
      new GreenMail(new ServerSetup(free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @Autowired protected PublicAddress site;

  @DynamicPropertySource
  static void postOffice(DynamicPropertyRegistry properties) {
    POST.start();
    properties.add("spring.mail.host", () -> "127.0.0.1");
    properties.add("spring.mail.port", () -> POST.getSmtp().getPort());
  }

  private static int free() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was mailed to addresses with these signs, the first first. */
  protected static List<MimeMessage> to(String address) {
    return Arrays.stream(POST.getReceivedMessages())
        .filter(m -> GreenMailUtil.getHeaders(m).contains(address))
        .toList();
  }

  /** Everything a reader of the mail sees, its head included. */
  protected static String whole(MimeMessage mail) throws Exception {
    return GreenMailUtil.getHeaders(mail) + mail.getSubject() + mail.getContent();
  }

  /** A page of the site. */
  protected Document get(String path) throws Exception {
    return answered(HttpRequest.newBuilder(URI.create(site.address() + path)).build());
  }

  /** What a form of the site is answered with. */
  protected Document post(String path, Map<String, String> fields) throws Exception {
    var body =
        fields.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return answered(
        HttpRequest.newBuilder(URI.create(site.address() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static Document answered(HttpRequest request) throws Exception {
    return Jsoup.parse(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }
}
