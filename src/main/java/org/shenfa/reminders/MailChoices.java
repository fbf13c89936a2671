package org.shenfa.reminders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.shenfa.regulation.Clause.HOUSE;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 邮件提醒的选择: an address of one's own, confirmed by a code, and the hours without mail. */
@Service
public class MailChoices {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^@\\s<>,;\"\\p{Cntrl}]+@[^@\\s<>,;\"\\p{Cntrl}]+\\.[^@\\s<>,;\"\\p{Cntrl}]+");
  private static final Duration CODE_LASTS = Duration.ofMinutes(30);
  private static final Duration CODE_AGAIN = Duration.ofMinutes(1);
  private static final int TRIES = 5;
  private static final SecureRandom CHANCE = new SecureRandom();

  private final JdbcClient db;
  private final PostOffice post;
  private final Clock clock;

  MailChoices(JdbcClient db, PostOffice post, Clock clock) {
    this.db = db;
    this.post = post;
    this.clock = clock;
  }

  public MailChoice of(long person) {
    return db.sql(
            """
            select a.address, a.confirmed_at is not null as confirmed, a.quiet_from, a.quiet_to, a.days_off,
              coalesce((select m.failure from notice_mail m where m.person_id = a.person_id order by m.id desc limit 1), '') as failure
            from notice_address a where a.person_id = ?
            """)
        .param(person)
        .query((row, n) ->
            new MailChoice(
                row.getString("address"),
                row.getBoolean("confirmed"),
                row.getInt("quiet_from"),
                row.getInt("quiet_to"),
                row.getBoolean("days_off"),
                row.getString("failure")))
        .optional()
        .orElse(MailChoice.NONE);
  }

  /** Whether this system sends mail at all. */
  public boolean possible() {
    return post.open();
  }

  /** Takes an address and mails a code there; the address counts once the code has come back. */
  @Transactional
  public void enter(Person me, String address) {
    var wanted = address.strip();
    var soon = clock.instant().minus(CODE_AGAIN).atOffset(ZoneOffset.UTC);
    new Violations.Gathering()
        .refuseIf(!post.open(), HOUSE, null, "系统没有配置发信服务器，请联系科技和信息化处。")
        .refuseIf(
            wanted.length() > 120 || !ADDRESS.matcher(wanted).matches(),
            HOUSE,
            "address",
            "请填写一个邮箱地址，例如 name@example.gov.cn。")
        .refuseIf(
            db.sql(
                    "select exists (select from notice_address where person_id = ? and code_sent_at > ?)")
                .params(me.id(), soon)
                .query(Boolean.class)
                .single(),
            HOUSE,
            null,
            "验证码刚刚寄出，请一分钟后再试。")
        .throwIfAny();
    var code = "%06d".formatted(CHANCE.nextInt(1_000_000));
    db.sql(
            """
            insert into notice_address (person_id, address, code, code_sent_at, tries, quiet_from, quiet_to, days_off)
            values (:me, :address, :code, :now, 0, :from, :to, false)
            on conflict (person_id) do update set address = :address, code = :code, code_sent_at = :now, tries = 0, confirmed_at = null
            """)
        .param("me", me.id())
        .param("address", wanted)
        .param("code", sealed(me, code))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("from", MailChoice.NONE.quietFrom())
        .param("to", MailChoice.NONE.quietTo())
        .update();
    try {
      post.send(wanted, "审发：确认接收提醒的邮箱", "验证码 %s，30 分钟内有效。\n\n不是您本人填写的，请不要理会这封信。\n".formatted(code));
    } catch (MailException e) {
      throw new Violations(HOUSE, "验证码没有寄出，请核对地址后再试，或者联系科技和信息化处。");
    }
  }

  /** Confirms the address with the code that was mailed there. */
  @Transactional(noRollbackFor = Violations.class)
  public void confirm(Person me, String code) {
    var tried =
        db.sql(
                "update notice_address set tries = tries + 1 where person_id = ? and confirmed_at is null and tries < ?"
                    + " and code_sent_at > ? returning code")
            .params(me.id(), TRIES, clock.instant().minus(CODE_LASTS).atOffset(ZoneOffset.UTC))
            .query((row, n) -> row.getBytes("code"))
            .optional();
    if (tried.isEmpty()) {
      throw new Violations(HOUSE, "验证码已经失效，请重新填写地址，再寄一次。");
    }
    if (!MessageDigest.isEqual(tried.get(), sealed(me, code.strip()))) {
      throw new Violations(HOUSE, "验证码不对，请照信里的六位数字填写；错 5 次要重新寄。");
    }
    db.sql("update notice_address set confirmed_at = ? where person_id = ?")
        .params(clock.instant().atOffset(ZoneOffset.UTC), me.id())
        .update();
  }

  /** Sets the hours without mail, within what the house allows: from 17 to 23, until 6 to 10. */
  @Transactional
  public void quiet(Person me, int from, int to, boolean daysOff) {
    new Violations.Gathering()
        .refuseIf(from < 17 || from > 23, HOUSE, "quietFrom", "免打扰从 17 点到 23 点之间开始。")
        .refuseIf(to < 6 || to > 10, HOUSE, "quietTo", "免打扰到 6 点至 10 点之间结束。")
        .throwIfAny();
    db.sql(
            "update notice_address set quiet_from = ?, quiet_to = ?, days_off = ? where person_id = ?")
        .params(from, to, daysOff, me.id())
        .update();
  }

  /** No more mail; the address is forgotten. */
  @Transactional
  public void forget(Person me) {
    db.sql("delete from notice_address where person_id = ?").param(me.id()).update();
  }

  private static byte[] sealed(Person me, String code) {
    try {
      return MessageDigest.getInstance("SHA-256").digest((me.id() + ":" + code).getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
