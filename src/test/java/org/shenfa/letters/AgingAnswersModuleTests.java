package org.shenfa.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Validity;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.publication.Publishing;
import org.shenfa.publication.Release;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.site.Reconciler;
import org.shenfa.support.AnswerWay;
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
@DisplayName("会变旧的答复：引用的变了，答复就待复核，公开页照实说")
class AgingAnswersModuleTests {
  private static final String REVIEWED = "正在复核";

  @Autowired Office office;
  @Autowired Receiving receiving;
  @Autowired Triage triage;
  @Autowired Answering answering;
  @Autowired Replying replying;
  @Autowired LetterPublication publication;
  @Autowired LetterClocks clocks;
  @Autowired AgingAnswers aging;
  @Autowired Deadlines deadlines;
  @Autowired Publishing publishing;
  @Autowired Reconciler reconciler;
  @Autowired DatabaseSettings settings;
  @Autowired JdbcClient db;

  private record Answer(long letter, Release release) {}

  /** An answer that is out, whose public text ends with this. */
  private Answer published(String more) {
    var now = Instant.now();
    var form =
        new LetterForm(
            LetterKind.CONSULTATION,
            "许可证延期",
            "请问许可证怎样延期？" + System.nanoTime(),
            "",
            new Identity("", "", "", "", ""),
            true);
    var number = receiving.enter(office.intakeClerk, Channel.PHONE, form, now, now).number();
    clocks.sweep(now);
    var id =
        db.sql("select id from letter where number = ?").param(number).query(Long.class).single();
    var way = new AnswerWay(office, triage, answering, replying);
    way.assigned(id, now);
    way.answered(id, "您好，期满三个月前提出延期申请，十个工作日办结。", "管理办法第十八条", now);
    var item = publication.prepare(office.clerk, id, now);
    return new Answer(id, released(item.id(), more));
  }

  private Release released(long item, String more) {
    var draft = office.drafting.latest(item).orElseThrow();
    var whole = office.text(office.drafting.find(item), ItemKind.INTERACTION_REPLY, "许可证怎样延期");
    var text = whole.withText("许可证怎样延期", "<p>期满三个月前申请。</p>" + more, List.of());
    return office.released(
        office.cleared(office.drafting.save(office.clerk, item, draft.seq(), text)), null);
  }

  private String page(Release of) throws Exception {
    aging.sweep(Instant.now());
    reconciler.reconcile();
    return Files.readString(settings.data().resolve("site").resolve(of.path().substring(1)));
  }

  private List<AgedAnswer> open(Answer answer) {
    return aging.open(office.head, Instant.now()).stream()
        .filter(a -> a.letter() == answer.letter())
        .toList();
  }

  @Test
  @Proves(Clause.MEASURES_20_1)
  @DisplayName("链接的页面更正：答复待复核、单位有期限、公开页写明；负责人确认以后不再写；撤下又是一次；更正答复就了结")
  void fromTheChangeToTheConfirmation() throws Exception {
    var source = office.released(ItemKind.NOTICE, "延期办理须知");
    var answer = published("<p>详见<a href=\"" + source.path() + "\">须知</a>。</p>");
    assertThat(page(answer.release())).doesNotContain(REVIEWED);
    assertThat(open(answer)).isEmpty();

    corrected(source);
    assertThat(page(answer.release())).contains(REVIEWED);
    var aged = open(answer).getFirst();
    assertThat(aged.change()).isEqualTo("已经更正");
    assertThat(aged.due()).isNotNull();
    aging.sweep(Instant.now());
    assertThat(open(answer)).hasSize(1);
    assertThatThrownBy(() -> aging.confirm(office.clerk, aged.id(), "看过，还是对的", Instant.now()))
        .hasMessageContaining("负责人");
    assertThatThrownBy(() -> aging.confirm(office.stranger, aged.id(), "看过，还是对的", Instant.now()))
        .isInstanceOf(NoSuchElementException.class);
    aging.confirm(office.head, aged.id(), "须知只改了电话，期限没有变", Instant.now());
    assertThat(page(answer.release())).doesNotContain(REVIEWED);
    assertThat(deadlines.running(Rule.LETTER_ANSWER_REVIEW, Triage.NAME, answer.letter()))
        .isEmpty();

    var newest =
        db.sql("select max(r.id) from release r join item i on i.id = r.item_id where i.number = ?")
            .param(source.item())
            .query(Long.class)
            .single();
    publishing.withdraw(office.editorOne, newest, WithdrawalReason.ERROR, "须知整个不再适用");
    assertThat(page(answer.release())).contains(REVIEWED);
    assertThat(open(answer).getFirst().change()).isEqualTo("已经撤下");
    var item = open(answer).getFirst().item();
    var corrected = released(item, "<p>以大厅告示为准。</p>");
    assertThat(page(corrected)).doesNotContain(REVIEWED);
    assertThat(open(answer)).isEmpty();
    assertThat(deadlines.running(Rule.LETTER_ANSWER_REVIEW, Triage.NAME, answer.letter()))
        .isEmpty();
  }

  private void corrected(Release source) {
    var item = office.drafting.find(source.item()).orElseThrow();
    var latest = office.drafting.latest(item.id()).orElseThrow();
    var text = latest.manifest();
    office.released(
        office.cleared(
            office.drafting.save(
                office.clerk,
                item.id(),
                latest.seq(),
                text.withText(text.title(), "<p>电话改了。</p>", List.of()))),
        null);
  }

  @Test
  @DisplayName("只写文号的也算引用，括号怎么打都认；别的文号、外站的链接不算")
  void citesByNumber() {
    var cited =
        Citations.of(
            "<p>根据江应急[2026]12号，另见<a href=\"https://other.example/x/t1.html?a=1\">外站</a>。</p>");
    assertThat(cited.cites("江应急〔2026〕12号")).isTrue();
    assertThat(cited.cites("江应急〔2026〕2号")).isFalse();
    assertThat(cited.cites("")).isFalse();
    assertThat(Citations.of("<p>没有引用</p>").none()).isTrue();
    assertThat(Citations.of("<a href=\"::bad\">坏地址</a>").none()).isTrue();
  }

  @Test
  @DisplayName("按文号引用的文件废止：答复写明它已废止")
  void aDocumentThatLapses() {
    var source = office.released(ItemKind.FORMAL_DOCUMENT, "延期办理办法");
    var answer = published("<p>依据江应急（2026）12号。</p>");
    aging.sweep(Instant.now());
    assertThat(open(answer)).isEmpty();
    var item = office.drafting.find(source.item()).orElseThrow();
    var latest = office.drafting.latest(item.id()).orElseThrow();
    office.released(
        office.cleared(
            office.drafting.save(
                office.clerk, item.id(), latest.seq(), repealed(latest.manifest()))),
        null);
    aging.sweep(Instant.now());
    assertThat(open(answer)).singleElement().extracting(AgedAnswer::change).isEqualTo("已废止");
  }

  private static Manifest repealed(Manifest text) {
    var was = Objects.requireNonNull(text.document());
    return text.withDocument(
        new Manifest.Document(
            was.number(),
            was.issuer(),
            was.formedOn(),
            was.subject(),
            Validity.REPEALED,
            was.indexNumber(),
            was.policy(),
            was.markedForWeb()));
  }
}
