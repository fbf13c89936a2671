package org.shenfa.demo;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Map;
import org.shenfa.concerns.ConcernNotice;
import org.shenfa.concerns.ConcernWatch;
import org.shenfa.concerns.Concerns;
import org.shenfa.concerns.FactSheet;
import org.shenfa.concerns.Level;
import org.shenfa.concerns.Part;
import org.shenfa.concerns.Responding;
import org.shenfa.concerns.Source;
import org.shenfa.concerns.StatementKind;
import org.shenfa.organization.PostKind;
import org.shenfa.review.Reviewing;
import org.springframework.stereotype.Component;

/** 演示关切: one that was answered and has a timeline the public reads. */
@Component
class DemoConcern {
  private static final String UNIT = "防汛抗旱处";

  private final DemoPeople people;
  private final DemoWalk walk;
  private final Concerns concerns;
  private final Responding responding;
  private final Reviewing reviewing;
  private final ConcernWatch watch;
  private final Clock clock;

  DemoConcern(
      DemoPeople people,
      DemoWalk walk,
      Concerns concerns,
      Responding responding,
      Reviewing reviewing,
      ConcernWatch watch,
      Clock clock) {
    this.people = people;
    this.walk = walk;
    this.concerns = concerns;
    this.responding = responding;
    this.reviewing = reviewing;
    this.watch = watch;
    this.clock = clock;
  }

  void create() {
    var now = LocalDateTime.now(clock).withNano(0);
    var id =
        concerns.notice(
            people.holder(UNIT, PostKind.CLERK),
            new ConcernNotice(
                "临江水库放水传言",
                "网上说临江水库要连夜放水，下游两个镇的居民问要不要转移。",
                Source.DUTY,
                "值班读网，本地论坛和短视频",
                null,
                now.minusHours(2),
                true));
    concerns.assess(people.editor(), id, Level.B, "下游两镇居民在询问，多个账号转发");
    concerns.assign(
        people.holder(people.newsroom(), PostKind.UNIT_HEAD),
        id,
        people.unit(UNIT).id(),
        people.holder(UNIT, PostKind.UNIT_HEAD).staffNo(),
        "水库调度由防汛抗旱处牵头");
    said(
        id,
        StatementKind.FIRST,
        "关于临江水库放水传言的回应",
        Map.of(
            Part.KNOWN,
            "临江水库水位低于汛限水位，没有放水计划，大坝监测正常。",
            Part.UNKNOWN,
            "传言从哪里发出，正在核实。",
            Part.DOING,
            "防汛抗旱处和水库管理单位二十四小时值守，下游两镇不需要转移。"),
        now.plusHours(6));
    said(
        id,
        StatementKind.UPDATE,
        "关于临江水库放水传言的续报",
        Map.of(
            Part.KNOWN,
            "已经查明，传言里的视频拍摄于三年前的一次正常调度，不是本次。",
            Part.UNKNOWN,
            "没有需要另行核实的情况。",
            Part.DOING,
            "水库水位、雨情每天在本网站公布，请以公布的信息为准。"),
        now.plusDays(20));
  }

  private void said(
      long id, StatementKind kind, String title, Map<Part, String> parts, LocalDateTime next) {
    var item =
        responding.draft(
            people.holder(UNIT, PostKind.CLERK),
            id,
            new FactSheet(kind, title, parts, next),
            "",
            "");
    walk.released(reviewing.latest(item.id()).orElseThrow());
    watch.sweep(clock.instant());
  }
}
