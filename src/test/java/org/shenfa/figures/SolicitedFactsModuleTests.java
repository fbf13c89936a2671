package org.shenfa.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.content.ItemKind;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.solicitations.Adoption;
import org.shenfa.solicitations.Analysing;
import org.shenfa.solicitations.Caseload;
import org.shenfa.solicitations.Feedback;
import org.shenfa.solicitations.Party;
import org.shenfa.solicitations.PublicSolicitations;
import org.shenfa.solicitations.SolicitationCase;
import org.shenfa.solicitations.Soliciting;
import org.shenfa.solicitations.Typed;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "shenfa.origin=solicited.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("月度公开数据：征集收到多少、采纳多少，从记录里数")
class SolicitedFactsModuleTests {
  @Autowired Office office;
  @Autowired OfficeFacts facts;
  @Autowired Soliciting soliciting;
  @Autowired Caseload caseload;
  @Autowired Analysing analysing;
  @Autowired Feedback feedback;
  @Autowired PublicSolicitations visitors;
  @Autowired Clock clock;

  private SolicitationCase asked(String title) {
    var release = office.released(ItemKind.DRAFT_FOR_COMMENT, title);
    soliciting.sweep(clock.instant());
    return caseload.mine(office.clerk, office.drafting.find(release.item()).orElseThrow().id());
  }

  private void said(SolicitationCase on, String... words) {
    for (var one : words) {
      visitors.submit(
          on.number(),
          QueryCode.fresh(),
          new Typed(on.digest(), Party.PERSON, new LinkedHashMap<>(Map.of(1, one))),
          false);
    }
  }

  private LocalDateTime analysing(SolicitationCase on) {
    var over = on.endsAt().plusMinutes(1);
    var at = over.atZone(Shenfa.ZONE).toInstant();
    soliciting.sweep(at);
    analysing.begin(office.clerk, on.itemId(), true, at);
    return over;
  }

  private void decided(SolicitationCase on, Adoption decision, Integer... opinions) {
    var point =
        analysing.point(office.clerk, on.itemId(), decision.label(), "关于这一条的建议", Set.of(opinions));
    analysing.decide(office.clerk, on.itemId(), point, decision, "逐条研究过，理由如下");
  }

  private void published(SolicitationCase on, LocalDateTime over) {
    var reply = feedback.begin(office.clerk, on.itemId(), over);
    var text = office.drafting.latest(reply.id()).orElseThrow();
    var full =
        office.drafting.save(
            office.clerk,
            reply.id(),
            text.seq(),
            office
                .text(reply, ItemKind.INTERACTION_REPLY, text.manifest().title())
                .withText(text.manifest().title(), text.manifest().body(), List.of()));
    office.released(office.cleared(full), null);
  }

  private Facts.Solicited of(ZonedDateTime from) {
    return facts.solicited(from.toInstant(), from.plusMonths(1).toInstant());
  }

  @Test
  @Proves(Clause.MEASURES_17_3)
  @DisplayName("第十七条 采纳、部分采纳、未采纳的条数，算在反馈公布的那个月；没有公布的、判为无关的不算")
  void whatBecameOfOpinionsCountsWhenTheFeedbackIsOut() {
    var answered = asked("储存数量规定（征求意见稿）");
    said(answered, "十吨太多，五吨合适。", "请写明由谁检查。", "请把附表也写进正文。", "夜间不许装卸。", "顺便问：食堂几点开门？");
    var silent = asked("另一个规定（征求意见稿）");
    said(silent, "这一条写得不清楚。");
    var month = Instant.now(clock).atZone(Shenfa.ZONE).toLocalDate().withDayOfMonth(1);
    var from = month.atStartOfDay(Shenfa.ZONE);
    assertThat(of(from))
        .extracting(Facts.Solicited::opened, Facts.Solicited::received)
        .containsExactly(2L, 6L);

    var over = analysing(answered);
    decided(answered, Adoption.ADOPTED, 1, 2);
    decided(answered, Adoption.PARTLY, 3);
    decided(answered, Adoption.NOT, 4);
    var unrelated =
        caseload.remarks(answered.itemId()).stream()
            .filter(r -> r.number() == 5)
            .findFirst()
            .orElseThrow();
    analysing.judge(office.clerk, answered.itemId(), unrelated.receiptId(), false, "与征集无关");
    analysing(silent);
    decided(silent, Adoption.ADOPTED, 1);
    assertThat(of(from).adopted())
        .as("decided, and not yet told to the public")
        .isEqualTo(new Facts.Adopted(0, 0, 0));

    published(answered, over);
    assertThat(of(from))
        .satisfies(s -> {
          assertThat(s.adopted()).isEqualTo(new Facts.Adopted(2, 1, 1));
          assertThat(s.answered()).isEqualTo(1);
        });
    assertThat(of(from.minusMonths(1)).adopted()).isEqualTo(new Facts.Adopted(0, 0, 0));
    assertThat(of(from.plusMonths(1)).adopted()).isEqualTo(new Facts.Adopted(0, 0, 0));
  }
}
