package org.shenfa.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.ItemKind;
import org.shenfa.letters.RepeatedQuestion.Asked;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("重复问题：系统归拢，人来起名，看页面改了没有")
class RepeatedQuestionsModuleTests {
  private static final List<String> ENDS = List.of("啊", "呢", "吗", "呀", "嘛");

  @Autowired Office office;
  @Autowired Receiving receiving;
  @Autowired Triage triage;
  @Autowired LetterTopics topics;
  @Autowired RepeatedQuestions questions;
  @Autowired LetterClocks clocks;
  @Autowired JdbcClient db;

  private long letter(String topic, String title, String body, LetterKind kind) {
    var receipt =
        receiving.submit(
            QueryCode.fresh(),
            new LetterForm(
                kind, title, body + System.nanoTime(), "", new Identity("", "", "", "", ""), false),
            List.of());
    clocks.sweep(Instant.now());
    var id =
        db.sql("select id from letter where number = ?")
            .param(receipt.number())
            .query(Long.class)
            .single();
    topics.choose(office.intakeClerk, id, topic, Instant.now());
    return id;
  }

  private List<Long> asked(String topic) {
    return ENDS.stream()
        .map(end ->
            letter(topic, "水库放水不通知" + end, "水库放水为什么不提前通知下游" + end + "？", LetterKind.CONSULTATION))
        .toList();
  }

  private List<List<Long>> proposed(String topic) {
    return questions.proposed(office.intakeClerk, topic, Instant.now()).stream()
        .map(c -> c.letters().stream().map(Asked::letter).sorted().toList())
        .toList();
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("同一主题里相近的归一组，别的主题、转信访的不在内；起名以后新来的提示并入；页面发了新版才算改过")
  void fromClusterToTheImprovedPage() {
    var same = asked("FLOOD");
    letter("QUAKE", "水库放水不通知啊", "水库放水为什么不提前通知下游啊？", LetterKind.CONSULTATION);
    letter("FLOOD", "防汛物资", "防汛沙袋到哪里领取，谁负责发放？", LetterKind.CONSULTATION);
    var report = letter("FLOOD", "水库放水不通知哈", "水库放水为什么不提前通知下游哈？", LetterKind.REPORT);
    triage.toPetition(
        office.intakeClerk, report, new Judgment(LetterKind.REPORT, null, "", null), Instant.now());
    assertThat(proposed("FLOOD")).containsExactly(same);

    questions.name(office.intakeClerk, "FLOOD", "水库放水为什么不通知", same.subList(0, 4), Instant.now());
    assertThat(proposed("FLOOD")).containsExactly(same.subList(4, 5));
    var cluster = questions.proposed(office.intakeClerk, "FLOOD", Instant.now()).getFirst();
    var question = questions.named("FLOOD", Instant.now()).getFirst();
    assertThat(cluster.question()).isEqualTo(question.id());
    questions.add(office.intakeClerk, question.id(), same.subList(4, 5), Instant.now());
    assertThat(proposed("FLOOD")).isEmpty();

    var page = office.released(ItemKind.NOTICE, "水库放水的通知办法");
    var number = page.item();
    questions.answeredBy(office.intakeClerk, question.id(), number, Instant.now());
    var told = questions.top(Instant.now()).getFirst();
    assertThat(told.letters()).isEqualTo(5);
    assertThat(told.path()).isEqualTo(page.path());
    assertThat(told.changed()).as("as it stood when it was named").isNull();
    var draft = office.drafting.find(number).orElseThrow();
    var latest = office.drafting.latest(draft.id()).orElseThrow();
    var text = office.text(draft, ItemKind.NOTICE, "水库放水的通知办法（提前两小时）");
    office.released(
        office.cleared(office.drafting.save(office.clerk, draft.id(), latest.seq(), text)), null);
    assertThat(questions.top(Instant.now()).getFirst().changed()).isNotNull();
  }

  @Test
  @DisplayName("一封不成重复；名字不重、不带号码；归过的不再归；经办处室不能归；没有发布的稿件不能指明")
  void whatIsRefused() {
    var same = asked("MINES");
    assertThatThrownBy(() ->
            questions.name(
                office.intakeClerk, "MINES", "电话13800000000", same.subList(0, 1), Instant.now()))
        .isInstanceOfSatisfying(Violations.class, v -> assertThat(v.all()).hasSize(2));
    questions.name(office.intakeClerk, "MINES", "矿山旁边的水库", same.subList(0, 2), Instant.now());
    assertThatThrownBy(() ->
            questions.name(
                office.intakeClerk, "MINES", "矿山旁边的水库", same.subList(2, 4), Instant.now()))
        .hasMessageContaining("已经有");
    assertThatThrownBy(() ->
            questions.name(office.intakeClerk, "MINES", "另一个名字", same.subList(0, 4), Instant.now()))
        .hasMessageContaining("已经归过");
    assertThatThrownBy(
            () -> questions.name(office.clerk, "MINES", "处室起名", same.subList(2, 4), Instant.now()))
        .hasMessageContaining("新闻宣传处");
    var question = questions.named("MINES", Instant.now()).getFirst();
    assertThatThrownBy(() ->
            questions.answeredBy(office.intakeClerk, question.id(), "1999-0001", Instant.now()))
        .hasMessageContaining("没有这个编号");
  }
}
