package org.shenfa.demo;

import java.time.Clock;
import java.util.LinkedHashMap;
import org.shenfa.procedures.QueryCode;
import org.shenfa.solicitations.Caseload;
import org.shenfa.solicitations.Party;
import org.shenfa.solicitations.PublicSolicitations;
import org.shenfa.solicitations.SolicitationCase;
import org.shenfa.solicitations.Soliciting;
import org.shenfa.solicitations.Typed;
import org.springframework.stereotype.Component;

/** 演示意见: what the public says of the draft that is open. */
@Component
class DemoOpinions {
  private final Caseload caseload;
  private final Soliciting soliciting;
  private final PublicSolicitations visitors;
  private final Clock clock;

  DemoOpinions(
      Caseload caseload, Soliciting soliciting, PublicSolicitations visitors, Clock clock) {
    this.caseload = caseload;
    this.soliciting = soliciting;
    this.visitors = visitors;
    this.clock = clock;
  }

  void create() {
    soliciting.sweep(clock.instant());
    caseload.of(0).stream()
        .filter(c -> c.title().contains("预警信息发布办法"))
        .forEach(on -> {
          said(on, Party.PERSON, 3, "警示事项里建议写明老人、孩子应当怎样做，写得简单一些。");
          said(on, Party.COMPANY, 4, "十分钟内短信和广播同时发布，小运营商做不到，建议分两步。");
          said(on, Party.EXPERT, 4, "建议红色预警五分钟、橙色预警十分钟，和国家突发事件预警信息发布系统一致。");
          said(on, Party.PERSON, 0, "建议加上少数民族语言和手语。");
        });
  }

  private void said(SolicitationCase on, Party party, int place, String words) {
    var typed = new LinkedHashMap<Integer, String>();
    typed.put(place, words);
    visitors.submit(on.number(), QueryCode.fresh(), new Typed(on.digest(), party, typed), false);
  }
}
