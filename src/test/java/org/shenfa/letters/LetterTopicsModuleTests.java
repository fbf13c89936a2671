package org.shenfa.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.letters.Triage.Judgment;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.vault.Identity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("来信主题：系统按词提出，人来定")
class LetterTopicsModuleTests {
  @Autowired Office office;
  @Autowired Receiving receiving;
  @Autowired Triage triage;
  @Autowired LetterTopics topics;
  @Autowired Letters letters;
  @Autowired LetterClocks clocks;

  private Letter letter(String title, String body) {
    var receipt =
        receiving.submit(
            QueryCode.fresh(),
            new LetterForm(
                LetterKind.CONSULTATION,
                title,
                body + System.nanoTime(),
                "",
                new Identity("", "", "", "", ""),
                false),
            List.of());
    clocks.sweep(Instant.now());
    return letters.numbered(receipt.number()).orElseThrow();
  }

  private String proposed(String title, String body) {
    return LetterTopics.proposed(topics.current(), title, body).map(LetterTopic::name).orElse("");
  }

  @Test
  @DisplayName("长词比短词重，标题比正文重；一个词也没有的，不提")
  void proposedByWords() {
    assertThat(proposed("加油站换储罐", "要不要重新申请许可证？")).isEqualTo("危险化学品");
    assertThat(proposed("特种作业证换证", "在哪个窗口办？")).isEqualTo("政务服务");
    assertThat(proposed("小区积水", "暴雨以后内涝，两天没退。")).isEqualTo("防汛抗旱");
    assertThat(proposed("想问一件事", "请回电。")).isEmpty();
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("受理时定主题，改了都留痕；不在词典里的不收；经办处室不能改；看不到信的人，信不存在")
  void aPersonConfirms() {
    var now = Instant.now();
    var letter = letter("加油站换储罐", "要不要重新办证？");
    assertThat(letter.topic()).as("proposed is not chosen").isEmpty();
    var judged = new Judgment(LetterKind.CONSULTATION, null, "", null, "NOTHING");
    assertThatThrownBy(
            () -> triage.assign(office.intakeClerk, letter.id(), judged, office.hazmat.id(), now))
        .isInstanceOf(Violations.class);
    assertThat(letters.find(letter.id()).orElseThrow().state()).isEqualTo(LetterState.RECEIVED);
    triage.assign(
        office.intakeClerk,
        letter.id(),
        new Judgment(LetterKind.CONSULTATION, null, "", null, "HAZMAT"),
        office.hazmat.id(),
        now);
    assertThat(letters.find(letter.id()).orElseThrow().topicName()).isEqualTo("危险化学品");
    topics.choose(office.intakeClerk, letter.id(), "SERVICE", now);
    assertThat(letters.find(letter.id()).orElseThrow().topicName()).isEqualTo("政务服务");
    assertThatThrownBy(() -> topics.choose(office.clerk, letter.id(), "HAZMAT", now))
        .hasMessageContaining("新闻宣传处");
    assertThatThrownBy(() -> topics.choose(office.stranger, letter.id(), "HAZMAT", now))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  @DisplayName("词典由新闻宣传处增改停用；停用的不再提出，以前的信照旧；名称不重")
  void theDictionaryIsKept() {
    var now = Instant.now();
    topics.change(office.intakeClerk, "", "低空安全", "无人机，航拍", false, now);
    var added = topics.all().getLast();
    assertThat(proposed("无人机", "航拍")).isEqualTo("低空安全");
    var letter = letter("无人机", "航拍要不要报备？");
    topics.choose(office.intakeClerk, letter.id(), added.code(), now);
    topics.change(office.intakeClerk, added.code(), "低空", "无人机", true, now);
    assertThat(proposed("无人机", "航拍")).isEmpty();
    assertThat(letters.find(letter.id()).orElseThrow().topicName()).isEqualTo("低空");
    assertThatThrownBy(() -> topics.choose(office.intakeClerk, letter.id(), added.code(), now))
        .as("ended, even where it is the same")
        .isInstanceOf(Violations.class);
    assertThatThrownBy(() -> topics.change(office.intakeClerk, "", "矿山", "", false, now))
        .hasMessageContaining("已经有");
    assertThatThrownBy(() -> topics.change(office.intakeClerk, "", "长", "一", false, now))
        .isInstanceOfSatisfying(Violations.class, v -> assertThat(v.all()).hasSize(2));
    assertThatThrownBy(() -> topics.change(office.clerk, "", "别的主题", "", false, now))
        .hasMessageContaining("新闻宣传处");
  }
}
