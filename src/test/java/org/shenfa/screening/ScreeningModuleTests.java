package org.shenfa.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.audit.AuditTrail;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Proofreading;
import org.shenfa.content.Revision;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.review.Answer;
import org.shenfa.review.Look;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("20-2 筛查把关：报送之前、每次签署之前")
class ScreeningModuleTests {
  private static final String ID = "11010519491231002X";

  @Autowired Office office;
  @Autowired Dictionaries dictionaries;
  @Autowired Decisions decisions;
  @Autowired Proofreading proofreading;
  @Autowired AuditTrail trail;
  @Autowired Clock clock;

  private Revision written(String body) {
    var first = office.drafted(ItemKind.NOTICE, "关于筛查的通知");
    return rewritten(first, body);
  }

  private Revision rewritten(Revision last, String body) {
    var text = last.manifest();
    return office.drafting.save(
        office.clerk,
        last.itemId(),
        last.seq(),
        text.withText(text.title(), body, text.attachments()));
  }

  private Finding only(Revision revision, String rule) {
    return proofreading.screened(revision).stream()
        .map(Judged::finding)
        .filter(f -> f.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private Term term(String text, Verdict verdict) {
    return new Term(0, TermKind.BANNED, text, verdict, "", "测试依据", LocalDate.now(clock), null);
  }

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("须改正的不能报送，也不能用理由保留；改正以后可以报送")
  void stopsAreRefusedAtSubmission() {
    var revision = written("<p>联系人身份证号 " + ID + "。</p>");
    assertThatThrownBy(() -> office.submitted(revision))
        .isInstanceOfSatisfying(
            Violations.class,
            v ->
                assertThat(v.all())
                    .singleElement()
                    .satisfies(one -> {
                      assertThat(one.field()).isEqualTo("body");
                      assertThat(one.sentence()).contains(ID).contains("遮盖");
                    }));
    var key = only(revision, IdNumbers.RULE).key();
    assertThatThrownBy(() ->
            proofreading.decide(
                office.clerk, revision.itemId(), key, Judgment.EXPLAINED, "本人已经同意公开"))
        .hasMessageContaining("不能用理由保留");
    office.submitted(rewritten(revision, "<p>联系人身份证号 110105********002X。</p>"));
  }

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("须说明的说明以后可以报送；换了版本，同一处的说明还在；旁的单位不能代为说明")
  void reasonsAreKeptOverRevisions() {
    var revision = written("<p>值班电话 13812345678。</p>");
    assertThatThrownBy(() -> office.submitted(revision)).hasMessageContaining("手机号码");
    var key = only(revision, Mobiles.RULE).key();
    assertThatThrownBy(() ->
            proofreading.decide(
                office.stranger, revision.itemId(), key, Judgment.EXPLAINED, "对外公布的值班电话"))
        .isInstanceOf(Violations.class);
    assertThatThrownBy(
            () -> proofreading.decide(office.clerk, revision.itemId(), key, Judgment.EXPLAINED, ""))
        .hasMessageContaining("理由");
    proofreading.decide(office.clerk, revision.itemId(), key, Judgment.EXPLAINED, "对外公布的值班电话");
    var next = rewritten(revision, "<p>另加一句。</p><p>值班电话 138 1234 5678。</p>");
    assertThat(proofreading.objections(next)).isEmpty();
    var again = rewritten(next, "<p>另加一句。</p><p>值班电话 １３８１２３４５６７８。</p>");
    assertThat(proofreading.objections(again)).isEmpty();
    assertThat(proofreading.screened(again)).anySatisfy(j -> assertThat(j.decision()).isNotNull());
    office.submitted(again);
    assertThat(decisions.of(again.itemId()))
        .singleElement()
        .satisfies(d -> assertThat(d.reason()).isEqualTo("对外公布的值班电话"));
  }

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("送审以后词表新增的须改正，签署同意被拒，退回可以；停用以后又可以同意")
  void newStopsAreRefusedAtEveryLook() {
    var on = office.submitted(written("<p>本周开展蓝鲸七号检查。</p>"));
    dictionaries.add(office.publicityHead, term("蓝鲸七号", Verdict.STOP));
    assertThatThrownBy(() -> office.step(on))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("不能同意")
        .hasMessageContaining("蓝鲸七号");
    var entered = dictionaries.list(TermKind.BANNED, "蓝鲸七号", false).getFirst();
    dictionaries.end(office.publicityHead, entered.term().id(), "演练代号可以公开");
    assertThat(office.step(on).opinion(Look.SECRECY_REVIEW)).isPresent();
    dictionaries.add(office.publicityHead, term("蓝鲸七号", Verdict.STOP));
    var walked = office.reviewing.find(on.id());
    assertThat(office.step(walked, office.at(walked.next().orElseThrow()), returned()).sentBack())
        .isPresent();
  }

  private static Answer returned() {
    return new Answer.SentBack("代号不能公开，请删去。");
  }

  @Test
  @DisplayName("误报由新闻宣传处另一人核定；核定属实的不再拦，不属实的仍拦")
  void falseAlarmsAreAnsweredByAnother() {
    var revision = written("<p>设备序列 " + ID + " 已验收。</p>");
    var key = only(revision, IdNumbers.RULE).key();
    proofreading.decide(office.clerk, revision.itemId(), key, Judgment.FALSE_ALARM, "这是设备序列号");
    assertThat(proofreading.objections(revision)).hasSize(1);
    var reported =
        decisions.falseAlarms().stream().filter(d -> d.key().equals(key)).findFirst().orElseThrow();
    assertThatThrownBy(() -> decisions.answer(office.clerk, reported.id(), true, "同意"))
        .hasMessageContaining("不能核定自己的");
    assertThatThrownBy(() -> decisions.answer(office.head, reported.id(), true, "同意"))
        .hasMessageContaining("新闻宣传处");
    decisions.answer(office.reviewer, reported.id(), true, "已核对铭牌");
    assertThat(proofreading.objections(revision)).isEmpty();
    assertThat(
            trail.story("item", revision.manifest().item()).stream().map(e -> e.entry().action()))
        .contains("finding.decided");
  }

  @Test
  @DisplayName("附件里看不见的文字同样筛查")
  void attachmentsAreScreened() {
    var revision = office.drafted(ItemKind.NOTICE, "附件筛查");
    var file = office.attached(revision.itemId(), "二级企业名单.txt", "名单\n联系人 " + ID + "\n");
    var text = revision.manifest();
    var with =
        office.drafting.save(
            office.clerk,
            revision.itemId(),
            revision.seq(),
            text.withText(text.title(), text.body(), List.of(file)));
    assertThatThrownBy(() -> office.submitted(with)).hasMessageContaining("二级企业名单.txt");
  }

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("20-2 征集方式、更新说明也是读者所见：写了个人信息的不能报送，说清楚是哪一栏")
  void fieldsOfTheFormAreScreened() {
    var draft = office.drafted(ItemKind.DRAFT_FOR_COMMENT, "关于征求意见的公告");
    var kept = new String(draft.manifest().canonical(), StandardCharsets.UTF_8);
    var method = Objects.requireNonNull(draft.manifest().comment()).method();
    var text =
        Manifest.of(kept.replace(method, method + "；联系人 " + ID).getBytes(StandardCharsets.UTF_8));
    var revision = office.drafting.save(office.clerk, draft.itemId(), draft.seq(), text);
    assertThat(proofreading.objections(revision))
        .singleElement()
        .satisfies(v -> {
          assertThat(v.field()).isEqualTo("method");
          assertThat(v.sentence()).contains("栏目“征集方式”", ID);
        });
    var standing = office.submitting.standing(revision);
    assertThat(standing.clear()).isFalse();
    assertThat(standing.sentence()).isEqualTo("还不能报送：筛查有 1 处待处理。");
    assertThat(office.submitting.standing(draft).sentence()).isEqualTo("要件齐全，筛查没有待处理的，可以报送。");
    assertThatThrownBy(() -> office.submitted(revision)).hasMessageContaining("征集方式");
  }

  @Test
  @Proves(Clause.MEASURES_4_1)
  @DisplayName("4-1 词表由新闻宣传处管理，违反例句、业务用语设为须改正、重复的都拒绝")
  void dictionariesAreGuarded() {
    assertThatThrownBy(() -> dictionaries.add(office.clerk, term("某词某词", Verdict.NOTE)))
        .hasMessageContaining("新闻宣传处");
    assertThatThrownBy(() -> dictionaries.add(office.publicityHead, term("爆炸", Verdict.STOP)))
        .hasMessageContaining("业务用语");
    assertThatThrownBy(() -> dictionaries.add(office.publicityHead, term("隆重召开", Verdict.STOP)))
        .hasMessageContaining("已经在");
    assertThatThrownBy(() -> dictionaries.add(office.publicityHead, term("帮助残疾人", Verdict.REASON)))
        .hasMessageContaining("不应当命中");
    var kept = dictionaries.list(TermKind.BANNED, "隆重召开", false).getFirst().term();
    assertThatThrownBy(() -> dictionaries.end(office.publicityHead, kept.id(), "不用了"))
        .hasMessageContaining("应当命中");
    assertThatThrownBy(() ->
            dictionaries.addExample(
                office.publicityHead, new Example(0, TermKind.BANNED, "这句话没有问题。", true)))
        .hasMessageContaining("没有命中");
  }

  @Test
  @DisplayName("粘贴导入逐行说明问题，有一行不对就一条也不收")
  void imports() {
    var pasted =
        "词,结论,建议\n甲乙丙丁词,须说明,某词\n短,提示\n隆重召开,提示\n戊己庚辛词,大概\n死亡,须改正\n甲乙丙丁词\n\"带,号的词\",提示,\"改,成\"";
    var lines = dictionaries.preview(TermKind.BANNED, pasted, "培训材料");
    assertThat(lines).hasSize(7);
    assertThat(lines.get(0).wrong()).isNull();
    assertThat(lines.get(1).wrong()).contains("2 到 40");
    assertThat(lines.get(2).wrong()).contains("已经有了");
    assertThat(lines.get(3).wrong()).contains("结论");
    assertThat(lines.get(4).wrong()).contains("业务用语");
    assertThat(lines.get(5).wrong()).contains("两遍");
    assertThat(lines.get(6).term()).isNotNull().extracting(Term::text).isEqualTo("带,号的词");
    assertThatThrownBy(
            () -> dictionaries.take(office.publicityHead, TermKind.BANNED, pasted, "培训材料"))
        .hasMessageContaining("第 3 行");
    assertThat(dictionaries.take(office.publicityHead, TermKind.BANNED, "壬癸子丑词", "培训材料"))
        .isEqualTo(1);
  }
}
