package org.shenfa.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.inspection.FaultKind;
import org.shenfa.inspection.Judging;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 读网单的生成: what a day's reader is to look at, from what the product knows at that moment. */
@Service
class SheetMaking {
  static final int SAMPLE = 10;
  static final int LONG_UNREAD = 5;

  /** A page nobody read for so many days counts as unread. */
  static final int LONG = 90;

  private static final int VIEWS_OF = 30;

  private final JdbcClient db;
  private final Judging judging;

  SheetMaking(JdbcClient db, Judging judging) {
    this.db = db;
    this.judging = judging;
  }

  /** One line before it has a number. */
  record Matter(
      LineKind kind, String subject, String why, String path, String link, @Nullable Long item) {
    static Matter page(LineKind kind, String subject, String why, String path, long item) {
      return new Matter(kind, subject, why, path, "", item);
    }

    static Matter desk(LineKind kind, String subject, String why, String link) {
      return new Matter(kind, subject, why, "", link, null);
    }
  }

  /**
   * Everything for the sheet of a day that is begun at a moment, in the order in which it is read.
   */
  List<Matter> of(LocalDate day, Instant now) {
    var all = new ArrayList<Matter>();
    all.add(new Matter(LineKind.SITE, "首页能打开，头条和最近更新是对的", "每天都看", "/index.html", "", null));
    all.add(new Matter(LineKind.SITE, "网站文件与放行记录一致，没有被动过的", "每天都看", "", "/desk/site", null));
    all.addAll(handover(day));
    all.addAll(faults());
    all.addAll(tickets());
    var released = released(day, now);
    all.addAll(released);
    all.addAll(columns(day));
    all.addAll(letters(now));
    all.addAll(solicitations(now));
    var pages =
        pages(
            day,
            released.stream()
                .flatMap(m -> Stream.ofNullable(m.item()))
                .collect(Collectors.toSet()));
    var unread =
        pages.stream()
            .filter(p -> p.unread(day) >= LONG)
            .sorted(
                Comparator.comparingLong((Sampling.Page p) -> -p.unread(day))
                    .thenComparingLong(Sampling.Page::item))
            .limit(LONG_UNREAD)
            .toList();
    for (var page : unread) {
      all.add(
          Matter.page(
              LineKind.LONG_UNREAD,
              page.title(),
              "%d 天没有人读过".formatted(page.unread(day)),
              page.path(),
              page.item()));
    }
    var left = new HashSet<>(pages);
    left.removeAll(unread);
    for (var page : Sampling.draw(List.copyOf(left), SAMPLE, day)) {
      all.add(
          Matter.page(
              LineKind.SAMPLE,
              page.title(),
              page.read() == null ? "还没有人值班读过" : "上次值班读过是 " + page.read(),
              page.path(),
              page.item()));
    }
    return all;
  }

  private List<Matter> handover(LocalDate day) {
    return db.sql(
            """
            select d.day, h.tomorrow, h.note from duty_handover h join duty_day d on d.id = h.day_id
            where d.day < ? order by d.day desc limit 1
            """)
        .param(day)
        .query((row, n) ->
            Matter.desk(
                LineKind.HANDOVER,
                row.getString("tomorrow").isBlank()
                    ? "上一班没有留话"
                    : row.getString("tomorrow")
                        .lines()
                        .collect(Collectors.joining(" "))
                        .strip()
                        .transform(w -> w.length() > 380 ? w.substring(0, 380) + "…" : w),
                row.getObject("day", LocalDate.class) + " 的交班",
                "/desk/duty/" + row.getObject("day", LocalDate.class)))
        .list();
  }

  /** What the inspection found and nobody has judged, where there is any. */
  private List<Matter> faults() {
    var grave = 0;
    var others = 0;
    for (var entry : judging.open(0).entrySet()) {
      if (entry.getKey().gravity() == FaultKind.Gravity.GRAVE) {
        grave += entry.getValue();
      } else {
        others += entry.getValue();
      }
    }
    return grave + others == 0
        ? List.of()
        : List.of(
            Matter.desk(
                LineKind.INSPECTION,
                "%d 处严重、%d 处其他的问题没有人认定".formatted(grave, others),
                "巡检发现的，逐处认定或者交办",
                "/desk/inspection"));
  }

  private List<Matter> tickets() {
    return db
        .sql(
            """
            select count(*) from course_now c where c.procedure = 'ticket' and c.state not in ('AT_UNIT', 'DUPLICATE', 'ABUSE', 'CLOSED')
            """)
        .query(Integer.class)
        .list()
        .stream()
        .filter(n -> n > 0)
        .map(
            n -> Matter.desk(LineKind.TICKETS, n + " 张纠错单等网站办", "报来的要定级，改好的要换人核对", "/desk/tickets"))
        .toList();
  }

  private List<Matter> released(LocalDate day, Instant now) {
    return db.sql(
            """
            select c.item_id, c.path, c.released_at, l.title from current_release c join item_listing l on l.item_id = c.item_id
            where c.released_at >= :from and c.released_at < :now order by c.released_at
            """)
        .param("from", day.minusDays(1).atStartOfDay(Shenfa.ZONE).toOffsetDateTime())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, n) ->
            Matter.page(
                LineKind.RELEASED,
                row.getString("title"),
                "昨天以来发布",
                row.getString("path"),
                row.getLong("item_id")))
        .list();
  }

  private List<Matter> columns(LocalDate day) {
    return db.sql(
            """
            select c.name, c.slug, c.window_days, c.last, c.last + c.window_days as due from (
              select k.name, k.slug, k.window_days, (max(l.released_at) at time zone 'Asia/Shanghai')::date as last
              from site_column k join item_listing l on k.slug = any (l.columns) and l.released_at is not null
                and l.state in ('RELEASED', 'UNCONFIRMED')
              where k.ended is null
              group by k.name, k.slug, k.window_days) c
            where c.last + c.window_days * 4 / 5 <= :day order by due
            """)
        .param("day", day)
        .query((row, n) ->
            Matter.desk(
                LineKind.COLUMN,
                row.getString("name"),
                "最近更新 %s，期限 %d 天，到 %s"
                    .formatted(
                        row.getObject("last", LocalDate.class),
                        row.getInt("window_days"),
                        row.getObject("due", LocalDate.class)),
                "/desk/columns"))
        .list();
  }

  private List<Matter> letters(Instant now) {
    return clocks("letter", "", now).stream()
        .map(c ->
            Matter.desk(
                LineKind.LETTERS,
                "%d 封已经超期，%d 封一天之内到期".formatted(c.late(), c.soon()),
                "看超期的由谁在办，要不要催",
                "/desk/letters"))
        .toList();
  }

  private List<Matter> solicitations(Instant now) {
    return clocks("solicitation", "SOLICITATION_FEEDBACK", now).stream()
        .map(c ->
            Matter.desk(
                LineKind.SOLICITATIONS,
                "%d 件反馈已经超期，%d 件一天之内到期".formatted(c.late(), c.soon()),
                "看公开页上写的期限对不对",
                "/desk/solicitations"))
        .toList();
  }

  private record Clocks(int late, int soon) {}

  /** One line where any clock of a procedure is over or nearly; none otherwise. */
  private List<Clocks> clocks(String procedure, String rule, Instant now) {
    return db
        .sql(
            """
            select count(*) filter (where end_at <= :now) as late, count(*) filter (where end_at > :now) as soon from deadline_now
            where procedure = :procedure and (:rule = '' or rule = :rule) and met_at is null and not dropped
              and end_at <= :now + interval '1 day'
            """)
        .param("procedure", procedure)
        .param("rule", rule)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, n) -> new Clocks(row.getInt("late"), row.getInt("soon")))
        .list()
        .stream()
        .filter(c -> c.late() + c.soon() > 0)
        .toList();
  }

  private List<Sampling.Page> pages(LocalDate day, Set<Long> without) {
    return db
        .sql(
            """
            select p.*, cardinality(l.files) as files, (p.first_released_at at time zone 'Asia/Shanghai')::date as out,
              coalesce((select sum(v.views) from view_day v where v.item_id = p.item_id and v.day > :from), 0) as views
            from page_reading p join item_listing l on l.item_id = p.item_id
            """)
        .param("from", day.minusDays(VIEWS_OF))
        .query((row, n) ->
            new Sampling.Page(
                row.getLong("item_id"),
                row.getString("path"),
                row.getString("title"),
                row.getObject("out", LocalDate.class),
                row.getObject("read_on", LocalDate.class),
                row.getLong("views"),
                row.getInt("files")))
        .list()
        .stream()
        .filter(p -> !without.contains(p.item()))
        .toList();
  }
}
