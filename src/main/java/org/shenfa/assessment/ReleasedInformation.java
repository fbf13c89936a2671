package org.shenfa.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.database.Moments;
import org.shenfa.regulation.Violations;
import org.shenfa.workdays.Calendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 政府信息的时效: whether government information came out within twenty working days of being formed
 * (article 10). One item is one line: in time on the day it came out, or late on the day after the
 * last one.
 */
@Repository
class ReleasedInformation implements Happenings {
  private static final int WORKING_DAYS = 20;

  private static final String INFORMATION =
      """
      select l.item_id, l.unit_id, l.title, l.created_at, l.released_at, l.clock_start,
        case when l.released_at is not null then (select convert_from(v.manifest, 'UTF8')::jsonb #>> '{document,formedOn}'
          from release r join revision v on v.digest = r.digest where r.item_id = l.item_id order by r.id limit 1) end as formed
      from item_listing l
      where l.category = 'GOVERNMENT_INFORMATION' and (l.released_at >= :from or l.released_at is null and l.clock_start is not null)
      """;

  private final JdbcClient db;
  private final Calendar calendar;

  ReleasedInformation(JdbcClient db, Calendar calendar) {
    this.db = db;
    this.calendar = calendar;
  }

  private record Row(
      long item, long unit, String title, LocalDate start, @Nullable Instant released) {}

  @Override
  public List<Happening> between(Instant from, Instant until, Instant now) {
    return db
        .sql(INFORMATION)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .query((row, n) ->
            new Row(
                row.getLong("item_id"),
                row.getLong("unit_id"),
                row.getString("title"),
                start(
                    row.getObject("clock_start", LocalDate.class),
                    row.getString("formed"),
                    Moments.of(row, "created_at")),
                Moments.orNull(row, "released_at")))
        .list()
        .stream()
        .flatMap(r -> happened(r, now).stream())
        .filter(h -> !h.event().at().isBefore(from) && h.event().at().isBefore(until))
        .toList();
  }

  private static LocalDate start(
      @Nullable LocalDate clock, @Nullable String formed, Instant created) {
    var made = created.atZone(Shenfa.ZONE).toLocalDate();
    if (clock != null) {
      return clock;
    }
    try {
      var said = formed == null ? made : LocalDate.parse(formed);
      return said.isBefore(made) ? said : made;
    } catch (DateTimeParseException e) {
      return made;
    }
  }

  private Optional<Happening> happened(Row row, Instant now) {
    try {
      var over =
          calendar
              .due(row.start(), WORKING_DAYS)
              .date()
              .plusDays(1)
              .atStartOfDay(Shenfa.ZONE)
              .toInstant();
      var out = row.released();
      if (out != null && out.isBefore(over)) {
        return Optional.of(happening(LineKind.INFORMATION_ON_TIME, row, out, "在二十个工作日内发布"));
      }
      return now.isBefore(over)
          ? Optional.empty()
          : Optional.of(happening(LineKind.INFORMATION_LATE, row, over, "二十个工作日内没有发布"));
    } catch (Violations noCalendar) {
      return Optional.empty();
    }
  }

  private static Happening happening(LineKind kind, Row row, Instant at, String what) {
    var title = row.title().length() > 200 ? row.title().substring(0, 200) : row.title();
    return new Happening(
        kind,
        row.unit(),
        new EventRef("publication", EventRef.Kind.ITEM, Long.toString(row.item()), at),
        "“" + title + "”" + what,
        "/desk/items/" + row.item());
  }
}
