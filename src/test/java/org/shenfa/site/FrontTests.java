package org.shenfa.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("首页放什么")
class FrontTests {
  private final Composition all = Showroom.site(null);
  private final Front front = Front.of(all, Showroom.TODAY.atTime(12, 0));

  @Test
  @Proves(Clause.MEASURES_17_3)
  @DisplayName("17-3 没有截止的征集在前，先截止的先列；最迟反馈在截止一个月以后")
  void openSolicitationsComeFirst() {
    assertThat(front.open()).isEqualTo(1);
    assertThat(front.solicitations())
        .extracting(Heading::item)
        .containsExactly("2026-0004", "2026-0006");
    var open = front.solicitations().getFirst();
    assertThat(open.daysLeft(Showroom.TODAY)).isEqualTo(23);
    assertThat(open.daysLeft(Showroom.TODAY.plusDays(24))).isEqualTo(-1);
    assertThat(open.answeredBy()).isEqualTo("2026-07-14");
    assertThat(Front.of(all, Showroom.TODAY.plusDays(24).atTime(12, 0)).open()).isZero();
  }

  @Test
  @Proves(Clause.MEASURES_10_2)
  @DisplayName("10-2 政策和解读两边互链：一份政策的解读都在，解读指回政策")
  void policiesAndInterpretationsLinkEachOther() {
    var policy = heading("2026-0002");
    var reading = heading("2026-0003");
    assertThat(front.readings(policy)).containsExactly(reading);
    assertThat(all.partners(policy)).containsExactly(reading);
    assertThat(all.partners(reading)).containsExactly(policy);
    assertThat(all.partners(heading("2026-0005"))).isEmpty();
  }

  @Test
  @Proves(Clause.PAGE_1)
  @DisplayName("P-1 一个栏目只列在一处；公开专栏的栏目归公开专栏，空栏目不出")
  void everyColumnStandsInOnePlace() {
    assertThat(front.first()).extracting(ListedColumn::slug).containsExactly("tzgg", "zcwj");
    assertThat(front.services()).extracting(ListedColumn::slug).containsExactly("bsfw");
    assertThat(front.others()).extracting(ListedColumn::slug).containsExactly("gzdt");
    assertThat(front.disclosure()).isNotNull();
    assertThat(all.columns()).noneMatch(c -> c.headings().isEmpty());
    assertThat(all.disclosure().orElseThrow().parts())
        .extracting(DisclosureArea.Part::name)
        .containsExactly("政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报");
    assertThat(all.frame().navigation().getFirst().links())
        .extracting(Frame.NavigationLink::title)
        .startsWith("政府信息公开")
        .doesNotContain("公开指南");
  }

  private Heading heading(String item) {
    return all.headings().stream().filter(h -> h.item().equals(item)).findFirst().orElseThrow();
  }
}
