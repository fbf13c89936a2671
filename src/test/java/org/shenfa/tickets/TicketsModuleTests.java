package org.shenfa.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.privacy.Purging;
import org.shenfa.procedures.QueryCode;
import org.shenfa.publication.Publishing;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.Notice;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.site.Reconciler;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.vault.Identity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("纠错：从报错到答复")
class TicketsModuleTests {
  private static final Identity NOBODY = new Identity("", "", "", "", "");

  @Autowired Office office;
  @Autowired Findings findings;
  @Autowired TicketHandling handling;
  @Autowired Mending mending;
  @Autowired TicketRegister register;
  @Autowired TicketStatus status;
  @Autowired TicketClocks clocks;
  @Autowired Deadlines deadlines;
  @Autowired Notices notices;
  @Autowired Publishing publishing;
  @Autowired Reconciler reconciler;
  @Autowired Purging purging;
  @Autowired DatabaseSettings settings;
  @Autowired JdbcClient db;

  private TicketWay way;

  @BeforeEach
  void way() {
    way = new TicketWay(office, reconciler, settings);
  }

  private static Finding finding(String path, String quoted) {
    return new Finding(path, ErrorKind.TYPO, quoted, "应当是“黑”，不是“黒”");
  }

  private long reported(String path, String quoted) {
    return findings.report(new Source.Reader(office.editorOne), finding(path, quoted));
  }

  private Ticket ticket(long id) {
    return register.find(id);
  }

  private long confirmed(String path, String quoted, Severity severity) {
    var id = reported(path, quoted);
    handling.confirm(office.intakeClerk, id, severity, "");
    return id;
  }

  private Deadline clock(long id, Rule rule) {
    return deadlines.of("ticket", id).stream()
        .filter(d -> d.rule() == rule)
        .findFirst()
        .orElseThrow();
  }

  private static Identity contact(String mail) {
    return new Identity("", "", mail, "", "");
  }

  @Test
  @Proves(Clause.MEASURES_25_1)
  @DisplayName("25-1 报错当时留存页面的字节、摘要、放行编号；改正以后留存改后的页面；页面上还看得到原文的，不算改正")
  void evidenceBeforeAndAfter() {
    var page = way.page("关于扫黒除恶专项行动甲的通知");
    var id = confirmed(page.path(), "扫黒除恶专项行动甲", Severity.S3);
    var before = register.evidence(ticket(id)).getFirst();
    assertThat(before.evidence().release()).isEqualTo(page.number());
    assertThat(before.evidence().found()).isTrue();
    assertThat(before.evidence().digest())
        .isEqualTo(HexFormat.of().formatHex(Finding.sha256(way.bytes(page))));
    assertThat(register.page(ticket(id), before.evidence().id())).isEqualTo(way.bytes(page));
    assertThat(before.passage()).isNotNull();

    assertThatThrownBy(() -> mending.fixed(office.editorOne, id, "已经改成黑"))
        .hasMessageContaining("还看得到");
    way.corrected(page, "关于扫黑除恶专项行动甲的通知");
    mending.fixed(office.editorOne, id, "已经改成黑");
    var after = register.evidence(ticket(id)).getLast().evidence();
    assertThat(after.moment()).isEqualTo(Evidence.Moment.FIX);
    assertThat(after.found()).isFalse();
    assertThat(after.digest()).isNotEqualTo(before.evidence().digest());
    assertThat(after.release()).isNotEqualTo(page.number()).isNotEmpty();
  }

  @Test
  @Proves(Clause.MEASURES_25_1)
  @DisplayName("验收 34 改正的人不能核验自己的改正，页面上不能，直接写数据库也不能；换一个人可以")
  void nobodyVerifiesTheirOwnFix() {
    var page = way.page("关于扫黒除恶专项行动乙的通知");
    var id = confirmed(page.path(), "扫黒除恶专项行动乙", Severity.S2);
    way.corrected(page, "关于扫黑除恶专项行动乙的通知");
    mending.fixed(office.editorOne, id, "已经改成黑");
    assertThatThrownBy(() -> mending.verified(office.editorOne, id, ""))
        .hasMessageContaining("另一个人");
    assertThatThrownBy(() -> mending.notFixed(office.editorOne, id, "还有一处没有改"))
        .hasMessageContaining("另一个人");
    assertThatThrownBy(() ->
            db.sql(
                    """
                    insert into course (procedure, case_id, n, event, actor, person_id, unit_id, at, from_state, to_state)
                    values ('ticket', ?, 0, 'VERIFY', 'SITE', ?, ?, now(), 'FIXED', 'VERIFIED')
                    """)
                .params(id, office.editorOne.id(), office.publicity.id())
                .update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("改的人自己不能核验");
    assertThat(register.owed(office.editorOne)).extracting(Ticket::id).doesNotContain(id);
    assertThat(register.owed(office.editorTwo)).extracting(Ticket::id).contains(id);
    mending.verified(office.editorTwo, id, "");
    assertThat(ticket(id).state()).isEqualTo(TicketState.VERIFIED);
    handling.answer(office.intakeClerk, id, "已经改正，谢谢您的提醒");
    assertThat(ticket(id).state()).isEqualTo(TicketState.CLOSED);
    assertThat(clock(id, Rule.TICKET_ANSWER).met()).isPresent();
  }

  @Test
  @Proves(Clause.MEASURES_25_1)
  @DisplayName("25-1 同一页同一处，公众、读网、扫描、上级报的是一张单，各有各的编号；扫描再说一遍不增加；疑似滥用的自成一张，等人甄别")
  void oneTicketManyReporters() {
    var page = way.page("关于扫黒除恶专项行动丙的通知");
    var id = reported(page.path(), "扫黒除恶专项行动丙");
    var scanner = new Source.Scanner("错敏词");
    assertThat(findings.report(scanner, finding(page.path(), "扫黒除恶 专项行动丙"))).isEqualTo(id);
    assertThat(findings.report(scanner, finding(page.path(), "扫黒除恶专项行动丙"))).isEqualTo(id);
    assertThat(
            findings.report(
                new Source.Superior(office.publicityHead, "国务院办公厅通报〔2026〕3号"),
                finding(page.path(), "扫黒除恶专项行动丙")))
        .isEqualTo(id);
    var form = QueryCode.fresh();
    var receipt =
        findings.submit(
            form, finding(page.path(), "扫黒除恶专项行动丙"), contact("someone@163.com"), List.of());
    var again =
        findings.submit(
            form, finding(page.path(), "扫黒除恶专项行动丙"), contact("someone@163.com"), List.of());
    assertThat(again).isEqualTo(receipt);
    assertThat(register.reports(ticket(id)))
        .extracting(Report::source)
        .containsExactly("DUTY", "SCANNER", "SUPERIOR", "CITIZEN");
    assertThat(register.reports(ticket(id))).extracting(Report::number).doesNotHaveDuplicates();
    assertThat(register.evidence(ticket(id))).hasSize(1);

    var doubtful =
        findings.submit(
            QueryCode.fresh(), finding(page.path(), "扫黒除恶专项行动丙"), NOBODY, Set.of(Doubt.TRAP));
    var other =
        db.sql("select ticket_id from ticket_report where number = ?")
            .param(doubtful.number())
            .query(Long.class)
            .single();
    clocks.sweep();
    assertThat(other).isNotEqualTo(id);
    assertThat(ticket(other).state()).isEqualTo(TicketState.QUARANTINED);
    assertThat(clock(other, Rule.TICKET_SCREENING).open()).isTrue();
    handling.release(office.intakeClerk, other);
    handling.duplicate(office.intakeClerk, other, ticket(id).number());
    assertThat(status.of(doubtful.number(), doubtful.code()).orElseThrow().state())
        .isEqualTo(TicketState.REPORTED);
    assertThat(status.of(receipt.number(), receipt.code()).orElseThrow().reporters()).isEqualTo(4);
  }

  @Test
  @DisplayName("编号不存在与查询码不对，回答一样；错五次以后，对的码也要等")
  void theSameNothing() {
    var receipt =
        findings.submit(
            QueryCode.fresh(), finding("/index.html", "某处" + System.nanoTime()), NOBODY, List.of());
    assertThat(status.of(receipt.number(), receipt.code())).isPresent();
    assertThat(status.of("JC20200101-0001", receipt.code())).isEmpty();
    for (var n = 0; n < 5; n++) {
      assertThat(status.of(receipt.number(), "AAAA-BBBB-CCCC")).isEmpty();
    }
    assertThat(status.of(receipt.number(), receipt.code())).isEmpty();
  }

  @Test
  @Proves(Clause.MEASURES_25_1)
  @DisplayName("25-1 单位改：通知单位和原来确认的人；异议回到新闻宣传处再看；单位改完由新闻宣传处核验；外单位看不见")
  void theUnitPutsItRight() {
    var page = way.page("关于扫黒除恶专项行动丁的通知");
    var id = confirmed(page.path(), "扫黒除恶专项行动丁", Severity.S2);
    handling.notify(office.editorTwo, id, office.hazmat.id(), "标题错字，请改");
    assertThat(clock(id, Rule.TICKET_FIX_TWO).met()).isEmpty();
    assertThat(clock(id, Rule.TICKET_UNIT_TWO).open()).isTrue();
    assertThat(notices.of(office.head.id(), 0))
        .extracting(Notice::link)
        .contains("/desk/tickets/" + id);
    assertThat(register.owed(office.clerk)).extracting(Ticket::id).contains(id);
    assertThatThrownBy(() -> mending.fixed(office.editorOne, id, "替单位改了"))
        .isInstanceOf(Violations.class);
    assertThatThrownBy(() -> register.seen(office.petitionClerk, id))
        .isInstanceOf(NoSuchElementException.class);
    handling.dispute(office.clerk, id, "原件如此，请再核对");
    assertThat(ticket(id).state()).isEqualTo(TicketState.REPORTED);
    handling.confirm(office.editorOne, id, Severity.S2, "原件也是错的");
    handling.notify(office.editorOne, id, office.hazmat.id(), "请连同原件一起更正");
    way.corrected(page, "关于扫黑除恶专项行动丁的通知");
    mending.fixed(office.clerk, id, "更正版已经发布");
    mending.verified(office.editorOne, id, "");
    assertThat(ticket(id).state()).isEqualTo(TicketState.VERIFIED);
  }

  @Test
  @Proves({Clause.MEASURES_25_1, Clause.MEASURES_2_3})
  @DisplayName("25-1 一级差错先行撤下，走的就是撤下：有权撤的人才能办，处长马上收到提醒；二级的不能，栏目页不能")
  void hiddenThroughTheMainLine() {
    var page = way.page("关于扫黒除恶专项行动戊的通知");
    var id = confirmed(page.path(), "扫黒除恶专项行动戊", Severity.S2);
    assertThatThrownBy(() -> mending.hide(office.editorOne, id, WithdrawalReason.ERROR, "标题严重错误"))
        .hasMessageContaining("一级");
    handling.regrade(office.editorOne, id, Severity.S1, "属于严重表述错误");
    assertThatThrownBy(() -> mending.hide(office.intakeClerk, id, WithdrawalReason.ERROR, "标题严重错误"))
        .isInstanceOf(Violations.class);
    mending.hide(office.editorOne, id, WithdrawalReason.ERROR, "标题严重错误");
    assertThat(ticket(id).state()).isEqualTo(TicketState.HIDDEN);
    assertThat(publishing.find(page.id()).withdrawal()).isNotNull();
    assertThat(notices.of(office.publicityHead.id(), 0))
        .anyMatch(n ->
            n.kind() == NoticeKind.TICKET_URGENT
                && n.link().equals("/desk/tickets/" + id)
                && n.words().contains("撤下"));

    var list = confirmed("/map.html", "网站地图" + System.nanoTime(), Severity.S1);
    assertThatThrownBy(() -> mending.hide(office.editorOne, list, WithdrawalReason.ERROR, "整页不对劲"))
        .hasMessageContaining("单独撤下");
  }

  @Test
  @Proves(Clause.MEASURES_25_1)
  @DisplayName("25-1 同样的差错全站查找：没有立单也没有说明的，不能核验通过；九十天内同一单位再犯，新单标明重犯")
  void theWholeSiteAndRepeats() {
    var words = "扫黒除恶专项行动己";
    var page = way.page("关于" + words + "的通知");
    var sister = way.page("关于印发" + words + "方案的通知");
    var id = confirmed(page.path(), words, Severity.S3);
    assertThat(register.sisters(ticket(id)))
        .extracting(SisterPage::path)
        .containsExactly(sister.path());
    way.corrected(page, "关于扫黑除恶专项行动己的通知");
    mending.fixed(office.editorOne, id, "已经改成黑");
    assertThatThrownBy(() -> mending.verified(office.editorTwo, id, ""))
        .hasMessageContaining("1 页有同样的文字");
    assertThat(mending.spread(office.editorTwo, id)).isEqualTo(1);
    assertThatThrownBy(() -> mending.spread(office.editorTwo, id)).hasMessageContaining("没有别的网页");
    assertThat(register.kin(ticket(id))).extracting(Ticket::path).containsExactly(sister.path());
    mending.verified(office.editorTwo, id, "");
    handling.answer(office.publicityHead, id, "已经改正，其他页面一并在改");

    way.corrected(page, "关于" + words + "的通知");
    var again = reported(page.path(), words);
    assertThat(again).isNotEqualTo(id);
    assertThat(ticket(again).repeats()).isEqualTo(id);
  }

  @Test
  @DisplayName("所指的文字每一页的页眉里也有：改的是这一页自己的内容，页眉不算")
  void whatStandsOnEveryPageDoesNotCount() {
    var page = way.page("江海省应急管理厅值班电话的通知");
    var id = confirmed(page.path(), "江海省应急管理厅", Severity.S3);
    assertThatThrownBy(() -> mending.fixed(office.editorOne, id, "已经改成简称"))
        .hasMessageContaining("还看得到");
    assertThat(Capture.shows(way.bytes(page), page.path(), "江海省应急管理厅", true)).isTrue();
    way.corrected(page, "省厅值班电话的通知");
    assertThat(Capture.shows(way.bytes(page), page.path(), "江海省应急管理厅", false)).isTrue();
    mending.fixed(office.editorOne, id, "已经改成简称");
    assertThat(ticket(id).state()).isEqualTo(TicketState.FIXED);
  }

  @Test
  @Proves(Clause.MEASURES_25_1)
  @DisplayName("验收 18 停三天再开：该起算的从报错那时起算，该记的超期记一次、提醒一次；晚办的仍记超期")
  void afterThreeDaysDown() {
    var receipt =
        findings.submit(
            QueryCode.fresh(), finding("/index.html", "某字" + System.nanoTime()), NOBODY, List.of());
    var id =
        db.sql("select ticket_id from ticket_report where number = ?")
            .param(receipt.number())
            .query(Long.class)
            .single();
    clocks.sweep();
    clocks.sweep();
    assertThat(deadlines.of("ticket", id))
        .extracting(Deadline::rule)
        .containsExactly(Rule.TICKET_ANSWER, Rule.TICKET_TRIAGE);
    assertThat(clock(id, Rule.TICKET_ANSWER).from()).isEqualTo(ticket(id).at());
    var end = clock(id, Rule.TICKET_TRIAGE).end().orElseThrow();
    deadlines.sweep(end.plus(Duration.ofDays(3)));
    deadlines.sweep(end.plus(Duration.ofDays(3)));
    assertThat(ticket(id).late()).isTrue();
    var key = "ticket:" + id + ":late:" + clock(id, Rule.TICKET_TRIAGE).id();
    assertThat(
            db.sql("select count(*) from notice where person_id = ? and key = ?")
                .params(office.intakeClerk.id(), key)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    handling.reject(office.intakeClerk, id, "经核对，原文无误");
    handling.answer(office.intakeClerk, id, "经核对，原文就是这样写的");
    assertThat(ticket(id).late()).isTrue();
    assertThat(Instant.now()).isBefore(end);
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("办结期满：报错人的联系方式销毁、话遮盖，纠错单和数字还在；没有办结的不动")
  void whatACitizenLeftEndsWithItsTerm() {
    var words = "我叫欧阳小七，13900007788，这里错了" + System.nanoTime();
    var form = QueryCode.fresh();
    var receipt =
        findings.submit(
            form,
            new Finding("/index.html", ErrorKind.OTHER, "", words),
            contact("ouyang7@163.com"),
            List.of());
    var report =
        db.sql("select id from ticket_report where number = ?")
            .param(receipt.number())
            .query(Long.class)
            .single();
    var id =
        db.sql("select ticket_id from ticket_report where id = ?")
            .param(report)
            .query(Long.class)
            .single();
    clocks.sweep();
    var later = Instant.now().plus(Duration.ofDays(400));
    purging.sweep(later);
    assertThat(register.reports(ticket(id)).getFirst().words()).contains("13900007788");
    handling.reject(office.intakeClerk, id, "经核对，没有错");
    handling.answer(office.intakeClerk, id, "经核对，没有错，谢谢您");
    purging.sweep(later);
    var kept = register.reports(ticket(id)).getFirst();
    assertThat(kept.words()).doesNotContain("13900007788").doesNotContain("欧阳小七");
    assertThat(ticket(id).reports()).isEqualTo(1);
    assertThat(status.of(receipt.number(), receipt.code()).orElseThrow().contact())
        .isEqualTo("ERASED");
  }

  @Test
  @DisplayName("不是本网站、没有写明哪里不对的不收，全部说清；标记为一级的报错半小时内核实")
  void whatIsNotTakenIn() {
    assertThatThrownBy(() ->
            findings.report(
                new Source.Reader(office.clerk), new Finding("", null, "字".repeat(201), "x")))
        .satisfies(e -> assertThat(((Violations) e).all()).hasSize(4));
    var grave =
        findings.report(
            new Source.Reader(office.clerk),
            new Finding("/index.html", ErrorKind.LEAK, "", "页面上有身份证号 " + System.nanoTime()));
    assertThat(clock(grave, Rule.TICKET_TRIAGE_URGENT).open()).isTrue();
  }
}
