package org.shenfa.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.columns.Category;
import org.shenfa.columns.Column;
import org.shenfa.columns.ColumnChange;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.indicators.Freshness.State;
import org.shenfa.inspection.FaultDecision;
import org.shenfa.inspection.FaultFilter;
import org.shenfa.inspection.FaultKind;
import org.shenfa.inspection.FaultLine;
import org.shenfa.inspection.Inspecting;
import org.shenfa.inspection.Judging;
import org.shenfa.inspection.Scan;
import org.shenfa.publication.Release;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.screening.Dictionaries;
import org.shenfa.screening.Term;
import org.shenfa.screening.TermKind;
import org.shenfa.screening.Verdict;
import org.shenfa.site.Reconciler;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.tickets.TicketRegister;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("网站检查：巡检、认定、若今天检查")
class InspectionModuleTests {
  private static final String COLUMN = "jtlm";

  @Autowired Office office;
  @Autowired Reconciler reconciler;
  @Autowired Inspecting inspecting;
  @Autowired Judging judging;
  @Autowired TicketRegister tickets;
  @Autowired Today today;
  @Autowired Thresholds thresholds;
  @Autowired StaticColumns fixed;
  @Autowired Dictionaries dictionaries;
  @Autowired DatabaseSettings settings;
  @Autowired JdbcClient db;

  private Release released(String title, String body) {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.NOTICE);
    var text = office.text(item, ItemKind.NOTICE, title);
    var saved =
        office.drafting.save(
            office.clerk, item.id(), 0, text.withText(title, body, List.<Manifest.Attachment>of()));
    var release = office.released(office.cleared(saved), null);
    reconciler.reconcile();
    return release;
  }

  private Scan inspected() throws InterruptedException {
    inspecting.begin(office.editorOne);
    while (inspecting.progress().isPresent()) {
      Thread.sleep(Duration.ofMillis(20));
    }
    return inspecting.newest().getFirst();
  }

  private List<FaultLine> of(FaultKind kind, FaultFilter.State state) {
    return judging.list(new FaultFilter(kind, state, 0));
  }

  private FaultLine on(String page, FaultKind kind, FaultFilter.State state) {
    return of(kind, state).stream()
        .filter(l -> l.fault().page().equals(page))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("发布以后才进词表的词，巡检在旧文章里找得到；误报记住不再提出，交办的算属实、成为纠错单，改掉的消除")
  void wordsThatBecameWrongAreFoundInOldArticles() throws Exception {
    var path = released("旧文章的通知", "<p>会议由某某厂承办甲。</p>").path();
    var other = released("另一篇旧文章", "<p>会议由某某厂承办甲，通知到人。</p>").path();
    assertThat(inspected().outcome()).isEqualTo(Scan.Outcome.FINISHED);
    assertThat(of(FaultKind.WORDING, FaultFilter.State.ALL))
        .noneMatch(l -> l.fault().page().equals(path));
    dictionaries.add(
        office.publicityHead,
        new Term(
            0,
            TermKind.BANNED,
            "某某厂承办甲",
            Verdict.REASON,
            "",
            "测试依据",
            LocalDate.of(2020, 1, 1),
            null));
    inspected();
    var line = on(path, FaultKind.WORDING, FaultFilter.State.OPEN);
    assertThat(line.fault().words()).isEqualTo("某某厂承办甲");
    assertThat(line.unit()).isEqualTo(office.hazmat.id());
    assertThat(line.item()).isNotNull();

    assertThatThrownBy(
            () -> judging.judge(office.editorOne, line.id(), FaultDecision.FALSE_ALARM, "否"))
        .isInstanceOf(Violations.class);
    judging.judge(office.editorOne, line.id(), FaultDecision.FALSE_ALARM, "这里是单位的名字");
    var second = on(other, FaultKind.WORDING, FaultFilter.State.OPEN);
    judging.judge(office.editorOne, second.id(), FaultDecision.HANDED_OVER, "");
    assertThat(tickets.open(office.publicityHead))
        .anyMatch(t -> t.path().equals(other) && t.quoted().equals(second.fault().words()));
    inspected();
    assertThat(of(FaultKind.WORDING, FaultFilter.State.OPEN))
        .noneMatch(l -> List.of(path, other).contains(l.fault().page()));
    assertThat(on(path, FaultKind.WORDING, FaultFilter.State.FALSE_ALARM).present()).isTrue();
    assertThat(today.now().standing().of(Indicator.ACCURACY).proofs())
        .anyMatch(p -> p.words().contains(other))
        .noneMatch(p -> p.words().contains(path));
    assertThat(judging.said(line.id())).hasSize(1);

    var term = dictionaries.list(TermKind.BANNED, "某某厂承办甲", false).getFirst().term();
    dictionaries.end(office.publicityHead, term.id(), "试完了");
    inspected();
    assertThat(on(other, FaultKind.WORDING, FaultFilter.State.GONE).present()).isFalse();
  }

  @Test
  @DisplayName("别的单位看不到不是自己的问题，与没有一样")
  void unitsSeeTheirOwn() throws Exception {
    var release = released("有坏链接的通知", "<p>见<a href=\"/art/2019/01/none.html\">旧文</a>。</p>");
    var path = release.path();
    inspected();
    var line = on(path, FaultKind.DEAD_LINK, FaultFilter.State.OPEN);
    assertThat(judging.find(line.id(), office.hazmat.id())).isEqualTo(line);
    assertThatThrownBy(() -> judging.find(line.id(), office.bureau.id()))
        .isInstanceOf(NoSuchElementException.class);
    assertThat(judging.list(new FaultFilter(null, FaultFilter.State.OPEN, office.bureau.id())))
        .isEmpty();
    // Other tests look at the links of the same site.
    office.publishing.withdraw(office.editorTwo, release.id(), WithdrawalReason.ERROR, "链接有误，改好再发");
    reconciler.reconcile();
  }

  @Test
  @DisplayName("文件夹里的网页被改，巡检按清单找得到；恢复以后还留着，等人认定")
  void aChangedPageIsAFault() throws Exception {
    var path = released("会被改的通知", "<p>原来的话。</p>").path();
    var file = settings.data().resolve("site").resolve(path.substring(1));
    Files.writeString(file, Files.readString(file).replace("原来的话", "改过的话"));
    inspected();
    assertThat(on(path, FaultKind.CHANGED, FaultFilter.State.OPEN).fault().words())
        .isEqualTo("内容被改");
    reconciler.repair();
    inspected();
    assertThat(
            of(FaultKind.CHANGED, FaultFilter.State.OPEN).stream()
                .filter(l -> l.fault().page().equals(path)))
        .as("what was mended between two inspections waits for a person")
        .hasSize(1);
  }

  @Test
  @Proves(Clause.MEASURES_24_1)
  @DisplayName("验收 33：静态栏目须一人提出、另一人核定，核定以前照常计")
  void aStaticColumnWantsTwoPeople() {
    office.agreed(
        new Column(
            0,
            COLUMN,
            "静态栏目",
            "静态栏目说明",
            "静态",
            "机构",
            office.publicity.id(),
            Set.of(Category.GOVERNMENT_INFORMATION),
            14,
            90));
    assertThat(state(COLUMN)).isEqualTo(State.EMPTY);
    var id = fixed.propose(office.publicityHead, COLUMN, true, "机构设置，没有变化不更新");
    assertThat(state(COLUMN)).isEqualTo(State.EMPTY);
    assertThatThrownBy(() -> fixed.decide(office.publicityHead, id, true, ""))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("另一人");
    assertThatThrownBy(() -> fixed.propose(office.clerk, COLUMN, true, "不是宣传处的"))
        .isInstanceOf(Violations.class);
    fixed.decide(office.reviewer, id, true, "");
    assertThat(state(COLUMN)).isEqualTo(State.STATIC);
    assertThatThrownBy(() -> fixed.decide(office.editorOne, id, false, "再想想"))
        .isInstanceOf(Violations.class);
    var back = fixed.propose(office.editorOne, COLUMN, false, "又要更新了");
    fixed.decide(office.reviewer, back, true, "");
    assertThat(state(COLUMN)).isEqualTo(State.EMPTY);
    office.agreed(new ColumnChange.Close(COLUMN, null));
  }

  private State state(String slug) {
    return today.columns().stream()
        .filter(c -> c.slug().equals(slug))
        .findFirst()
        .orElseThrow()
        .fresh()
        .state();
  }

  @Test
  @DisplayName("每次巡检以后记下当天的结论；中断的看得出来，可以重新开始")
  void eachInspectionLeavesADay() throws Exception {
    released("留下一天的通知", "<p>话。</p>");
    db.sql("insert into inspection_scan (at) values (now())").update();
    assertThat(inspected().outcome()).isEqualTo(Scan.Outcome.FINISHED);
    assertThat(inspecting.newest())
        .extracting(Scan::outcome)
        .contains(Scan.Outcome.INTERRUPTED)
        .doesNotContainNull();
    var last = today.history().getLast();
    assertThat(last.score()).isEqualByComparingTo(today.now().standing().score());
    assertThat(today.chart().points()).isNotEmpty();
    assertThat(today.now().standing().lines()).hasSize(Indicator.values().length);
  }

  @Test
  @DisplayName("阈值按日期改，改以前的不动；没有来源、已经过去的日子不收")
  void thresholdsAreAddedFromADayOn() {
    var tomorrow = LocalDate.now(org.shenfa.Shenfa.ZONE).plusDays(1);
    var now = today.limits();
    assertThat(now.all()).hasSize(Limit.values().length);
    thresholds.set(
        office.publicityHead,
        new Threshold(Limit.LINK_POINTS, "0.2", tomorrow, "新的评分表", Threshold.Mark.SECONDARY));
    assertThat(today.limits().of(Limit.LINK_POINTS)).isEqualTo(now.of(Limit.LINK_POINTS));
    assertThat(thresholds.on(tomorrow).of(Limit.LINK_POINTS).value()).isEqualTo("0.2");
    for (var bad :
        List.of(
            new Threshold(
                Limit.LINK_POINTS, "0.2", tomorrow.minusDays(1), "来源", Threshold.Mark.HOUSE),
            new Threshold(Limit.LINK_POINTS, "很多", tomorrow, "来源", Threshold.Mark.HOUSE),
            new Threshold(Limit.NEWS_WINDOW, "14", tomorrow, "来源", Threshold.Mark.HOUSE),
            new Threshold(Limit.LINK_POINTS, "1", tomorrow, "", Threshold.Mark.HOUSE))) {
      assertThatThrownBy(() -> thresholds.set(office.publicityHead, bad))
          .isInstanceOf(Violations.class);
    }
    assertThat(thresholds.all().stream().map(Threshold::from).max(Comparator.naturalOrder()))
        .hasValue(tomorrow);
  }
}
