package org.shenfa.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.shenfa.Shenfa;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 核验点邮寄: once a day from eight o'clock the newest checkpoint goes to people outside the machine, so
 * that whoever rewrites the log would have to rewrite their letters, too. Off until recipients are
 * named.
 */
@Component
public class CheckpointMail {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointMail.class);
  private static final LocalTime FROM = LocalTime.of(8, 0);
  private static final String MAILED = "checkpoint.mailed";

  private final Optional<MailSender> post;
  private final Checkpoints checkpoints;
  private final AuditTrail trail;
  private final Signer signer;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final List<String> recipients;
  private final String sender;

  CheckpointMail(
      Optional<MailSender> post,
      Checkpoints checkpoints,
      AuditTrail trail,
      Signer signer,
      TransactionOperations transaction,
      Clock clock,
      @Value("${shenfa.mail.to:}") List<String> recipients,
      @Value("${shenfa.mail.from:}") String sender) {
    this.post = post;
    this.checkpoints = checkpoints;
    this.trail = trail;
    this.signer = signer;
    this.transaction = transaction;
    this.clock = clock;
    this.recipients = recipients.stream().filter(r -> !r.isBlank()).toList();
    this.sender = sender;
  }

  /** How many people get the checkpoint by mail; 0 while it is off. */
  public int recipients() {
    return post.isPresent() ? recipients.size() : 0;
  }

  /** The day, in Asia/Shanghai, the last one was sent. */
  public Optional<LocalDate> lastSent() {
    return trail.story("log", signer.name()).stream()
        .filter(e -> e.entry().action().equals(MAILED))
        .map(e -> LocalDate.parse(e.entry().details().getOrDefault("day", "1970-01-01")))
        .max(LocalDate::compareTo);
  }

  /** Sends today's if it is due. A failure is tried again ten minutes later. */
  @Scheduled(fixedDelay = 600_000, initialDelay = 30_000)
  void sendWhenDue() {
    var now = clock.instant().atZone(Shenfa.ZONE);
    var latest = checkpoints.latest();
    if (recipients() == 0
        || latest.isEmpty()
        || now.toLocalTime().isBefore(FROM)
        || lastSent().filter(day -> !day.isBefore(now.toLocalDate())).isPresent()) {
      return;
    }
    var letter = new SimpleMailMessage();
    letter.setFrom(sender);
    letter.setTo(recipients.toArray(String[]::new));
    letter.setSubject("审发日志核验点：%s，共 %d 条".formatted(now.toLocalDate(), latest.get().size()));
    letter.setText("请保存这封信。以后的日志如果与它不符，就说明有人改动过。\n\n" + latest.get().note());
    try {
      post.orElseThrow().send(letter);
    } catch (MailException e) {
      LOG.error("核验点没有寄出，稍后再试：{}", e.getClass().getSimpleName());
      return;
    }
    transaction.executeWithoutResult(t ->
        trail.append(
            Entry.of(MAILED, 0, "系统")
                .about("log", signer.name())
                .with("day", now.toLocalDate().toString())
                .with("size", Long.toString(latest.get().size()))
                .with("recipients", Integer.toString(recipients.size()))));
  }
}
