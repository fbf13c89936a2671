package org.shenfa.demo;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import org.shenfa.Shenfa;
import org.shenfa.accountability.AccountabilityWatch;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.letters.Answering;
import org.shenfa.letters.Assigning;
import org.shenfa.letters.Letter;
import org.shenfa.letters.LetterClocks;
import org.shenfa.orders.OrderWatch;
import org.shenfa.organization.PostKind;
import org.springframework.stereotype.Component;

/**
 * 演示往事: what the two quarters before left behind: letters answered in time, late and sent back, and
 * an order that ran out. Every step is the product's own, with the day it is of; what cannot be
 * told a day, a release or an error on the site, is of today.
 */
@Component
class DemoPast {
  private static final String LATE_AT = "危化监管处";

  private final DemoPeople people;
  private final DemoAnswers answers;
  private final Answering answering;
  private final Assigning assigning;
  private final LetterClocks clocks;
  private final Deadlines deadlines;
  private final OrderWatch orders;
  private final AccountabilityWatch accountability;
  private final Clock clock;

  DemoPast(
      DemoPeople people,
      DemoAnswers answers,
      Answering answering,
      Assigning assigning,
      LetterClocks clocks,
      Deadlines deadlines,
      OrderWatch orders,
      AccountabilityWatch accountability,
      Clock clock) {
    this.people = people;
    this.answers = answers;
    this.answering = answering;
    this.assigning = assigning;
    this.clocks = clocks;
    this.deadlines = deadlines;
    this.orders = orders;
    this.accountability = accountability;
    this.clock = clock;
  }

  /** The first day of the quarter a day belongs to. */
  static LocalDate quarter(LocalDate day) {
    return day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
  }

  /** Ten in the morning of that day, or of the Monday after it. */
  private static Instant at(LocalDate first, int day) {
    var on = first.plusDays(day);
    while (on.getDayOfWeek() == DayOfWeek.SATURDAY || on.getDayOfWeek() == DayOfWeek.SUNDAY) {
      on = on.plusDays(1);
    }
    return on.atTime(10, 0).atZone(Shenfa.ZONE).toInstant();
  }

  void create() {
    var now = quarter(LocalDate.now(clock));
    var before = now.minusMonths(6);
    inTime(
        before,
        12,
        LATE_AT,
        "加油站储罐多久检测一次",
        "请问加油站的地下储罐多长时间要检测一次？",
        "您好。加油站地下储罐按照设计文件和安全技术规范定期检测，具体周期由有资质的检测机构在检测报告中写明，请按报告执行。");
    inTime(
        before,
        26,
        "火灾防治处",
        "林区能不能上坟烧纸",
        "我们村后面是林区，请问清明以外的时间能不能上坟烧纸？",
        "您好。森林防火期内禁止在林区野外用火，防火期以县级人民政府公布的日期为准；防火期以外也请用鲜花等方式祭扫。");
    back(before, 47, LATE_AT, "工贸监管处", "粉尘车间多久清扫一次");
    inTime(
        before,
        61,
        "救援总队",
        "社区怎样申请应急演练指导",
        "我们社区想搞一次疏散演练，请问能不能派人来指导？",
        "您好。社区可以向所在地县级应急管理局提出，由其安排就近的救援队伍指导，不收取费用。");
    var last = now.minusMonths(3);
    inTime(
        last,
        9,
        LATE_AT,
        "烟花爆竹零售要什么证",
        "请问过年前卖烟花爆竹要办什么证？到哪里办？",
        "您好。零售烟花爆竹应当取得经营（零售）许可证，向经营场所所在地县级应急管理局申请，材料齐全的二十日内办结，不收取费用。");
    inTime(
        last,
        16,
        "火灾防治处",
        "独居老人能不能领灭火毯",
        "父母独居，请问灭火毯在哪里领？",
        "您好。独居老人家庭的灭火毯由乡镇（街道）统一登记发放，请与所在地社区联系，不收取费用。");
    late(last, 23);
    inTime(
        last,
        37,
        "防汛抗旱处",
        "水库泄洪前怎样通知下游",
        "我家在水库下游，请问泄洪前怎样通知我们？",
        "您好。泄洪前由水库管理单位提前发布预警，通过乡镇、村（社区）逐户通知，并鸣放警报；请留意预警信息。");
    back(last, 51, "防汛抗旱处", "火灾防治处", "消防通道被占向谁反映");
    inTime(
        last,
        65,
        "救援总队",
        "青少年能不能参观救援训练基地",
        "学校想组织学生参观训练基地，请问怎样预约？",
        "您好。训练基地每月第二个周六开放，学校提前十个工作日预约，每批不超过六十人，不收取费用。");
    var end = now.atTime(8, 0).atZone(Shenfa.ZONE).toInstant();
    deadlines.sweep(end);
    clocks.sweep(end);
  }

  private Letter asked(LocalDate first, int day, String unit, String title, String body) {
    var at = at(first, day);
    var letter = answers.called(title, body, false, at, at);
    clocks.sweep(at);
    answers.given(letter, unit, at);
    return letter;
  }

  private void inTime(
      LocalDate first, int day, String unit, String title, String body, String words) {
    answers.answered(asked(first, day, unit, title, body), unit, words, at(first, day + 1));
  }

  /** Sent back by the unit it was given to, and answered by another. */
  private void back(LocalDate first, int day, String unit, String other, String title) {
    var letter = asked(first, day, unit, title, "请问这件事该怎么办？找哪个部门？");
    answering.giveBack(
        people.holder(unit, PostKind.UNIT_HEAD), letter.id(), "不属于本处职责", other, at(first, day + 1));
    assigning.reassign(answers.intake(), letter.id(), people.unit(other).id(), at(first, day + 2));
    answers.answered(
        letter,
        other,
        "您好。您反映的情况由所在地县级应急管理局受理，可以拨打值班电话，也可以到政务服务窗口，当场登记，五个工作日内告知处理结果。",
        at(first, day + 3));
  }

  /** Late, pressed for, still silent: the order ran out, and what may follow from that is asked. */
  private void late(LocalDate first, int day) {
    var letter = asked(first, day, LATE_AT, "储存酒精要不要安全评价", "我们新租了仓库存放工业酒精，请问要不要做安全评价？");
    for (var until : new int[] {day + 14, day + 26}) {
      deadlines.sweep(at(first, until));
      orders.sweep(at(first, until));
      accountability.sweep(at(first, until));
    }
    answers.answered(
        letter,
        LATE_AT,
        "您好。储存工业酒精的企业应当委托有资质的机构每三年做一次安全评价，评价报告报所在地县级应急管理局备案。",
        at(first, day + 27));
  }
}
