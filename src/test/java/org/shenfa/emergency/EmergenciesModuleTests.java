package org.shenfa.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.emergency.EmergencyAct.Kind.CLOSE;
import static org.shenfa.emergency.EmergencyAct.Kind.OPEN;
import static org.shenfa.emergency.EmergencyAct.Kind.UPDATE;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.emergency.EmergencyWords.Telephone;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("应急模式的办理")
class EmergenciesModuleTests {
  @Autowired Office office;
  @Autowired Emergencies emergencies;

  private static EmergencyWords words(String call, String summary) {
    return new EmergencyWords(
        "防汛Ⅱ级应急响应",
        call,
        summary,
        List.of("往高处走，不要返回取财物。"),
        Telephone.of("119 被困、救援\n\n 12345　物资、咨询"),
        "gzdt",
        LocalDateTime.of(2099, 1, 1, 18, 0));
  }

  private static final EmergencyWords WORDS = words("低洼处的群众，请在今天18点前转移", "受上游来水和强降雨影响，今夜将超过警戒水位。");

  @AfterEach
  void calm() {
    emergencies
        .waiting()
        .ifPresent(a -> emergencies.decide(office.editorOne, a.id(), false, "测试收尾，收回"));
    if (emergencies.standing().isPresent()) {
      var end = emergencies.propose(office.editorOne, CLOSE, null, "响应终止");
      emergencies.decide(office.editorTwo, end, true, "");
    }
  }

  @Test
  @Proves(Clause.MEASURES_4_1)
  @DisplayName("第四条 自己提出的自己不能同意，外单位的人不能提出也不能同意")
  void twoPeopleOfTheNewsroom() {
    var act = emergencies.propose(office.editorOne, OPEN, WORDS, "省防指启动响应");
    assertThatThrownBy(() -> emergencies.decide(office.editorOne, act, true, ""))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("另一人核对");
    assertThatThrownBy(() -> emergencies.decide(office.clerk, act, true, ""))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("新闻宣传处");
    assertThat(emergencies.standing()).isEmpty();
    emergencies.decide(office.editorTwo, act, true, "");
    assertThat(emergencies.standing()).map(EmergencyAct::words).contains(WORDS);
    assertThatThrownBy(() -> emergencies.decide(office.editorTwo, act, true, ""))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("已经有人核对过");
    assertThatThrownBy(() -> emergencies.propose(office.clerk, UPDATE, WORDS, "更新情况"))
        .isInstanceOf(Violations.class);
  }

  @Test
  @DisplayName("一次只有一项等人核对；启用后更新、结束，次序不对的拒绝")
  void oneAfterTheOther() {
    assertThatThrownBy(() -> emergencies.propose(office.editorOne, CLOSE, null, "没有启用就结束"))
        .hasMessageContaining("没有启用");
    var open = emergencies.propose(office.editorOne, OPEN, WORDS, "省防指启动响应");
    assertThatThrownBy(() -> emergencies.propose(office.editorTwo, OPEN, WORDS, "再提一次"))
        .hasMessageContaining("等人核对");
    emergencies.decide(office.editorTwo, open, true, "");
    assertThatThrownBy(() -> emergencies.propose(office.editorTwo, OPEN, WORDS, "已经启用"))
        .hasMessageContaining("已经启用");
    var newer = words("水位回落，请不要急于返家", "临江站水位已经回落到警戒水位以下，堤防仍在排查。");
    var update = emergencies.propose(office.editorTwo, UPDATE, newer, "水位回落");
    assertThat(emergencies.standing()).map(EmergencyAct::words).contains(WORDS);
    emergencies.decide(office.editorOne, update, true, "");
    assertThat(emergencies.standing()).map(EmergencyAct::words).contains(newer);
  }

  @Test
  @DisplayName("缺的、太长的、带密级标志的，一次说全，不写入")
  void badWordsAreRefused() {
    var before = emergencies.history().size();
    assertThatThrownBy(() ->
            emergencies.propose(
                office.editorOne,
                OPEN,
                new EmergencyWords(
                    "",
                    "",
                    "长".repeat(500),
                    List.of(),
                    Telephone.of("救援队 张三"),
                    "",
                    LocalDateTime.of(2001, 1, 1, 0, 0)),
                ""))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("理由")
        .hasMessageContaining("名称")
        .hasMessageContaining("求助电话")
        .hasMessageContaining("栏目")
        .hasMessageContaining("已经过去");
    assertThatThrownBy(() ->
            emergencies.propose(
                office.editorOne, OPEN, words("请按通知转移到安全地带", "机密★1年 水库调度方案要点如下，请各地执行。"), "带密级标志"))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("密级标志");
    assertThat(emergencies.history()).hasSize(before);
  }
}
