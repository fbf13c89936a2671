package org.shenfa.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shenfa.regulation.Clause.MEASURES_18_1;
import static org.shenfa.regulation.Clause.MEASURES_18_2;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shenfa.columns.Category;
import org.shenfa.regulation.Proves;

@DisplayName("第十八条 文中的领导活动")
class LeaderActivityTests {
  @ParameterizedTest(name = "{0}")
  @Proves({MEASURES_18_1, MEASURES_18_2})
  @CsvSource(
      delimiter = '|',
      value = {
        "11月24日，省应急管理厅党委书记、厅长陆远征带队赴临江市检查危化企业|陆远征",
        "厅长陆远征主持召开厅党委会|陆远征",
        "陆远征强调，要压实责任|陆远征",
        "陆远征一行先后走访三家企业|陆远征",
        "陆远征、沈若谷出席会议|陆远征 沈若谷",
        "会议由陆远征同志主持|陆远征",
        "陆远征（左二）在现场检查|陆远征",
        "副厅长沈若谷参加活动|沈若谷",
        "党委委员、副厅长王伟深入一线督导|王伟",
        "厅党委委员、总工程师顾明作报告|顾明",
        "出席会议的领导有：陆远征、沈若谷、王伟|陆远征 沈若谷 王伟",
        "陆远征在临江市调研|陆远征",
        "王伟到物资库看望慰问值守人员|王伟",
        "受省政府委托，沈若谷宣布演练开始|沈若谷"
      })
  @DisplayName("写到参加的，认得出")
  void takingPartIsSeen(String sentence, String names) {
    assertThat(found("标题", sentence)).containsExactlyElementsOf(List.of(names.split(" ")));
    assertThat(found(sentence, "正文")).containsExactlyElementsOf(List.of(names.split(" ")));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "按照厅长陆远征批示要求，处里检查了三家企业",
        "贯彻落实陆远征同志讲话精神，各市开展检查",
        "根据厅长陆远征要求，临江市局督导整改",
        "成立以陆远征为组长的领导小组，下设办公室",
        "化工园区企业负责人王伟明参加培训",
        "副厅长级别的干部参加培训",
        "厅长出席会议并讲话",
        "检修队长顾明亮带队检查泵站",
        "陆远征厅长信箱开通",
        "本期责任编辑：王伟",
        "全省应急管理系统召开视频会议",
        "各地认真学习陆远征的署名文章"
      })
  @DisplayName("只提到名字、转述要求、同名开头的，不算")
  void mentionsAreNoActivities(String sentence) {
    assertThat(found("标题", sentence)).isEmpty();
  }

  @Test
  @DisplayName("一篇里最高的一位决定种类")
  void theHighestDecides() {
    var both = LeaderActivity.in(text("标题", "王伟主持会议。陆远征出席。"), Register.LEADERS);
    assertThat(LeaderActivity.asked(ItemKind.ORDINARY_NEWS, both)).contains(ItemKind.MAJOR_NEWS);
    assertThat(LeaderActivity.asked(ItemKind.DEPUTY_LEADER_NEWS, both))
        .contains(ItemKind.MAJOR_NEWS);
    assertThat(LeaderActivity.asked(ItemKind.MAJOR_NEWS, both)).isEmpty();
    assertThat(LeaderActivity.asked(ItemKind.REPRINT, both)).isEmpty();
    var one = LeaderActivity.in(text("标题", "王伟主持会议。"), Register.LEADERS);
    assertThat(LeaderActivity.asked(ItemKind.UNIT_HEAD_NEWS, one))
        .contains(ItemKind.DEPUTY_LEADER_NEWS);
    assertThat(LeaderActivity.asked(ItemKind.DEPUTY_LEADER_NEWS, one)).isEmpty();
    assertThat(one.getFirst().words()).contains("王伟主持会议");
    assertThat(LeaderActivity.asked(ItemKind.ORDINARY_NEWS, List.of())).isEmpty();
  }

  private static List<String> found(String title, String sentence) {
    return LeaderActivity.in(text(title, sentence), Register.LEADERS).stream()
        .map(a -> a.leader().person().name())
        .toList();
  }

  private static Manifest text(String title, String sentence) {
    var item = new Item(1, "2026-0001", 1, 1, java.time.Instant.EPOCH);
    var blank = Manifest.blank(item, ItemKind.ORDINARY_NEWS, "办公室");
    assertThat(blank.category()).isEqualTo(Category.NEWS);
    return blank.withText(title, "<p>" + sentence + "。</p>", List.of());
  }
}
