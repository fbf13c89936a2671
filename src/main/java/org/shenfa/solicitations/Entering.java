package org.shenfa.solicitations;

import static org.shenfa.regulation.Clause.MEASURES_17_3;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HexFormat;
import org.shenfa.Shenfa;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Refusals;
import org.shenfa.organization.Person;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 录入意见: opinions by letter, mail, fax, phone or visit go into the same ledger. */
@Service
public class Entering {
  private final JdbcClient db;
  private final Caseload caseload;
  private final AuditTrail trail;
  private final Clock clock;

  Entering(JdbcClient db, Caseload caseload, AuditTrail trail, Clock clock) {
    this.db = db;
    this.caseload = caseload;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Takes down what came another way; whoever brought it is given number and code.
   *
   * @param receivedAt when it came, Asia/Shanghai; that decides whether it is late
   */
  @Transactional
  public Receipt enter(
      Person by,
      long item,
      QueryCode form,
      Channel channel,
      LocalDateTime receivedAt,
      Typed typed) {
    var on = caseload.mine(by, item);
    new Violations.Gathering()
        .refuseIf(channel == Channel.ONLINE, MEASURES_17_3, "channel", "网上的意见由公众自己提交，请选择来信、电话等渠道。")
        .refuseIf(
            receivedAt.isAfter(LocalDateTime.now(clock)),
            MEASURES_17_3,
            "receivedAt",
            "收到的时间不能晚于现在。")
        .refuseIf(receivedAt.isBefore(on.openedAt()), MEASURES_17_3, "receivedAt", "收到的时间不能早于征集开始。")
        .throwIfAny();
    typed.check();
    var said = typed.said();
    var receipt =
        Refusals.asSentences(
            MEASURES_17_3,
            () ->
                db.sql("select * from enter_remarks(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                        on.number(),
                        QueryCode.digest(form.code()),
                        form.formDigest(),
                        channel.name(),
                        typed.party().name(),
                        receivedAt.atZone(Shenfa.ZONE).toOffsetDateTime(),
                        by.id(),
                        HexFormat.of().parseHex(typed.digest()),
                        PublicSolicitations.places(said),
                        said.stream().map(Typed.Said::words).toArray(String[]::new))
                    .query((row, n) -> PublicSolicitations.receipt(row, form))
                    .single());
    trail.append(
        Entry.of("remark.entered", by.id(), by.name())
            .about("item", on.number())
            .with("receipt", receipt.number())
            .with("channel", channel.name()));
    return receipt;
  }
}
