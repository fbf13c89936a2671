package org.shenfa.reminders;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** 发信: plain text under one list name; closed until a server and a sender are set. */
@Component
public class PostOffice {
  private final Optional<JavaMailSender> sender;
  private final String host;
  private final String from;
  private final String desk;

  PostOffice(
      Optional<JavaMailSender> sender,
      @Value("${spring.mail.host:}") String host,
      @Value("${shenfa.mail.from:}") String from,
      @Value("${shenfa.desk.address:}") String desk) {
    this.sender = sender;
    this.host = host;
    this.from = from;
    this.desk = desk.replaceFirst("/+$", "");
  }

  /** Whether a server and a sender are set, so that mail may be promised. */
  public boolean open() {
    return sender.isPresent() && !host.isBlank() && !from.isBlank();
  }

  /** The absolute address of a page of the desk, or its path while no address is set. */
  String address(String path) {
    return desk + path;
  }

  /**
   * Hands one mail to the server.
   *
   * @throws org.springframework.mail.MailException when it did not take it
   */
  public void send(String to, String subject, String text) {
    var mail = sender.orElseThrow();
    mail.send(message -> {
      var letter = new MimeMessageHelper(message, "UTF-8");
      letter.setFrom(from);
      letter.setTo(to);
      letter.setSubject(subject);
      letter.setText(text);
      message.setHeader("List-Id", "审发提醒 <notices." + from.replaceFirst(".*@", "") + ">");
      message.setHeader("Auto-Submitted", "auto-generated");
    });
  }
}
