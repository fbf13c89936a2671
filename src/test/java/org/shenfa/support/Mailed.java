package org.shenfa.support;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
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
}
