package org.shenfa.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.assessment.Assessing;
import org.shenfa.assessment.Collecting;
import org.shenfa.content.ItemKind;
import org.shenfa.duty.DutyReading;
import org.shenfa.duty.DutySheets;
import org.shenfa.duty.DutyWatch;
import org.shenfa.duty.Roster;
import org.shenfa.duty.Verdict;
import org.shenfa.procedures.QueryCode;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.tickets.Doubt;
import org.shenfa.tickets.ErrorKind;
import org.shenfa.tickets.Finding;
import org.shenfa.tickets.Findings;
import org.shenfa.tickets.Severity;
import org.shenfa.tickets.TicketClocks;
import org.shenfa.tickets.TicketHandling;
import org.shenfa.vault.Identity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("月度公开数据：纠错、值班、站点健康从记录里数")
class UpkeepFactsModuleTests {
  private static final Identity NOBODY = new Identity("", "", "", "", "");

  @Autowired Office office;
  @Autowired Clock clock;
  @Autowired UpkeepFacts facts;
  @Autowired AssessedFacts assessedFacts;
  @Autowired Assessing assessing;
  @Autowired Collecting collecting;
  @Autowired Findings findings;
  @Autowired TicketHandling handling;
  @Autowired TicketClocks clocks;
  @Autowired Roster roster;
  @Autowired DutyReading reading;
  @Autowired DutySheets sheets;
  @Autowired DutyWatch watch;
  @Autowired JdbcClient db;

  private static Instant morning(LocalDate day) {
    return day.atTime(9, 0).atZone(Shenfa.ZONE).toInstant();
  }

  private Facts.Upkeep of(YearMonth month) {
    return facts.of(
        month.atDay(1).atStartOfDay(Shenfa.ZONE).toInstant(),
        month.plusMonths(1).atDay(1).atStartOfDay(Shenfa.ZONE).toInstant());
  }

  private long reported(String words, Set<Doubt> doubts) {
    var receipt =
        findings.submit(
            QueryCode.fresh(),
            new Finding("/index.html", ErrorKind.TYPO, words, "写错了字"),
            NOBODY,
            doubts);
    clocks.sweep();
    return db.sql("select ticket_id from ticket_report where number = ?")
        .param(receipt.number())
        .query(Long.class)
        .single();
  }

  @Test
  @DisplayName("纠错：公众报的算，认定滥用的不算；作出判断的分是不是差错；内部报的不算公众的")
  void errors() {
    var month = YearMonth.from(clock.instant().atZone(Shenfa.ZONE));
    var before = of(month).errors();
    handling.confirm(office.intakeClerk, reported("首页甲处", Set.of()), Severity.S3, "");
    handling.reject(office.intakeClerk, reported("首页乙处", Set.of()), "原文如此，不是差错");
    handling.abuse(office.intakeClerk, reported("首页丙处", Set.of(Doubt.TRAP)), "重复提交的乱码");
    reported("首页丁处", Set.of());
    var errors = of(month).errors();
    assertThat(errors.reports() - before.reports()).isEqualTo(3);
    assertThat(errors.looked() - before.looked()).isEqualTo(2);
    assertThat(errors.confirmed() - before.confirmed()).isEqualTo(1);
    assertThat(of(month.minusMonths(1)).errors().reports()).isZero();
  }

  private void given(LocalDate day) {
    roster.substitute(office.publicityHead, day, office.editorOne.staffNo(), "", morning(day));
  }

  @Test
  @DisplayName("值班：签名交班的、漏岗的、没有安排人的分得清；读过的页面九十日内算，下个月的不算")
  void duty() {
    var month = YearMonth.of(2027, 1);
    office.released(ItemKind.NOTICE, "值班要读的通知");
    var read = month.atDay(5);
    given(read);
    given(read.plusDays(1));
    reading.start(office.editorOne, morning(read));
    var lines = sheets.of(office.editorOne, read, morning(read)).lines();
    var faulty = lines.stream().filter(l -> l.path().startsWith("/art/")).findFirst().orElseThrow();
    for (var line : lines) {
      var mine = line.n() == faulty.n();
      reading.mark(
          office.editorOne,
          line.n(),
          mine ? Verdict.FAULT : Verdict.FINE,
          mine ? "日期写错了，应当是六月" : "",
          "",
          ErrorKind.FACT,
          morning(read));
    }
    reading.submit(office.editorOne, "都读过了", "", morning(read));
    watch.sweep(morning(read.plusDays(3)));
    var duty = of(month).duty();
    assertThat(duty.days()).isEqualTo(31);
    assertThat(duty.signed()).isEqualTo(1);
    assertThat(duty.missed()).isEqualTo(1);
    assertThat(duty.faults()).isEqualTo(1);
    assertThat(duty.looked()).isPositive();
    assertThat(duty.read()).isPositive().isLessThanOrEqualTo(duty.pages());
    assertThat(of(month.plusMonths(3)).duty().read()).as("ninety days are over").isZero();
    assertThat(of(month.minusMonths(1)).duty().read()).as("nobody had read yet").isZero();
  }

  private void visit(LocalDate day, int millis, boolean opened) {
    db.sql("insert into site_visit (at, millis, opened) values (?, ?, ?)")
        .params(morning(day).atOffset(ZoneOffset.UTC), millis, opened)
        .update();
  }

  private void link(String key, LocalDate day, boolean falseAlarm) {
    var id =
        db.sql(
                """
                insert into inspection_fault (key, kind, page, place, words, evidence, unit_id, at)
                values (?, 'DEAD_LINK', '/index.html', '正文', '链接打不开', '404', ?, ?) returning id
                """)
            .params(key, office.publicity.id(), morning(day).atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single();
    db.sql("insert into inspection_sighting (fault_id, scan_id, at) values (?, 1, ?)")
        .params(id, morning(day).atOffset(ZoneOffset.UTC))
        .update();
    if (falseAlarm) {
      db.sql(
              "insert into inspection_judgment (fault_id, decision, reason, person_id) values (?, 'FALSE_ALARM', '对方拒绝机器访问', ?)")
          .params(id, office.publicityHead.id())
          .update();
    }
  }

  @Test
  @DisplayName("站点健康：十五秒没有打开的算不可用；误报的链接不算；证书按月末以后几天说，没有登记的不说")
  void health() {
    var month = YearMonth.of(2023, 3);
    assertThat(of(month).health().lasts()).isNull();
    visit(month.atDay(3), 14_999, true);
    visit(month.atDay(3), 15_000, true);
    visit(month.atDay(4), 200, false);
    visit(month.plusMonths(1).atDay(1), 200, false);
    link("aaaaaaaaaaaaaaaaaaaaaaa1", month.atDay(7), false);
    link("aaaaaaaaaaaaaaaaaaaaaaa2", month.atDay(7), true);
    link("aaaaaaaaaaaaaaaaaaaaaaa3", month.plusMonths(1).atDay(7), false);
    var entry =
        db.sql(
                "insert into register_entry (kind, unit_id, person_id, at) values ('CERTIFICATE', ?, ?, ?) returning id")
            .params(
                office.publicity.id(),
                office.publicityHead.id(),
                morning(month.atDay(2)).atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single();
    db.sql(
            "insert into register_version (entry_id, n, content, due, person_id, at) values (?, 1, '{}', ?, ?, ?)")
        .params(
            entry,
            month.plusMonths(1).atDay(10),
            office.publicityHead.id(),
            morning(month.atDay(2)).atOffset(ZoneOffset.UTC))
        .update();
    var health = of(month).health();
    assertThat(health.visits()).isEqualTo(3);
    assertThat(health.failed()).isEqualTo(2);
    assertThat(health.links()).isEqualTo(1);
    assertThat(health.lasts()).isEqualTo(10);
  }

  @Test
  @DisplayName("考评：确认那个月算，别的月不算；得分与账上加起来的相同")
  void assessed() {
    var first = LocalDate.of(2025, 2, 1);
    var period = assessing.open(office.publicityHead, first, first.plusDays(27), morning(first));
    assessing.calculate(office.publicityHead, period, morning(LocalDate.of(2025, 3, 3)));
    assessing.show(office.publicityHead, period, morning(LocalDate.of(2025, 3, 3)));
    collecting.sweep(morning(LocalDate.of(2025, 3, 20)));
    assessing.confirm(office.publicityHead, period, morning(LocalDate.of(2025, 3, 20)));
    var march = assessedIn(YearMonth.of(2025, 3));
    assertThat(march.scores())
        .extracting(Facts.Marked::unit)
        .contains("危化监管处", "办公室")
        .doesNotContain("厅领导");
    assertThat(march.scores()).extracting(Facts.Marked::total).allMatch(t -> t.signum() > 0);
    assertThat(march.objections()).isZero();
    assertThat(assessedIn(YearMonth.of(2025, 2)).scores()).isEmpty();
  }

  private Facts.Assessed assessedIn(YearMonth month) {
    return assessedFacts.of(
        month.atDay(1).atStartOfDay(Shenfa.ZONE).toInstant(),
        month.plusMonths(1).atDay(1).atStartOfDay(Shenfa.ZONE).toInstant());
  }
}
