package org.shenfa.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.access.SignedIn;
import org.shenfa.boards.OpenWork.Tally;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.desk.ItemFilter;
import org.shenfa.desk.ItemLists;
import org.shenfa.orders.OrderTerm;
import org.shenfa.orders.Orders;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.Unit;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.tickets.ErrorKind;
import org.shenfa.tickets.Finding;
import org.shenfa.tickets.Findings;
import org.shenfa.tickets.Source;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("看板、月报、年度报表：数都从记录来，谁该看谁看")
class BoardsModuleTests {
  @Autowired Office office;
  @Autowired ProvinceBoards provinces;
  @Autowired UnitBoards units;
  @Autowired OwnBoards own;
  @Autowired MonthlyReports reports;
  @Autowired ReportRound round;
  @Autowired YearlyTables years;
  @Autowired YearReminder reminder;
  @Autowired ItemLists lists;
  @Autowired Orders orders;
  @Autowired Findings findings;
  @Autowired Notices notices;
  @Autowired JdbcClient db;

  private SignedIn as(Person person, Unit unit, PostKind post) {
    return Office.signedIn(person, unit, unit.id() == office.publicity.id(), Set.of(post));
  }

  private SignedIn head() {
    return as(office.publicityHead, office.publicity, PostKind.UNIT_HEAD);
  }

  private SignedIn clerk() {
    return as(office.clerk, office.hazmat, PostKind.CLERK);
  }

  private static int last(Chart chart) {
    return chart.sum(chart.labels().size() - 1).intValueExact();
  }

  private static int open(UnitBoards.UnitBoard board, WorkKind kind) {
    return board.work().stream().filter(t -> t.kind() == kind).mapToInt(Tally::open).sum();
  }

  private int count(String sql, Object... params) {
    return db.sql(sql).params(params).query(Integer.class).single();
  }

  @Test
  @Proves({Clause.MEASURES_4_1, Clause.MEASURES_21_1})
  @DisplayName("全厅、单位：发布两件、报送一件、督办一份、差错一处，各数恰好多这么多；点开的列表里正是这些")
  void everyFigureIsWhatIsThere() {
    var before = provinces.of(head());
    var unit = units.of(clerk(), office.hazmat.id());
    office.released(ItemKind.NOTICE, "看板要数的一件通知");
    office.released(ItemKind.ORDINARY_NEWS, "看板要数的一件动态");
    office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "看板要数的一件在审稿"));
    orders.issue(
        office.publicityHead,
        office.hazmat.id(),
        "看板要数的督办",
        "补上缺的内容",
        "管理办法第九条",
        "",
        OrderTerm.FIVE);
    findings.report(
        new Source.Reader(office.editorOne),
        new Finding("/index.html", ErrorKind.TYPO, "看板要数的错字", "少了一个字"));

    var now = provinces.of(head());
    assertThat(last(now.chart("c-released"))).isEqualTo(last(before.chart("c-released")) + 2);
    assertThat(now.open()).isEqualTo(before.open() + 3);
    assertThat(now.orders()).isEqualTo(before.orders() + 1);
    assertThat(now.tickets()).isEqualTo(before.tickets() + 1);
    assertThat(last(now.chart("c-errors"))).isEqualTo(last(before.chart("c-errors")) + 1);
    assertThat(now.open())
        .isEqualTo(
            now.chart("c-kinds").rows().stream()
                .map(now.chart("c-kinds")::sum)
                .mapToInt(BigDecimal::intValueExact)
                .sum());
    for (var series : now.chart("c-released").series()) {
      var listed =
          lists.count(head(), ItemFilter.of(series.links().getLast().replaceFirst(".*\\?", "")));
      assertThat(series.values().getLast().intValueExact()).as(series.name()).isEqualTo(listed);
    }

    var after = units.of(clerk(), office.hazmat.id());
    assertThat(last(after.released())).isEqualTo(last(unit.released()) + 2);
    assertThat(open(after, WorkKind.ITEM)).isEqualTo(open(unit, WorkKind.ITEM) + 1);
    assertThat(open(after, WorkKind.ORDER)).isEqualTo(open(unit, WorkKind.ORDER) + 1);
    assertThat(after.fresh()).containsKey("tzgg");
  }

  @Test
  @DisplayName("看板、月报、年报：别人看不到的，和没有一样")
  void whoMaySee() {
    var leader = as(office.principal, office.leadership, PostKind.PRINCIPAL_LEADER);
    var openness = as(office.openness, office.generalOffice, PostKind.OPENNESS_REVIEWER);
    var month = YearMonth.now(Shenfa.ZONE).minusMonths(1);
    var year = LocalDate.now(Shenfa.ZONE).getYear();
    assertThat(provinces.of(leader).charts()).isNotEmpty();
    assertThat(provinces.of(leader).chart("c-released").series().getFirst().links())
        .allMatch(l -> l.startsWith("/desk/units?"));
    assertThat(years.of(openness, year).filled()).isNotEmpty();
    assertThat(reports.of(leader, month, 0).report().name()).isEqualTo("全厅");
    for (var refused :
        List.<Runnable>of(
            () -> provinces.of(clerk()),
            () -> provinces.of(openness),
            () -> units.of(clerk(), office.bureau.id()),
            () -> reports.of(clerk(), month, 0),
            () -> reports.of(clerk(), month, office.bureau.id()),
            () -> reports.of(leader, month.plusMonths(1), 0),
            () -> years.of(clerk(), year),
            () -> years.years(clerk()),
            () -> years.of(leader, year + 1))) {
      assertThatThrownBy(refused::run).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  @DisplayName("本人：我办的数在我名下，不在别人名下；轮到谁签，等着的就多一件")
  void onesOwn() {
    var stranger = as(office.stranger, office.bureau, PostKind.LIAISON);
    var mine = did(clerk(), "报送的稿件");
    var theirs = own.of(stranger).did();
    var waiting = toSign();
    office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "本人报送的一件"));
    assertThat(did(clerk(), "报送的稿件")).isEqualTo(mine + 1);
    assertThat(last(own.of(clerk()).weeks())).isGreaterThanOrEqualTo(mine + 1);
    assertThat(own.of(stranger).did()).isEqualTo(theirs);
    assertThat(toSign()).isEqualTo(waiting + 1);
  }

  private int toSign() {
    return own.of(as(office.secrecy, office.hazmat, PostKind.SECRECY_REVIEWER))
        .waiting()
        .getFirst()
        .n();
  }

  private int did(SignedIn me, String label) {
    return own.of(me).did().stream()
        .filter(l -> l.label().equals(label))
        .mapToInt(OwnBoards.Line::n)
        .sum();
  }

  @Test
  @DisplayName("月报：下个月第一个工作日早上做出，此后不变；停了几天也补上；每人只告诉一次")
  void reportsAreMadeOnce() {
    office.released(ItemKind.NOTICE, "月报要数的一件");
    var month = YearMonth.now(Shenfa.ZONE);
    round.sweep(at(month.plusMonths(1).atDay(1), 6));
    assertThat(reports.kept(month, 0)).isEmpty();

    round.sweep(at(month.plusMonths(1).atDay(12), 9));
    var kept = reports.kept(month, 0).orElseThrow();
    assertThat(figure(kept.report(), "首次发布"))
        .isEqualTo(
            count(
                    "select count(*) from (select item_id from release group by item_id having min(released_at) >= ?) r",
                    MonthTallies.start(month))
                + " 件");
    assertThat(reports.kept(month, office.hazmat.id()).orElseThrow().report().name())
        .isEqualTo("危化监管处");
    assertThat(told(office.head)).isEqualTo(1);
    assertThat(told(office.principal)).isEqualTo(1);
    assertThat(told(office.clerk)).isZero();
    assertThat(
            notices.of(office.head.id(), 0).stream()
                .filter(n -> n.kind() == NoticeKind.REPORT)
                .findFirst()
                .orElseThrow()
                .link())
        .isEqualTo("/desk/boards/months/" + month + "?unit=" + office.hazmat.id());

    office.released(ItemKind.NOTICE, "月报做出以后又发布的一件");
    round.sweep(at(month.plusMonths(1).atDay(13), 9));
    assertThat(reports.kept(month, 0).orElseThrow()).isEqualTo(kept);
    assertThat(told(office.head)).isEqualTo(1);
  }

  private long told(Person person) {
    return notices.of(person.id(), 0).stream().filter(n -> n.kind() == NoticeKind.REPORT).count();
  }

  private static String figure(MonthlyReport report, String label) {
    return report.sections().stream()
        .flatMap(s -> s.lines().stream())
        .filter(l -> l.label().equals(label))
        .map(MonthlyReport.Line::words)
        .findFirst()
        .orElseThrow();
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(Shenfa.ZONE).toInstant();
  }

  @Test
  @DisplayName("年度报表：填错的一次说全；缺行、没过完的年度不能起草；起草一次是一件稿，Word 和 CSV 在里面，行行都有")
  void theTableOfAYearGoesThroughTheMainLine() throws Exception {
    var by = office.editorOne;
    var last = LocalDate.now(Shenfa.ZONE).getYear() - 1;
    assertThatThrownBy(() ->
            years.type(by, last, Map.of("VISITORS", "很多", "DRILL", "大概", "HOST", "厅".repeat(201))))
        .satisfies(e -> assertThat(((Violations) e).all()).hasSize(3));
    assertThat(years.of(head(), last).value(YearLine.VISITORS)).isEmpty();
    assertThatThrownBy(() -> years.begin(by, last))
        .hasMessageContaining("行没有填")
        .hasMessageContaining("独立用户访问总量");
    assertThatThrownBy(() -> years.begin(by, last + 1)).hasMessageContaining("还没有过完");

    var fields = new LinkedHashMap<String, String>();
    Arrays.stream(YearLine.values())
        .filter(YearLine::typed)
        .forEach(l ->
            fields.put(
                l.name(),
                switch (l.kind()) {
                  case COUNT, DAYS -> "0";
                  case YES_NO -> "是";
                  case WORDS -> "江海省应急管理厅";
                }));
    years.type(by, last, fields);
    years.type(by, last, Map.of("VISITORS", "120345", "RELEASED", "99999"));
    var table = years.of(head(), last);
    assertThat(table.missing()).isEmpty();
    assertThat(table.value(YearLine.VISITORS)).isEqualTo("120345");
    assertThat(table.value(YearLine.RELEASED)).isEqualTo("0");
    assertThat(years.of(head(), last + 1).value(YearLine.RELEASED))
        .isEqualTo(
            Integer.toString(
                count(
                    "select count(*) from item_listing where released_at is not null and kind <> 'SITE_ARRANGEMENT'")));
    assertThat(count("select count(*) from yearly_fact where year = ? and line = 'VISITORS'", last))
        .isEqualTo(2);

    var item = years.begin(by, last);
    var text = office.drafting.latest(item.id()).orElseThrow().manifest();
    assertThat(text.title()).isEqualTo("政府网站工作年度报表（%d年度）".formatted(last));
    assertThat(text.body()).contains("120345", "创新发展");
    assertThat(text.attachments())
        .extracting(Manifest.Attachment::name)
        .containsExactly(text.title() + ".docx", text.title() + ".csv");
    try (var word = new XWPFDocument(new ByteArrayInputStream(years.docx(head(), last)))) {
      assertThat(word.getTables().getFirst().getRows()).hasSize(YearLine.values().length);
      assertThat(word.getTables().getFirst().getText()).contains("独立用户访问总量", "120345");
    }
    assertThat(years.begin(by, last).id()).isEqualTo(item.id());
    assertThat(years.line(last).version()).isEqualTo(1);
    assertThat(years.line(last).released()).isFalse();
  }

  @Test
  @DisplayName("年度报表提醒：一月初、二十一日以后、过了三十一日各一次，办公室也知道；到了就不再说")
  void januaryIsTold() {
    office.drafted(ItemKind.NOTICE, "这一年写过的一件");
    var year = LocalDate.now(Shenfa.ZONE).getYear() + 1;
    for (var day : List.of("01-04", "01-05", "01-22", "01-30", "02-03")) {
      reminder.sweep(at(LocalDate.parse(year + "-" + day), 9));
    }
    assertThat(yearly(office.editorOne)).isEqualTo(3);
    assertThat(yearly(office.openness)).isEqualTo(2);
    assertThat(yearly(office.clerk)).isZero();
  }

  private long yearly(Person person) {
    return notices.of(person.id(), 0).stream().filter(n -> n.kind() == NoticeKind.YEARLY).count();
  }
}
