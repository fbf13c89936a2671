package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.archive.ArchiveWork;
import org.shenfa.archive.InventoryResult;
import org.shenfa.archive.Registering;
import org.shenfa.archive.Working;
import org.shenfa.assessment.Area;
import org.shenfa.assessment.Assessing;
import org.shenfa.assessment.Collecting;
import org.shenfa.assessment.Objecting;
import org.shenfa.assessment.Scoring;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Validity;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.duty.DutyReading;
import org.shenfa.duty.DutySheets;
import org.shenfa.duty.DutyState;
import org.shenfa.duty.DutyWatch;
import org.shenfa.duty.Roster;
import org.shenfa.duty.Turn;
import org.shenfa.duty.Verdict;
import org.shenfa.letters.Answering;
import org.shenfa.letters.Assigning;
import org.shenfa.letters.Channel;
import org.shenfa.letters.LetterClocks;
import org.shenfa.letters.LetterForm;
import org.shenfa.letters.LetterKind;
import org.shenfa.letters.Receiving;
import org.shenfa.letters.Replying;
import org.shenfa.letters.Triage;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.procedures.QueryCode;
import org.shenfa.publication.ReleaseDeadline;
import org.shenfa.publication.ReleaseDeadlines;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.AnswerWay;
import org.shenfa.support.MovedClock;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.tickets.ErrorKind;
import org.shenfa.vault.Identity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * 一年: every day of 2025 is lived through, the clocks of product and database moved together. What
 * the product counted is compared with days counted here from the State Council's notice of that
 * year.
 */
@Tag("year")
@SpringBootTest(properties = "shenfa.origin=year.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("一年：逐日过完，期限、值班、考评、归档、日志都对得上")
class SimulatedYearStory {
  private static final int YEAR = 2025;
  private static final LocalDate FIRST = LocalDate.of(YEAR, 1, 1);

  /**
   * The year ends earlier where somebody has less time; a quarter is the least that tells anything.
   */
  private static final LocalDate LAST =
      LocalDate.parse(System.getProperty("shenfa.year.last", "2025-12-31"));

  private static final int DAYS = (int) (LAST.toEpochDay() - FIRST.toEpochDay()) + 1;
  private static final int RELEASES = Integer.getInteger("shenfa.year.releases", 5_000);
  private static final int LETTERS = Integer.getInteger("shenfa.year.letters", 3_000);
  private static final long SEED = Long.getLong("shenfa.seed", 20250101L);
  private static final Identity NOBODY = new Identity("", "", "", "", "");

  /** 国办发明电〔2024〕12号 and 〔2025〕7号, as far as these days go: days off, and weekends worked. */
  private static final Set<LocalDate> OFF =
      days(
          "2025-01-01/1",
          "2025-01-28/8",
          "2025-04-04/3",
          "2025-05-01/5",
          "2025-05-31/3",
          "2025-10-01/8",
          "2026-01-01/3");

  private static final Set<LocalDate> WORKED =
      days(
          "2025-01-26/1",
          "2025-02-08/1",
          "2025-04-27/1",
          "2025-09-28/1",
          "2025-10-11/1",
          "2026-01-04/1");

  @Autowired Office office;
  @Autowired Receiving receiving;
  @Autowired Triage triage;
  @Autowired Answering answering;
  @Autowired Replying replying;
  @Autowired Assigning assigning;
  @Autowired LetterClocks letterClocks;
  @Autowired Deadlines deadlines;
  @Autowired ReleaseDeadlines releaseDeadlines;
  @Autowired Roster roster;
  @Autowired DutySheets sheets;
  @Autowired DutyReading reading;
  @Autowired DutyWatch watch;
  @Autowired Assessing assessing;
  @Autowired Objecting objecting;
  @Autowired Collecting collecting;
  @Autowired Scoring scoring;
  @Autowired Registering registering;
  @Autowired Working working;
  @Autowired JdbcClient db;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private static final List<ItemKind> KINDS =
      List.of(
          ItemKind.NOTICE,
          ItemKind.ORDINARY_NEWS,
          ItemKind.FORMAL_DOCUMENT,
          ItemKind.NOTICE,
          ItemKind.ORDINARY_NEWS);

  private static final String ANSWER =
      "您好。危险化学品经营许可证有效期为三年，期满三个月前向发证机关提出延期申请，材料齐全的，十个工作日内办结，不收取费用。";
  private static final String BASIS = "危险化学品经营许可证管理办法第十八条";

  /** A second unit, so that a letter can be given to another one. */
  private record Second(long unit, Person clerk, Person secrecy, Person head) {}

  private @Nullable Second second;

  private Second mines() {
    var known = second;
    if (known == null) {
      var unit = office.units.establish(null, UnitKind.DIVISION, "矿山安全监督管理处", "矿山监管处", 9);
      known =
          new Second(
              unit.id(),
              office.hired("矿山承办", unit, PostKind.CLERK),
              office.hired("矿山保密", unit, PostKind.SECRECY_REVIEWER),
              office.hired("矿山处长", unit, PostKind.UNIT_HEAD));
      second = known;
    }
    return known;
  }

  private final Map<LocalDate, List<Act>> plan = new HashMap<>();
  private final Map<Long, Life> lives = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int released;
  private int lateDocuments;
  private final Map<LocalDate, Long> quarters = new TreeMap<>();
  private long size;
  private long events;

  private interface Act {
    void on(LocalDate day, Instant now);
  }

  /** What was done to a letter, and when. */
  private static final class Life {
    private final LocalDate received;
    private @Nullable LocalDate assigned;
    private @Nullable LocalDate answered;
    private boolean returned;

    private Life(LocalDate received) {
      this.received = received;
    }

    private LocalDate assigned() {
      return Objects.requireNonNull(assigned);
    }
  }

  private static Set<LocalDate> days(String... spans) {
    var all = new java.util.TreeSet<LocalDate>();
    for (var span : spans) {
      var parts = span.split("/");
      var first = LocalDate.parse(parts[0]);
      first.datesUntil(first.plusDays(Long.parseLong(parts[1]))).forEach(all::add);
    }
    return all;
  }

  private static boolean working(LocalDate day) {
    return WORKED.contains(day) || day.getDayOfWeek().getValue() < 6 && !OFF.contains(day);
  }

  /** The so manieth working day after a day. */
  private static LocalDate after(LocalDate day, int count) {
    var on = day;
    for (var left = count; left > 0; ) {
      on = on.plusDays(1);
      left -= working(on) ? 1 : 0;
    }
    return on;
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return LocalDateTime.of(day, time).atZone(Shenfa.ZONE).toInstant();
  }

  private void later(LocalDate day, Act act) {
    plan.computeIfAbsent(day, d -> new ArrayList<>()).add(act);
  }

  private void check(boolean right, String words, @Nullable Object... of) {
    if (!right) {
      wrong.add(words.formatted(of));
    }
  }

  @Test
  @Proves({Clause.MEASURES_10_1, Clause.MEASURES_19_1, Clause.MEASURES_25_1, Clause.MEASURES_26_1})
  @DisplayName("三百六十五个值班日，五千次放行，三千封来信")
  void aYear() throws Exception {
    var clock = MovedClock.ofThisProcess().orElse(null);
    assumeTrue(clock != null, "只在 bin/test --year 里运行：需要 libfaketime");
    System.out.println("a year: seed " + SEED);
    var begun = System.nanoTime();
    var workdays = FIRST.datesUntil(LAST.plusDays(1)).filter(SimulatedYearStory::working).toList();
    for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      var now = clock.to(at(day, LocalTime.of(9, 0)));
      sweep(now);
      quarter(day, now);
      duty(day, now);
      letters(day, share(LETTERS, day.getDayOfYear(), DAYS));
      for (var act : plan.getOrDefault(day, List.of())) {
        act.on(day, Instant.now());
      }
      if (working(day)) {
        releases(day, share(RELEASES, workdays.indexOf(day) + 1, workdays.size()));
      }
    }
    for (var day = LAST.plusDays(1); !day.isAfter(LAST.plusDays(40)); day = day.plusDays(1)) {
      var now = clock.to(at(day, LocalTime.of(9, 0)));
      sweep(now);
      quarter(day, now);
      for (var act : plan.getOrDefault(day, List.of())) {
        act.on(day, Instant.now());
      }
    }
    letterClocksAreRight();
    dutyIsRight();
    scoresAreRight();
    archiveIsWhole();
    assertThat(wrong).isEmpty();
    assertThat(db.sql("select count(*) from release").query(Integer.class).single())
        .isEqualTo(released)
        .isEqualTo(RELEASES);
    report((System.nanoTime() - begun) / 1_000_000_000 - clock.moved().toSeconds());
  }

  /** How many of a whole fall on the n-th of so many parts. */
  private static int share(int whole, int n, int parts) {
    return (int) ((long) whole * n / parts - (long) whole * (n - 1) / parts);
  }

  private void sweep(Instant now) {
    deadlines.sweep(now);
    letterClocks.sweep(now);
    watch.sweep(now);
    collecting.sweep(now);
    registering.register(now);
  }

  // Letters.

  private void letters(LocalDate day, int count) {
    for (var n = 0; n < count; n++) {
      var id = letter(n);
      var life = new Life(day);
      lives.put(id, life);
      later(after(day, random.nextInt(3) == 0 ? 2 : 1), (on, now) -> assigned(id, life, on, now));
    }
  }

  private long letter(int n) {
    var form =
        new LetterForm(
            LetterKind.CONSULTATION,
            "许可证怎样延期" + lives.size(),
            "请问第 %d 号许可证怎样延期？".formatted(lives.size()),
            "",
            NOBODY,
            false);
    var receipt =
        n % 2 == 0
            ? receiving.submit(QueryCode.fresh(), form, List.of())
            : receiving.enter(
                office.intakeClerk, Channel.PHONE, form, Instant.now(), Instant.now());
    letterClocks.sweep(Instant.now());
    return db.sql("select id from letter where number = ?")
        .param(receipt.number())
        .query(Long.class)
        .single();
  }

  private void assigned(long id, Life life, LocalDate day, Instant now) {
    new AnswerWay(office, triage, answering, replying).assigned(id, now);
    life.assigned = day;
    var chance = random.nextInt(100);
    if (chance < 3) {
      later(after(day, 2), (on, at) -> returned(id, life, on, at));
    } else if (chance < 97) {
      later(
          after(day, chance < 85 ? 1 + random.nextInt(4) : 5 + random.nextInt(3)),
          (on, at) -> answered(id, life, on, at));
    }
  }

  /** Sent back, and given to the mines division: the four days begin anew. */
  private void returned(long id, Life life, LocalDate day, Instant now) {
    answering.giveBack(office.head, id, "不属于本处职责", "矿山监管处", now);
    assigning.reassign(office.intakeClerk, id, mines().unit(), now);
    life.returned = true;
    life.assigned = day;
    later(
        after(day, 3),
        (on, at) -> {
          answering.draft(
              mines().clerk(), id, new Answering.Drafted(ANSWER, BASIS, List.of(0), "口径一致"), at);
          answering.secrecy(mines().secrecy(), id, true, "", at);
          answering.approve(mines().head(), id, at);
          replying.reply(office.editorOne, id, at);
          life.answered = on;
        });
  }

  private void answered(long id, Life life, LocalDate day, Instant now) {
    new AnswerWay(office, triage, answering, replying).answered(id, ANSWER, BASIS, now);
    life.answered = day;
  }

  private record Clocked(LocalDate due, boolean late, boolean met) {}

  private @Nullable Clocked clocked(long letter, String rule) {
    return db.sql(
            """
            select (end_at - interval '1 second') at time zone 'Asia/Shanghai' as due, late, met_at is not null as met
            from deadline_now where procedure = 'letter' and case_id = ? and rule = ? order by id desc limit 1
            """)
        .params(letter, rule)
        .query((row, n) ->
            new Clocked(
                row.getTimestamp("due").toLocalDateTime().toLocalDate(),
                row.getBoolean("late"),
                row.getBoolean("met")))
        .optional()
        .orElse(null);
  }

  private @Nullable LocalDate taken(long letter, String event) {
    return db.sql(
            "select (at at time zone 'Asia/Shanghai')::date from course where procedure = 'letter' and case_id = ? and event = ?")
        .params(letter, event)
        .query(LocalDate.class)
        .optional()
        .orElse(null);
  }

  /**
   * Day for day: the unit's four, the writer's six, what is late, when nobody's rating closes it,
   * and when it is put away.
   */
  private void letterClocksAreRight() {
    assertThat(lives).hasSize(LETTERS);
    lives.forEach((id, life) -> {
      var promise = clocked(id, "LETTER_PROMISE");
      check(
          promise != null && promise.due().equals(after(life.received, 6)),
          "来信 %d 的答应日 %s",
          id,
          promise);
      var answer = clocked(id, "LETTER_ANSWER");
      var assigned = Objects.requireNonNull(life.assigned);
      var due = after(assigned, 4);
      check(
          answer != null && answer.due().equals(due),
          "来信 %d 转办 %s，期限 %s，应为 %s",
          id,
          assigned,
          answer,
          due);
      var late = life.answered == null || life.answered.isAfter(due);
      check(answer != null && answer.late() == late, "来信 %d 是否超期：%s", id, answer);
      var closed = life.answered == null ? null : after(life.answered, 15).plusDays(1);
      var ended = taken(id, "WINDOW_ENDS");
      check(Objects.equals(ended, closed), "来信 %d 没有人评价，应在 %s 办结：%s", id, closed, ended);
      var kept = taken(id, "ARCHIVE");
      var away = closed == null ? null : closed.plusDays(90);
      check(
          kept == null
              ? away == null || !away.isBefore(LAST.plusDays(40))
              : away != null && !kept.isBefore(away) && !kept.isAfter(away.plusDays(1)),
          "来信 %d 办结九十天，应在 %s 归档：%s",
          id,
          away,
          kept);
    });
  }

  // Releases.

  private void releases(LocalDate day, int count) {
    for (var n = 0; n < count; n++) {
      var kind = KINDS.get(released % KINDS.size());
      if (kind == ItemKind.FORMAL_DOCUMENT) {
        document(day);
      } else {
        office.released(kind, "第 %d 件：%s的%s".formatted(released + 1, day, kind.label()));
      }
      released++;
    }
  }

  /** A document formed up to thirty working days ago; whether it is late is counted here, too. */
  private void document(LocalDate day) {
    var formed = day.minusDays(random.nextInt(45));
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.FORMAL_DOCUMENT);
    var number = "江应急〔%d〕%d号".formatted(formed.getYear(), 1000 + released);
    var text =
        office
            .text(item, ItemKind.FORMAL_DOCUMENT, "第 %d 件：关于安全生产的通知".formatted(released + 1))
            .withDocument(
                new Manifest.Document(
                    number,
                    "江海省应急管理厅",
                    formed,
                    "安全生产",
                    Validity.VALID,
                    "990000001/%d-%05d".formatted(formed.getYear(), 1000 + released),
                    false,
                    true));
    var revision = office.drafting.save(office.clerk, item.id(), 0, text);
    var deadline = releaseDeadlines.of(item.id(), day).orElse(null);
    var due = after(formed, 20);
    check(
        deadline != null && deadline.due() != null && deadline.due().date().equals(due),
        "公文 %s 形成 %s，期限应为 %s",
        number,
        formed,
        due);
    var late = day.isAfter(due);
    check(
        deadline != null && (deadline.standing() == ReleaseDeadline.Standing.LATE) == late,
        "公文 %s 在 %s 是否超期应为 %s",
        number,
        day,
        late);
    if (late) {
      releaseDeadlines.explain(office.clerk, item.id(), "等待上级文件印发", day);
      lateDocuments++;
    }
    office.released(office.cleared(revision), null);
    check(releaseDeadlines.of(item.id(), day).isEmpty(), "公文 %s 放行以后期限应当停止", number);
  }

  // Days of reading.

  private static boolean missed(LocalDate day) {
    return day.getDayOfYear() % 45 == 0;
  }

  private void duty(LocalDate day, Instant now) {
    if (roster.gaps(day).contains(day) || day.getDayOfWeek().getValue() == 1) {
      roster.plan(office.publicityHead, day.plusDays(30), now);
    }
    if (missed(day)) {
      return;
    }
    var turn = roster.on(day).orElseThrow();
    var reader = office.organization.person(turn.person());
    reading.start(reader, now);
    for (var line : sheets.of(reader, day, now).lines()) {
      reading.mark(reader, line.n(), Verdict.FINE, "", "", ErrorKind.OTHER, now);
    }
    reading.submit(reader, "都读过了", "", now);
  }

  private void dutyIsRight() {
    var turns = roster.between(FIRST, LAST);
    assertThat(turns).extracting(Turn::day).doesNotHaveDuplicates().hasSize(DAYS);
    for (var turn : turns) {
      check(
          (turn.state() == DutyState.MISSED) == missed(turn.day()),
          "值班 %s：%s",
          turn.day(),
          turn.state());
    }
    var each = turns.stream().collect(Collectors.groupingBy(Turn::person, Collectors.counting()));
    var most = each.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    var least = each.values().stream().mapToLong(Long::longValue).min().orElseThrow();
    check(most - least <= 5, "值班不均：%s", each);
  }

  // Assessments.

  /**
   * A quarter is opened on its first day and calculated after its last; a week later it is
   * confirmed.
   */
  private void quarter(LocalDate day, Instant now) {
    if (day.getDayOfMonth() != 1 || day.getMonthValue() % 3 != 1) {
      return;
    }
    if (!day.isAfter(LAST)) {
      quarters.put(
          day, assessing.open(office.publicityHead, day, day.plusMonths(3).minusDays(1), now));
    }
    var over = quarters.get(day.minusMonths(3));
    if (over != null) {
      assessing.calculate(office.publicityHead, over, now);
      assessing.show(office.publicityHead, over, now);
      objected(over, now);
      later(day.plusDays(20), (on, at) -> assessing.confirm(office.publicityHead, over, at));
    }
  }

  /** The head objects to a late letter; one in two objections is upheld. */
  private void objected(long period, Instant now) {
    var late =
        db.sql(
                "select id from assessment_line where period_id = ? and unit_id = ? and kind = 'LETTER_LATE' order by id limit 1")
            .params(period, office.hazmat.id())
            .query(Long.class)
            .optional();
    if (late.isPresent()) {
      objecting.object(office.head, period, office.hazmat.id(), late.get(), "那几天系统停机检修", now);
      var objection = objecting.all(office.editorOne, period).getFirst().id();
      objecting.answer(
          office.editorOne, period, objection, quarters.size() % 2 == 0, "查过停机记录", now);
    }
  }

  private record Kept(String area, BigDecimal points, String kind, LocalDate day) {}

  /**
   * Scores are added up here again from the lines; the lines are those the letters of this year
   * make.
   */
  private void scoresAreRight() {
    assertThat(quarters).isNotEmpty();
    quarters.forEach((first, period) -> {
      var recount = scoring.recount(assessing.find(period)).orElseThrow();
      check(recount.same(), "%s 起的一季：现在的账算不出确认的得分", first);
      var lines =
          db.sql(
                  """
                  select area, points, kind, (event_at at time zone 'Asia/Shanghai')::date as day from assessment_line
                  where period_id = ? and unit_id = ? and corrects is null
                  """)
              .params(period, office.hazmat.id())
              .query((row, n) ->
                  new Kept(
                      row.getString("area"),
                      row.getBigDecimal("points"),
                      row.getString("kind"),
                      row.getObject("day", LocalDate.class)))
              .list();
      var score =
          scoring.standings(assessing.find(period), null).all().stream()
              .filter(s -> s.unit() == office.hazmat.id())
              .findFirst()
              .orElseThrow()
              .score();
      var corrected =
          db.sql(
                  "select area, points from assessment_line where period_id = ? and unit_id = ? and corrects is not null")
              .params(period, office.hazmat.id())
              .query((row, n) -> new Kept(row.getString(1), row.getBigDecimal(2), "", first))
              .list();
      for (var area : Area.values()) {
        var sum =
            Stream.concat(lines.stream(), corrected.stream())
                .filter(l -> l.area().equals(area.name()))
                .map(Kept::points)
                .reduce(BigDecimal.valueOf(20), BigDecimal::add);
        var held = sum.max(BigDecimal.ZERO).min(BigDecimal.valueOf(25));
        check(
            score.part(area).value().compareTo(held) == 0,
            "%s 起的一季 %s：%s，加起来是 %s",
            first,
            area,
            score.part(area).value(),
            held);
      }
      var until = first.plusMonths(3);
      var late = late().stream().filter(d -> !d.isBefore(first) && d.isBefore(until)).count();
      check(
          lines.stream().filter(l -> l.kind().equals("LETTER_LATE")).count() == late,
          "%s 起的一季：超期的信 %d 件",
          first,
          late);
    });
  }

  /** The day each late answer of the first unit became late. */
  private List<LocalDate> late() {
    return lives.values().stream()
        .filter(l -> !l.returned)
        .filter(l -> l.answered == null || l.answered.isAfter(after(l.assigned(), 4)))
        .map(l -> after(l.assigned(), 4).plusDays(1))
        .toList();
  }

  // The archive, and the log with it.

  private void archiveIsWhole() throws Exception {
    var counted = done(working.inventory(office.editorOne, YEAR, "年度清点"));
    var result = InventoryResult.of(Objects.requireNonNull(counted.result()));
    assertThat(result.whole()).as(String.valueOf(result.found())).isTrue();
    assertThat(result.packages()).isEqualTo(RELEASES);
    var bundle = working.file(done(working.year(office.editorOne, YEAR, "移交档案室"))).orElseThrow();
    size = Files.size(bundle);
    var said = Path.of("target/year-verified.txt");
    var code =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "tools/VerifyAudit.java",
                bundle.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    assertThat(code).as(Files.readString(said)).isZero();
    events = db.sql("select count(*) from audit_event").query(Long.class).single();
  }

  private ArchiveWork done(long work) throws InterruptedException {
    while (working.progress().isPresent()) {
      Thread.sleep(200);
    }
    return working.find(work).orElseThrow();
  }

  private void report(long seconds) throws IOException {
    var late =
        db.sql(
                "select count(distinct case_id) from deadline_now where procedure = 'letter' and rule = 'LETTER_ANSWER' and late")
            .query(Long.class)
            .single();
    Files.writeString(
        Path.of("target/year.md"),
        """
        ## A simulated year

        Written by `bin/test --year`: %s to %s lived through day by day, the clocks of product and database moved together; seed %d.

        | what | figure |
        |---|---|
        | days of reading | %d, %d of them missed and still missed |
        | releases | %d, of them documents past their twenty working days %d |
        | letters | %d, late with the four working days %d; every term as counted from the State Council's notice |
        | assessments | %d, each made again from its lines to the same bytes; every score added up a second time |
        | archive | %d packages, none missing, none different; the year's bundle has %d MB and verifies on a bare JDK |
        | log | %d events, the whole of it replayed by the verifier |
        | the whole year took | %d min %d s |
        """
            .formatted(
                FIRST,
                LAST,
                SEED,
                DAYS,
                DAYS / 45,
                RELEASES,
                lateDocuments,
                LETTERS,
                late,
                quarters.size(),
                RELEASES,
                size / 1_000_000,
                events,
                seconds / 60,
                seconds % 60));
  }
}
