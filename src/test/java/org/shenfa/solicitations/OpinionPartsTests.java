package org.shenfa.solicitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.Manifest;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Violations;

@DisplayName("意见征集的零件")
class OpinionPartsTests {
  @Test
  @DisplayName("第十七条 截止写到最后一分钟的，到那一天完为止")
  void aLastMinuteRunsUntilMidnight() {
    var comment = new Manifest.Comment("来信", LocalDateTime.of(2026, 1, 31, 23, 59));
    assertThat(comment.end()).isEqualTo(LocalDateTime.of(2026, 2, 1, 0, 0));
    var noon = new Manifest.Comment("来信", LocalDateTime.of(2026, 1, 31, 17, 30));
    assertThat(noon.end()).isEqualTo(noon.closesAt());
  }

  @Test
  @DisplayName("段落按标题、段、表、列表数，空段不数")
  void paragraphsAreCounted() {
    var all =
        Paragraph.of(
            "<h2>第一条</h2><p>甲。</p><p> </p><ul><li>乙</li><li>丙</li></ul><table><tbody><tr><td>丁</td></tr></tbody></table>");
    assertThat(all).extracting(Paragraph::place).containsExactly(1, 2, 3, 4);
    assertThat(all).extracting(Paragraph::text).first().isEqualTo("第一条");
    assertThat(all.get(2).text()).contains("乙").contains("丙");
  }

  @Test
  @DisplayName("H-1 查询码由表单的秘密得出：同一张表同一个码，表与表不同，抄写时的空格和大小写不碍事")
  void codesFollowFromTheForm() {
    var form = QueryCode.fresh();
    assertThat(new QueryCode(form.form()).code())
        .isEqualTo(form.code())
        .matches("[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}");
    assertThat(
            QueryCode.digest(
                " " + form.code().toLowerCase(java.util.Locale.ROOT).replace("-", " ")))
        .isEqualTo(QueryCode.digest(form.code()));
    var codes = new HashSet<String>();
    for (var n = 0; n < 1_000; n++) {
      codes.add(QueryCode.fresh().code());
    }
    assertThat(codes).hasSize(1_000);
    assertThat(QueryCode.wellFormed("../../x")).isFalse();
  }

  @Test
  @DisplayName("空的、太短的、太长的意见一次说全")
  void whatIsTypedIsChecked() {
    var words = new LinkedHashMap<Integer, String>();
    words.put(0, " 好 ");
    words.put(3, "字".repeat(2_001));
    words.put(4, "  ");
    var typed = new Typed("0".repeat(64), Party.PERSON, words);
    assertThat(typed.said()).extracting(Typed.Said::place).containsExactly(0, 3);
    assertThatThrownBy(typed::check)
        .isInstanceOf(Violations.class)
        .hasMessageContaining("太短")
        .hasMessageContaining("有 2001 字");
    var nothing = new Typed("x", Party.PERSON, new LinkedHashMap<>());
    assertThatThrownBy(nothing::check).hasMessageContaining("还没有写意见").hasMessageContaining("请重新打开");
  }
}
