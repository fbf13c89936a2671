package org.shenfa.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.shenfa.Shenfa;
import org.shenfa.content.ItemKind;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.letters.Answering;
import org.shenfa.letters.LetterClocks;
import org.shenfa.letters.LetterForm;
import org.shenfa.letters.LetterKind;
import org.shenfa.letters.Receiving;
import org.shenfa.letters.Replying;
import org.shenfa.letters.Triage;
import org.shenfa.orders.OrderTerm;
import org.shenfa.orders.Orders;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.Notice;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.review.Look;
import org.shenfa.review.Submission;
import org.shenfa.support.AnswerWay;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.vault.Identity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

// What other tests left behind would score as well.
@SpringBootTest(properties = "shenfa.origin=assessment.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("考评：从计分到通报")
class AssessmentModuleTests {
  private static final String ANSWER =
      "您好。危险化学品经营许可证有效期为三年，期满三个月前向发证机关提出延期申请，材料齐全的，十个工作日内办结，不收取费用。";

  @Autowired Office office;
  @Autowired Assessing assessing;
  @Autowired Scoring scoring;
  @Autowired Objecting objecting;
  @Autowired Circulating circulating;
  @Autowired AssessmentTasks tasks;
  @Autowired Collecting collecting;
  @Autowired RuleSets rules;
  @Autowired Ledger ledger;
  @Autowired Orders orders;
  @Autowired Deadlines deadlines;
  @Autowired Receiving receiving;
  @Autowired Triage triage;
  @Autowired Answering answering;
  @Autowired Replying replying;
  @Autowired LetterClocks clocks;
  @Autowired Notices notices;
  @Autowired JdbcClient db;

  private final LocalDate today = LocalDate.now(Shenfa.ZONE);
  private final LocalDate last = today.plusDays(20);
  private final Instant after = last.plusDays(1).atTime(9, 0).atZone(Shenfa.ZONE).toInstant();
  private long period;
  private long order;
  private String letter = "";

  @BeforeAll
  void whatHappens() {
    office.released(ItemKind.ORDINARY_NEWS, "危化处的一件动态");
    order =
        orders.issue(
            office.publicityHead,
            office.hazmat.id(),
            "栏目三个月没有更新",
            "补发近三个月的检查结果",
            "管理办法第九条",
            "",
            OrderTerm.ONE);
    letter =
        receiving
            .submit(
                QueryCode.fresh(),
                new LetterForm(
                    LetterKind.CONSULTATION,
                    "许可证延期",
                    "许可证快到期了，怎么办理延期？",
                    "",
                    new Identity("李四", "", "lisi@163.com", "", ""),
                    false),
                Set.of())
            .number();
    clocks.sweep(Instant.now());
    var way = new AnswerWay(office, triage, answering, replying);
    way.assigned(letterId(), Instant.now());
    var late = today.plusDays(15).atTime(10, 0).atZone(Shenfa.ZONE).toInstant();
    deadlines.sweep(late);
    way.answered(letterId(), ANSWER, "无", late);
    period = assessing.open(office.publicityHead, today, last, Instant.now());
  }

  private long letterId() {
    return db.sql("select id from letter where number = ?")
        .param(letter)
        .query(Long.class)
        .single();
  }

  private List<Line> lines(LineKind kind, String words) {
    return ledger.of(period).stream()
        .filter(l -> l.kind() == kind && l.words().contains(words))
        .toList();
  }

  private Line unrectified() {
    var number = orders.seen(office.publicityHead, order).number();
    return lines(LineKind.ORDER_UNRECTIFIED, number).getFirst();
  }

  private Period now() {
    return assessing.find(period);
  }

  @Test
  @Order(1)
  @Proves(Clause.MEASURES_4_1)
  @DisplayName("4-1 考评由新闻宣传处负责人开启；日子不重叠；没有过完不能出得分")
  void aPeriodIsOpened() {
    assertThatThrownBy(() ->
            assessing.open(office.editorOne, last.plusDays(1), last.plusDays(90), Instant.now()))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("负责人");
    assertThatThrownBy(() -> assessing.open(office.clerk, today, last, Instant.now()))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(
            () -> assessing.open(office.publicityHead, last, last.plusDays(90), Instant.now()))
        .hasMessageContaining("不能重叠");
    assertThatThrownBy(() -> assessing.open(office.publicityHead, null, last, Instant.now()))
        .hasMessageContaining("第一天");
    assertThat(now().state()).isEqualTo(PeriodState.COLLECTING);
    assertThatThrownBy(() -> assessing.calculate(office.publicityHead, period, Instant.now()))
        .hasMessageContaining("才结束");
  }

  @Test
  @Order(2)
  @Proves(Clause.MEASURES_22_1)
  @DisplayName("22-1 发生的事自动成为计分，带着所据的事和条款；停三天再看也不多一条；验收 19 晚办的在得分里仍是晚")
  void linesArriveByThemselves() {
    collecting.sweep(after);
    collecting.sweep(after.plus(Duration.ofDays(3)));
    assertThat(lines(LineKind.NEWS_RELEASED, "危化处的一件动态")).hasSize(1);
    assertThat(lines(LineKind.ORDER_UNRECTIFIED, "督办单")).hasSize(1);
    assertThat(unrectified().event().id()).startsWith("supervision/" + order + "/");
    assertThat(unrectified().clause()).isEqualTo(Clause.MEASURES_23_1);
    assertThat(lines(LineKind.LETTER_LATE, letter))
        .singleElement()
        .satisfies(l -> {
          assertThat(l.unit()).isEqualTo(office.hazmat.id());
          assertThat(l.area()).isEqualTo(Area.INTERACTION);
          assertThat(l.points()).isEqualByComparingTo("-3");
          assertThat(l.address()).isEqualTo("/desk/letters/" + letterId());
        });
    assertThat(lines(LineKind.LETTER_ON_TIME, letter)).isEmpty();
  }

  private void written(
      @Nullable String eventKind, @Nullable String event, String points, @Nullable Instant at) {
    db.sql(
            """
            insert into assessment_line (period_id, unit_id, kind, area, clause, points, event_module, event_kind, event_id, event_at,
              words, address)
            values (?, ?, 'LETTER_LATE', 'INTERACTION', '19-1', ?, 'letters', ?, ?, ?, '没有所据的事', '/desk/letters/1')
            """)
        .params(
            java.util.Arrays.asList(
                period,
                office.hazmat.id(),
                new BigDecimal(points),
                eventKind,
                event,
                at == null ? null : at.atOffset(java.time.ZoneOffset.UTC)))
        .update();
  }

  @Test
  @Order(3)
  @Proves(Clause.MEASURES_22_1)
  @DisplayName("验收 35 没有所据的事的扣分存不进去：空的、查无此事的、分值与规则不符的、别的日子的，数据库都拒绝；存进去的改不了")
  void deductionsNeedAnEvent() {
    var real = lines(LineKind.LETTER_LATE, letter).getFirst().event();
    for (var wrong :
        List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
            () -> written("DEADLINE", null, "-3", Instant.now()),
            () -> written(null, real.id(), "-3", Instant.now()),
            () -> written("DEADLINE", real.id(), "-3", null),
            () -> written("DEADLINE", "", "-3", Instant.now()),
            () -> written("DEADLINE", "999999999", "-3", Instant.now()),
            () -> written("STEP", "supervision/999999/1", "-3", Instant.now()),
            () -> written("OBJECTION", "1", "3", Instant.now()),
            () -> written("DEADLINE", real.id(), "-4", Instant.now()),
            () -> written("DEADLINE", real.id(), "-3", after))) {
      assertThatThrownBy(wrong).isInstanceOf(DataAccessException.class);
    }
    assertThatThrownBy(() ->
            db.sql("update assessment_line set points = 0 where period_id = ?")
                .param(period)
                .update())
        .isInstanceOf(DataAccessException.class);
    assertThat(lines(LineKind.LETTER_LATE, letter)).hasSize(1);
  }

  @Test
  @Order(4)
  @Proves(Clause.MEASURES_4_1)
  @DisplayName("4-1 定新一版规则：老的各期得分不动，可以对比两版；不成规则的一次说清；用过的一版不能再加")
  void aNewVersionChangesNoOldPeriod() {
    var before = scoring.standings(now(), null).content(period);
    var newest = rules.all().getFirst();
    var points = new EnumMap<LineKind, @Nullable BigDecimal>(LineKind.class);
    newest.rules().forEach((kind, rule) -> points.put(kind, rule.points()));
    points.put(LineKind.LETTER_LATE, new BigDecimal("-1"));
    var frames = new EnumMap<Area, RuleSet.@Nullable Frame>(Area.class);
    frames.putAll(newest.frames());
    assertThatThrownBy(() -> rules.add(office.editorOne, today, "试一试新版", points, frames))
        .isInstanceOf(Violations.class);
    var broken = new EnumMap<LineKind, @Nullable BigDecimal>(LineKind.class);
    broken.putAll(points);
    broken.put(LineKind.LETTER_LATE, BigDecimal.ONE);
    broken.put(LineKind.NEWS_RELEASED, null);
    assertThatThrownBy(() -> rules.add(office.publicityHead, null, "", broken, frames))
        .satisfies(e -> assertThat(((Violations) e).all()).hasSize(4));
    var version = rules.add(office.publicityHead, today, "来信超期减轻扣分", points, frames);
    assertThat(scoring.standings(now(), null).content(period)).isEqualTo(before);
    var other = scoring.standings(now(), version);
    assertThat(total(other).subtract(total(scoring.standings(now(), null))))
        .isEqualByComparingTo("2");
    assertThatThrownBy(() ->
            db.sql(
                    "insert into assessment_rule (version, kind, area, clause, points) values (?, 'NEW', 'NEWS', '11-2', 1)")
                .param(now().version())
                .update())
        .isInstanceOf(DataAccessException.class);
  }

  private BigDecimal total(Standings of) {
    return of.all().stream()
        .filter(s -> s.unit() == office.hazmat.id())
        .findFirst()
        .orElseThrow()
        .score()
        .part(Area.INTERACTION)
        .value();
  }

  @Test
  @Order(5)
  @Proves(Clause.MEASURES_22_1)
  @DisplayName("22-1 初步得分、单位负责人逐条核对、异议由计分以外的人答复、成立的冲回不改、五个工作日以后确认，重算一致")
  void objectedAndConfirmed() {
    assertThat(owed(office.publicityHead, Instant.now())).isEmpty();
    assertThat(owed(office.publicityHead, after)).containsExactly("这一期已经结束，请出初步得分");
    assessing.calculate(office.publicityHead, period, after);
    assertThat(owed(office.publicityHead, after)).containsExactly("初步得分已出，请送各单位核对");
    assertThat(owed(office.head, after)).isEmpty();
    collecting.sweep(after.plusSeconds(60));
    assertThatThrownBy(() ->
            objecting.object(
                office.head, period, office.hazmat.id(), unrectified().id(), "已经整改了", after))
        .hasMessageContaining("不是核对的时候");
    assessing.show(office.publicityHead, period, after);
    assertThat(told(office.head.id())).isEqualTo(1);
    assertThat(tasks.of(office.head, after))
        .singleElement()
        .satisfies(o -> {
          assertThat(o.address())
              .isEqualTo("/desk/assessment/" + period + "/" + office.hazmat.id());
          assertThat(o.until()).isEqualTo(now().windowEnd()).isNotNull();
        });
    assertThat(owed(office.clerk, after)).isEmpty();
    assertThat(owed(office.editorOne, after)).isEmpty();
    assertThatThrownBy(() -> scoring.standing(office.head, now(), office.bureau.id()))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> scoring.standing(office.clerk, now(), office.hazmat.id()))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> assessing.seen(office.head, period))
        .isInstanceOf(NoSuchElementException.class);
    var line = unrectified();
    objecting.object(office.head, period, office.hazmat.id(), line.id(), "栏目其实已经更新", after);
    assertThat(owed(office.editorOne, after)).singleElement().asString().startsWith("有 1 条异议待答复");
    assertThat(owed(office.principal, after)).isEmpty();
    assertThatThrownBy(() ->
            objecting.object(office.head, period, office.hazmat.id(), line.id(), "再说一遍", after))
        .hasMessageContaining("已经提过");
    assertThatThrownBy(() ->
            objecting.object(
                office.publicityHead, period, office.hazmat.id(), line.id(), "代为提出", after))
        .hasMessageContaining("单位的负责人");
    var objection = objecting.all(office.editorOne, period).getLast();
    assertThatThrownBy(() ->
            objecting.answer(office.publicityHead, period, objection.id(), false, "核实无误", after))
        .isInstanceOf(Violations.class);
    assertThatThrownBy(() ->
            db.sql(
                    "insert into assessment_answer (objection_id, upheld, words, person_id, at) values (?, true, '同意冲回', ?, now())")
                .params(objection.id(), office.publicityHead.id())
                .update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("计分的人");
    var before = of(office.hazmat.id()).part(Area.DISCLOSURE);
    assertThatThrownBy(() -> assessing.confirm(office.publicityHead, period, after))
        .satisfies(e -> assertThat(((Violations) e).all()).hasSize(2));
    objecting.answer(office.editorOne, period, objection.id(), true, "查看栏目，确已更新", after);
    assertThat(owed(office.editorOne, after)).isEmpty();
    var corrected = of(office.hazmat.id()).part(Area.DISCLOSURE);
    assertThat(corrected.taken().subtract(before.taken())).isEqualByComparingTo("3");
    assertThat(ledger.of(period))
        .filteredOn(l -> Objects.equals(l.corrects(), line.id()))
        .hasSize(1);
    assertThat(ledger.of(period)).contains(line);

    var over = after.plus(Duration.ofDays(12));
    collecting.sweep(over);
    collecting.sweep(over.plus(Duration.ofDays(3)));
    assertThat(assessing.story(now())).filteredOn(p -> p.event().equals("WINDOW_ENDS")).hasSize(1);
    assertThat(owed(office.head, over)).isEmpty();
    assertThat(owed(office.publicityHead, over))
        .contains("核对期满，没有待答复的异议，请确认得分")
        .noneMatch(w -> w.startsWith("请核对" + office.hazmat.shortName()));
    assessing.confirm(office.publicityHead, period, over);
    assertThat(owed(office.publicityHead, over)).containsExactly("得分已经确认，请起草通报");
    assertThat(scoring.recount(now())).get().matches(Scoring.Recount::same);
  }

  private List<String> owed(Person person, Instant at) {
    return tasks.of(person, at).stream()
        .filter(o -> o.period().id() == period)
        .map(AssessmentTasks.Owed::what)
        .toList();
  }

  private Score of(long unit) {
    return scoring.standings(now(), null).all().stream()
        .filter(s -> s.unit() == unit)
        .findFirst()
        .orElseThrow()
        .score();
  }

  private long told(long person) {
    return notices.of(person, 0).stream()
        .filter(n -> n.kind() == NoticeKind.ASSESSMENT)
        .map(Notice::link)
        .filter(l -> l.startsWith("/desk/assessment/" + period + "/"))
        .count();
  }

  @Test
  @Order(6)
  @Proves(Clause.MEASURES_22_1)
  @DisplayName("22-1 通报是 Word 文档和一件走主线的稿件，列出逾期未整改的督办单；发布以后才算已通报；督办单没有销号不能办结")
  void theCircularGoesThroughTheMainLine() throws Exception {
    var over = after.plus(Duration.ofDays(12));
    var paper = circulating.paper(office.principal, period, over);
    try (var read = new XWPFDocument(new ByteArrayInputStream(paper.bytes()))) {
      assertThat(read.getCharts()).hasSize(2);
      assertThat(read.getTables()).hasSize(2);
      assertThat(read.getTables().getLast().getText())
          .contains(orders.seen(office.publicityHead, order).number(), "逾期未整改");
    }
    assertThatThrownBy(() -> circulating.paper(office.head, period, over))
        .isInstanceOf(NoSuchElementException.class);
    var item = circulating.begin(office.editorOne, period, over);
    assertThat(circulating.begin(office.editorOne, period, over).id()).isEqualTo(item.id());
    collecting.sweep(over);
    assertThat(now().state()).isEqualTo(PeriodState.CONFIRMED);
    var revision = office.drafting.latest(item.id()).orElseThrow();
    assertThat(revision.manifest().attachments()).hasSize(3);
    assertThat(revision.manifest().attachments())
        .filteredOn(a -> a.standsIn(revision.manifest().body()))
        .extracting(a -> a.name())
        .containsExactly("各单位得分.png", "四个方面的平均得分.png");
    assertThat(revision.manifest().body())
        .contains("栏目三个月没有更新", "alt=\"条形图，各单位得分：1 ", "<figcaption>图2");
    var on =
        office
            .submitting
            .submit(office.editorOne, item.id(), revision.digest(), Submission.NORMAL)
            .getFirst();
    while (on.next().isPresent()) {
      var look = on.next().get();
      on = office.step(on, at(look), Office.agreeing(look));
    }
    office.released(on, office.hired("编辑丙", office.publicity, PostKind.SITE_EDITOR));
    collecting.sweep(over);
    assertThat(now().state()).isEqualTo(PeriodState.CIRCULATED);

    assertThat(owed(office.publicityHead, over)).containsExactly("通报已经发布，请转入整改");
    assessing.rectify(office.publicityHead, period, over);
    assertThat(owed(office.publicityHead, over)).isEmpty();
    assertThatThrownBy(() -> assessing.close(office.publicityHead, period, over))
        .hasMessageContaining("没有销号");
    orders.rectify(office.clerk, order, "已经补发三篇", "放行编号 2026-1127-0036");
    orders.verify(office.editorOne, order, "逐篇打开看过");
    orders.close(office.publicityHead, order);
    assertThat(owed(office.publicityHead, over)).containsExactly("通报列出的督办单都已销号，请办结");
    assessing.close(office.publicityHead, period, over);
    assertThat(now().state()).isEqualTo(PeriodState.CLOSED);
    assertThat(scoring.recount(now())).get().matches(Scoring.Recount::same);
  }

  /** The circular is written by the first editor, so the second one looks at it. */
  private Person at(Look look) {
    return switch (look) {
      case SECRECY_REVIEW -> secrecy();
      case HEAD_CONFIRMATION -> office.publicityHead;
      case PAPER_COMPARISON, SITE_CHECK -> office.editorTwo;
      case OPENNESS_REVIEW, EDITORIAL_REVIEW, FINAL_APPROVAL, RELEASE -> office.at(look);
    };
  }

  private Person secrecy() {
    return office
        .organization
        .holders(office.publicity.id(), PostKind.SECRECY_REVIEWER, today)
        .stream()
        .map(a -> a.person())
        .findFirst()
        .orElseGet(() -> office.hired("宣传保密", office.publicity, PostKind.SECRECY_REVIEWER));
  }
}
