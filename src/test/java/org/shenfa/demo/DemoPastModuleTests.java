package org.shenfa.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.accountability.Accountability;
import org.shenfa.assessment.Assessing;
import org.shenfa.assessment.LineKind;
import org.shenfa.assessment.Objecting;
import org.shenfa.assessment.Objection;
import org.shenfa.assessment.Period;
import org.shenfa.assessment.PeriodState;
import org.shenfa.assessment.Scoring;
import org.shenfa.audit.Checkpoints;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.orders.Order;
import org.shenfa.orders.OrderState;
import org.shenfa.orders.Orders;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.publication.Publishing;
import org.shenfa.site.Reconciler;
import org.shenfa.support.OwnDatabase;
import org.shenfa.tickets.TicketRegister;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "shenfa.demo=true")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(DemoOffice.class)
@DisplayName("演示机构的往事：每一分都有真的经过")
class DemoPastModuleTests {
  @Autowired DemoPeople people;
  @Autowired Assessing assessing;
  @Autowired Scoring scoring;
  @Autowired Objecting objecting;
  @Autowired Orders orders;
  @Autowired Accountability accountability;
  @Autowired TicketRegister tickets;
  @Autowired Publishing publishing;
  @Autowired Checkpoints checkpoints;
  @Autowired Reconciler reconciler;
  @Autowired DatabaseSettings settings;

  private final LocalDate first = DemoPast.quarter(LocalDate.now(Shenfa.ZONE));

  private Person head() {
    return people.holder(people.newsroom(), PostKind.UNIT_HEAD);
  }

  private Period period(LocalDate from) {
    return assessing.all().stream().filter(p -> p.first().equals(from)).findFirst().orElseThrow();
  }

  private Set<LineKind> kinds(Period period) {
    return scoring.standings(period, null).all().stream()
        .flatMap(s -> s.lines().stream().filter(l -> l.corrects() == null))
        .peek(l ->
            assertThat(l.event().at().atZone(Shenfa.ZONE).toLocalDate())
                .isBetween(period.first(), period.last()))
        .map(l -> l.kind())
        .collect(Collectors.toSet());
  }

  @Test
  @DisplayName("上一季度有按时、超期、退回的来信和逾期的督办单，两条异议一条成立，到了日子就确认、起草通报；得分重算一致")
  void theQuarterBefore() {
    var period = period(first.minusMonths(3));
    assertThat(kinds(period))
        .containsExactlyInAnyOrder(
            LineKind.LETTER_ON_TIME,
            LineKind.LETTER_LATE,
            LineKind.LETTER_RETURNED,
            LineKind.ORDER_UNRECTIFIED);
    if (LocalDate.now(Shenfa.ZONE).isAfter(first.plusDays(28))) {
      assertThat(objecting.all(head(), period.id()))
          .extracting(o -> Objects.requireNonNull(o.answer()))
          .extracting(Objection.Answer::upheld)
          .containsExactlyInAnyOrder(true, false);
      assertThat(period.state()).isEqualTo(PeriodState.CONFIRMED);
      assertThat(period.circular()).isNotNull();
      assertThat(scoring.recount(period)).get().matches(Scoring.Recount::same);
    }
    assertThat(kinds(period(first)))
        .contains(LineKind.NEWS_RELEASED, LineKind.INFORMATION_ON_TIME, LineKind.ERROR_SLIGHT);
  }

  @Test
  @DisplayName("再上一季度已经办结，通报在网上：两张图带着替代文字，图是网站上的文件")
  void theOneBeforeIsClosed() throws Exception {
    var period = period(first.minusMonths(6));
    assertThat(period.state()).isEqualTo(PeriodState.CLOSED);
    assertThat(kinds(period)).contains(LineKind.LETTER_ON_TIME, LineKind.LETTER_RETURNED);
    checkpoints.sign();
    reconciler.reconcileAll();
    var release = publishing.ofItem(Objects.requireNonNull(period.circular())).getLast();
    var site = settings.data().resolve("site");
    var page = Jsoup.parse(Files.readString(site.resolve(release.path().substring(1))));
    var pictures = page.select("figure img");
    assertThat(pictures).hasSize(2);
    assertThat(pictures.eachAttr("alt"))
        .satisfiesExactly(
            a -> assertThat(a).startsWith("条形图，各单位得分：1 "),
            a -> assertThat(a).startsWith("柱形图，四个方面的平均得分："));
    assertThat(page.select("table tbody tr")).hasSizeGreaterThan(20);
    for (var source : pictures.eachAttr("src")) {
      var file =
          site.resolve(
              java.net.URLDecoder.decode(
                  source.substring(1), java.nio.charset.StandardCharsets.UTF_8));
      assertThat(file).isRegularFile();
    }
  }

  @Test
  @DisplayName("督办单、问责线索、纠错单各在有人要办的一步，线索来自逾期的督办单")
  void whatWaits() {
    assertThat(orders.seen(head()))
        .extracting(Order::state)
        .containsExactlyInAnyOrder(OrderState.ACKNOWLEDGED, OrderState.RECTIFIED);
    var lapsed =
        orders.seen(head()).stream()
            .filter(o -> o.state() == OrderState.RECTIFIED)
            .findFirst()
            .orElseThrow();
    assertThat(accountability.seen(head()))
        .hasSize(2)
        .anyMatch(c -> c.raisedBy().isEmpty() && c.title().contains(lapsed.number()));
    assertThat(tickets.owed(people.holder("危化监管处", PostKind.CLERK)))
        .anyMatch(t -> t.quoted().equals("南滨化工有限公司"));
  }
}
