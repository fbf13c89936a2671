package org.shenfa.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.inspection.LinkAttempt.Outcome;
import org.shenfa.outbound.Elsewhere;
import org.shenfa.site.Reconciler;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Office.class, Elsewhere.class})
@DisplayName("外站链接：慢慢查看，拦截的不扣分，反复失败才相信")
class AbroadLinksModuleTests {
  private static final String WALL = "http://wall.example.gov.cn/a";
  private static final String GONE = "http://gone.example.gov.cn/b";
  private static final String HERE = "http://here.example.gov.cn/c";

  @Autowired Office office;
  @Autowired Elsewhere elsewhere;
  @Autowired Reconciler reconciler;
  @Autowired Inspecting inspecting;
  @Autowired AbroadLinks abroad;
  @Autowired Judging judging;
  @Autowired JdbcClient db;

  private void inspected() throws InterruptedException {
    inspecting.begin(office.editorOne);
    while (inspecting.progress().isPresent()) {
      Thread.sleep(Duration.ofMillis(20));
    }
  }

  /** A failure some days ago, at another hour of the day. */
  private void failed(String address, int daysAgo, Outcome outcome) {
    var hour = LocalTime.now(Shenfa.ZONE).getHour();
    var at =
        Instant.now().minus(Duration.ofDays(daysAgo)).plus(Duration.ofHours(hour < 12 ? 8 : -8));
    db.sql("insert into abroad_look (address, outcome, sentence, at) values (?, ?, '', ?)")
        .params(address, outcome.name(), at.atOffset(ZoneOffset.UTC))
        .update();
  }

  private List<String> looked(String address) {
    return db.sql("select outcome from abroad_look where address = ? order by id")
        .param(address)
        .query((row, n) -> row.getString("outcome"))
        .list();
  }

  private List<String> broken() {
    return judging.list(new FaultFilter(FaultKind.DEAD_ABROAD, FaultFilter.State.OPEN, 0)).stream()
        .map(l -> l.fault().words())
        .toList();
  }

  @Test
  @DisplayName("验收 31：被拦截的不能判断、不算问题；失效的先待复查，隔日再失败才算；打得开的一周不再打扰")
  void aWallIsUncertainAndAFailureIsBelievedLater() throws Exception {
    elsewhere.says("wall.example.gov.cn/a", 403, "请完成验证");
    elsewhere.says("gone.example.gov.cn/b", 404, "没有");
    elsewhere.says("here.example.gov.cn/c", 200, "在");
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.NOTICE);
    var body =
        "<p>见<a href=\"%s\">甲</a>、<a href=\"%s\">乙</a>、<a href=\"%s\">丙</a>。</p>"
            .formatted(WALL, GONE, HERE);
    var text = office.text(item, ItemKind.NOTICE, "有外站链接的通知");
    office.released(
        office.cleared(
            office.drafting.save(
                office.clerk,
                item.id(),
                0,
                text.withText(text.title(), body, List.<Manifest.Attachment>of()))),
        null);
    reconciler.reconcile();
    inspected();
    abroad.round(Duration.ZERO);
    assertThat(looked(WALL)).containsExactly("WALLED");
    assertThat(looked(GONE)).containsExactly("FAILED");
    assertThat(looked(HERE)).containsExactly("OPENED");
    assertThat(abroad.counts()).containsKey(LinkVerdict.UNCERTAIN).containsKey(LinkVerdict.SUSPECT);
    inspected();
    assertThat(broken()).doesNotContain(GONE, WALL, HERE);
    assertThat(abroad.round(Duration.ZERO)).as("none is due yet").isZero();

    for (var days : List.of(2, 3)) {
      failed(GONE, days, Outcome.FAILED);
      failed(WALL, days, Outcome.WALLED);
    }
    inspected();
    assertThat(broken()).contains(GONE).doesNotContain(WALL, HERE);
  }
}
