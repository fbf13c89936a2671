package org.shenfa.reprints;

import static org.shenfa.regulation.Clause.MEASURES_11_6;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Moments;
import org.shenfa.organization.Person;
import org.shenfa.outbound.Fetched;
import org.shenfa.outbound.Outbound;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 来源巡查: looks at the sources of live reprints, and what was done about what they found. */
@Service
public class Sightings {
  private static final String OPEN =
      """
      select s.id, s.item_id, s.seen_on, s.outcome, s.detail, s.at from reprint_sighting s
      where s.outcome in ('CHANGED', 'MOVED', 'GONE')
        and not exists (select from reprint_sighting n where n.item_id = s.item_id and n.id > s.id and n.outcome <> 'UNKNOWN')
        and not exists (select from reprint_handling h join reprint_sighting o on o.id = h.sighting_id
          where o.item_id = s.item_id and o.outcome = s.outcome and o.digest = s.digest)
      order by s.id
      """;

  private final JdbcClient db;
  private final Reprints reprints;
  private final Outbound outbound;
  private final AuditTrail trail;

  Sightings(JdbcClient db, Reprints reprints, Outbound outbound, AuditTrail trail) {
    this.db = db;
    this.reprints = reprints;
    this.outbound = outbound;
    this.trail = trail;
  }

  /** Opens the source of a live reprint; no transaction waits for somebody else's server. */
  public Fetched visit(String link) {
    return outbound.fetch(URI.create(link));
  }

  /**
   * Notes what a look at the source found, once a day. A text pasted by hand is measured from the
   * first look that sees its source.
   */
  @Transactional
  public Sighting note(long itemId, String item, String link, Fetched seen, LocalDate today) {
    var before = reprints.snapshot(itemId).filter(s -> s.link().equals(link));
    var found = compare(seen, before, itemId, link);
    var id =
        db.sql(
                "insert into reprint_sighting (item_id, seen_on, outcome, detail, digest) values (?, ?, ?, ?, ?) returning id")
            .params(itemId, today, found.outcome().name(), found.detail(), found.digest())
            .query(Long.class)
            .single();
    if (found.outcome().task()) {
      trail.append(
          Entry.of("reprint.sighted", 0, "系统")
              .about("item", item)
              .with("outcome", found.outcome().name())
              .with("detail", found.detail()));
    }
    return sighting(id);
  }

  private record Found(Sighting.Outcome outcome, String detail, String digest) {}

  private Found compare(Fetched fetched, Optional<Snapshot> before, long itemId, String link) {
    return switch (fetched) {
      case Fetched.Unknown(var sentence) -> new Found(Sighting.Outcome.UNKNOWN, sentence, "");
      case Fetched.Refused(var sentence) -> new Found(Sighting.Outcome.MOVED, sentence, "");
      case Fetched.Page page -> {
        if (page.status() == 404 || page.status() == 410) {
          yield new Found(Sighting.Outcome.GONE, "来源网站答复 %d，原文已经不在。".formatted(page.status()), "");
        }
        var reading = page.status() == 200 ? Reading.of(page) : Optional.<Reading>empty();
        if (reading.isEmpty()) {
          yield new Found(
              Sighting.Outcome.UNKNOWN, "来源网站答复 %d，没有认出正文。".formatted(page.status()), "");
        }
        var digest = Reprints.digest(reading.get().text());
        var address = page.address().toString();
        if (before.isEmpty()) {
          reprints.insert(itemId, link, address, reading.get(), digest, null);
          yield new Found(Sighting.Outcome.SAME, "第一次看到来源，以后与这一次比。", digest);
        }
        yield !address.equals(before.get().address())
            ? new Found(Sighting.Outcome.MOVED, "来源现在跳转到 " + address + "。", digest)
            : digest.equals(before.get().digest())
                ? new Found(Sighting.Outcome.SAME, "与转载时一致。", digest)
                : new Found(Sighting.Outcome.CHANGED, "来源的正文与转载时不同。", digest);
      }
    };
  }

  /** Whether this item's source was looked at on a day. */
  public boolean looked(long itemId, LocalDate day) {
    return db.sql("select exists (select from reprint_sighting where item_id = ? and seen_on = ?)")
        .params(itemId, day)
        .query(Boolean.class)
        .single();
  }

  /** Changed, moved and gone sources that nobody has dealt with, the oldest first. */
  public List<Sighting> open() {
    return db.sql(OPEN).query(Sightings::sighting).list();
  }

  /** The newest look at each source, whatever it found. */
  public Optional<Sighting> last(long itemId) {
    return db.sql(
            "select id, item_id, seen_on, outcome, detail, at from reprint_sighting where item_id = ? order by id desc limit 1")
        .param(itemId)
        .query(Sightings::sighting)
        .optional();
  }

  private Sighting sighting(long id) {
    return db.sql(
            "select id, item_id, seen_on, outcome, detail, at from reprint_sighting where id = ?")
        .param(id)
        .query(Sightings::sighting)
        .single();
  }

  /** Notes what was done about a sighting; the same finding is not raised again. */
  @Transactional
  public void handle(Person by, long sighting, String item, String remark) {
    new Violations.Gathering()
        .refuseIf(
            remark.strip().length() < 4 || remark.strip().length() > 500,
            MEASURES_11_6,
            "remark",
            "请写明怎样处理的（4 至 500 字），例如“已照来源更正”“来源撤下，本站同日撤下”。")
        .refuseIf(
            open().stream().noneMatch(s -> s.id() == sighting),
            MEASURES_11_6,
            null,
            "这一条已经处理过，或者来源又有了新的变化。")
        .throwIfAny();
    db.sql("insert into reprint_handling (sighting_id, person_id, remark) values (?, ?, ?)")
        .params(sighting, by.id(), remark.strip())
        .update();
    trail.append(
        Entry.of("reprint.handled", by.id(), by.name())
            .about("item", item)
            .with("remark", remark.strip()));
  }

  private static Sighting sighting(ResultSet row, int n) throws SQLException {
    return new Sighting(
        row.getLong("id"),
        row.getLong("item_id"),
        row.getObject("seen_on", LocalDate.class),
        Sighting.Outcome.valueOf(row.getString("outcome")),
        row.getString("detail"),
        Moments.of(row, "at"));
  }
}
