package org.shenfa.boards;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.services.Guides;
import org.shenfa.site.SiteSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 一年的计数: what the records and settings of the product say of a year. */
@Repository
class YearTallies {
  private static final String COUNTS =
      """
      with first_reply as (select c.case_id, min(c.at) as at from course c where c.procedure = 'letter' and c.event = 'REPLY' group by c.case_id),
        feedback as (select s.item_id, min(r.released_at) as at from solicitation s join solicitation_feedback f on f.item_id = s.item_id
          join release r on r.item_id = f.reply_id group by s.item_id),
        out as (select l.category, l.kind from item_listing l where l.released_at >= :from and l.released_at < :until and l.kind <> 'SITE_ARRANGEMENT')
      select (select count(*) from out) as released,
        (select count(*) from out where category = 'NEWS') as news,
        (select count(*) from out where category = 'GOVERNMENT_INFORMATION') as catalogue,
        (select count(*) from out where kind = 'INTERPRETATION') as interpreted,
        (select count(*) from topic t join topic_application a on a.id = t.application_id where a.starts < :next and a.ends >= :day) as topics_kept,
        (select count(*) from topic t where t.at >= :from and t.at < :until) as topics_new,
        (select count(distinct c.case_id) from course c where c.procedure = 'concern' and c.event = 'RESPOND' and c.at >= :from and c.at < :until) as concerns,
        (select count(*) from letter where received_at >= :from and received_at < :until) as letters,
        (select count(*) from first_reply where at >= :from and at < :until) as replied,
        (select avg(extract(epoch from f.at - l.received_at) / 86400) from first_reply f join letter l on l.id = f.case_id
          where f.at >= :from and f.at < :until) as average,
        (select count(*) from course c where c.procedure = 'letter' and c.event = 'PUBLISH' and c.at >= :from and c.at < :until) as published,
        (select count(*) from solicitation where opened_at >= :from and opened_at < :until) as surveys,
        (select count(*) from remark_receipt where received_at >= :from and received_at < :until) as opinions,
        (select count(*) from feedback where at >= :from and at < :until) as results
      """;

  private final JdbcClient db;
  private final Guides guides;
  private final SiteSettings site;

  YearTallies(JdbcClient db, Guides guides, SiteSettings site) {
    this.db = db;
    this.guides = guides;
    this.site = site;
  }

  /** Every row that is not typed. */
  Map<YearLine, String> of(Year year) {
    var all = new EnumMap<YearLine, String>(YearLine.class);
    all.put(YearLine.SITE_NAME, site.name());
    all.put(YearLine.HOME_PAGE, site.domain());
    all.put(YearLine.SITE_CODE, site.idCode());
    all.put(YearLine.ICP, site.icp());
    all.put(YearLine.POLICE, site.police());
    all.put(
        YearLine.GUIDES,
        Long.toString(guides.all().stream().filter(g -> g.releasedAt() != null).count()));
    all.putAll(counted(year));
    return all;
  }

  private Map<YearLine, String> counted(Year year) {
    var from = YearMonth.of(year.getValue(), 1);
    return db.sql(COUNTS)
        .param("from", MonthTallies.start(from))
        .param("until", MonthTallies.start(from.plusYears(1)))
        .param("day", from.atDay(1))
        .param("next", from.plusYears(1).atDay(1))
        .query((row, n) -> {
          var all = new EnumMap<YearLine, String>(YearLine.class);
          all.put(YearLine.RELEASED, row.getString("released"));
          all.put(YearLine.NEWS, row.getString("news"));
          all.put(YearLine.CATALOGUE, row.getString("catalogue"));
          all.put(YearLine.INTERPRETED, row.getString("interpreted"));
          all.put(YearLine.TOPICS_KEPT, row.getString("topics_kept"));
          all.put(YearLine.TOPICS_NEW, row.getString("topics_new"));
          all.put(YearLine.CONCERNS, row.getString("concerns"));
          all.put(YearLine.LETTERS, row.getString("letters"));
          all.put(YearLine.REPLIED, row.getString("replied"));
          all.put(YearLine.AVERAGE, average(row.getBigDecimal("average")));
          all.put(YearLine.PUBLISHED, row.getString("published"));
          all.put(YearLine.SURVEYS, row.getString("surveys"));
          all.put(YearLine.OPINIONS, row.getString("opinions"));
          all.put(YearLine.RESULTS, row.getString("results"));
          return all;
        })
        .single();
  }

  private static String average(@Nullable BigDecimal days) {
    return Optional.ofNullable(days)
        .map(d -> d.setScale(1, RoundingMode.HALF_UP).toPlainString())
        .orElse("0");
  }

  /** Where the records behind a row are looked at; empty where the desk has no list of them. */
  static String evidence(YearLine line, Year year) {
    var days =
        "from=%s&to=%s"
            .formatted(LocalDate.of(year.getValue(), 1, 1), LocalDate.of(year.getValue(), 12, 31));
    var items = "/desk/items?dated=RELEASED&" + days;
    return switch (line) {
      case RELEASED -> items;
      case NEWS -> items + "&category=NEWS";
      case CATALOGUE -> items + "&category=GOVERNMENT_INFORMATION";
      case INTERPRETED -> items + "&kind=INTERPRETATION";
      case TOPICS_KEPT, TOPICS_NEW -> "/desk/topics";
      case CONCERNS -> "/desk/concerns";
      case GUIDES -> "/desk/services";
      case LETTERS, REPLIED, AVERAGE, PUBLISHED -> "/desk/letters";
      case SURVEYS, OPINIONS, RESULTS -> "/desk/solicitations";
      case SITE_NAME,
          HOME_PAGE,
          HOST,
          SITE_KIND,
          SITE_CODE,
          ICP,
          POLICE,
          VISITORS,
          VISITS,
          OVERVIEW,
          MATERIALS,
          PRODUCTS,
          COMMENTARIES,
          HAS_CATALOGUE,
          REGISTERED,
          ONLINE,
          HANDLED,
          HANDLED_PEOPLE,
          HANDLED_FIRMS,
          UNIFIED,
          INTERVIEWS,
          INTERVIEW_QUESTIONS,
          INTERVIEW_ANSWERS,
          SMART,
          CHECKS,
          PROBLEMS,
          FIXED,
          MONITORING,
          DRILL,
          RESPONSIBLE,
          MOBILE,
          WEIBO,
          WECHAT,
          OTHER_MEDIA,
          SEARCH,
          LANGUAGES,
          ACCESSIBLE,
          PERSONAL,
          OTHER_INNOVATION ->
          "";
    };
  }
}
