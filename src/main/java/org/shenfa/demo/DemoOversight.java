package org.shenfa.demo;

import java.time.Clock;
import org.shenfa.accountability.Proof;
import org.shenfa.accountability.Suspecting;
import org.shenfa.orders.Order;
import org.shenfa.orders.OrderState;
import org.shenfa.orders.OrderTerm;
import org.shenfa.orders.Orders;
import org.shenfa.organization.PostKind;
import org.shenfa.publication.Release;
import org.shenfa.tickets.ErrorKind;
import org.shenfa.tickets.Finding;
import org.shenfa.tickets.Findings;
import org.shenfa.tickets.Severity;
import org.shenfa.tickets.Source;
import org.shenfa.tickets.TicketHandling;
import org.springframework.stereotype.Component;

/**
 * 演示监督: an order that waits for its unit and one that waits to be verified, an error a unit was
 * told of, and suspicions that wait to be looked into.
 */
@Component
class DemoOversight {
  private static final String UNIT = "危化监管处";

  private final DemoPeople people;
  private final Orders orders;
  private final Suspecting suspecting;
  private final Findings findings;
  private final TicketHandling tickets;
  private final Clock clock;

  DemoOversight(
      DemoPeople people,
      Orders orders,
      Suspecting suspecting,
      Findings findings,
      TicketHandling tickets,
      Clock clock) {
    this.people = people;
    this.orders = orders;
    this.suspecting = suspecting;
    this.findings = findings;
    this.tickets = tickets;
    this.clock = clock;
  }

  /**
   * All of it.
   *
   * @param listed a release of the unit's that has an error on its page
   */
  void create(Release listed) {
    var now = clock.instant();
    var head = people.holder(people.newsroom(), PostKind.UNIT_HEAD);
    var unit = people.unit(UNIT).id();
    var order =
        orders.issue(
            head, unit, "检查结果没有按月公布", "补发近三个月的检查结果，以后每月十日前公布。", "管理办法第九条", "", OrderTerm.FIVE);
    orders.acknowledge(people.holder(UNIT, PostKind.CLERK), order);
    var id = suspecting.suspect(head, unit, "网站上的检查家数与文件附表不一致", "值班读网时发现：正文写二十三家，附表列二十一家。", now);
    suspecting.prove(
        head, id, Proof.Kind.ORDER, orders.seen(head, order).number(), "同一栏目的督办单", now);
    rectified();
    told(unit, listed);
  }

  /** What the past left unrectified has been put right, and somebody has to look at it. */
  private void rectified() {
    var by = people.holder(UNIT, PostKind.CLERK);
    orders.seen(by).stream()
        .filter(o -> o.state() == OrderState.UNRECTIFIED)
        .map(Order::id)
        .toList()
        .forEach(id -> orders.rectify(by, id, "来信已经答复，指定了两名承办人互为替补", "来信办理记录和本处工作安排〔2026〕3号"));
  }

  private void told(long unit, Release listed) {
    var editor = people.editor();
    var ticket =
        findings.report(
            new Source.Reader(editor),
            new Finding(listed.path(), ErrorKind.TYPO, "南滨化工有限公司", "企业全称漏了“股份”二字。"));
    tickets.confirm(editor, ticket, Severity.S3, "与营业执照公示信息核对属实");
    tickets.notify(editor, ticket, unit, "请核对名单里的企业全称并更正");
  }
}
