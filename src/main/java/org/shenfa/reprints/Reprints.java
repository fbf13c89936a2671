package org.shenfa.reprints;

import static org.shenfa.regulation.Clause.MEASURES_11_6;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.organization.Person;
import org.shenfa.outbound.Fetched;
import org.shenfa.outbound.Outbound;
import org.shenfa.outbound.WebAddress;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 转载: a link is checked against the list before anything else, its page taken over, and watched.
 */
@Service
public class Reprints {
  private static final String SNAPSHOT =
      """
      select id, item_id, link, address, title, source, published, body_text, digest,
        person_id is null as first, at
      from reprint_snapshot
      where item_id = ? order by id desc limit 1
      """;
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
  private final AuthorizedSources sources;
  private final Outbound outbound;
  private final AuditTrail trail;

  Reprints(JdbcClient db, AuthorizedSources sources, Outbound outbound, AuditTrail trail) {
    this.db = db;
    this.sources = sources;
    this.outbound = outbound;
    this.trail = trail;
  }

  /** Whether this installation opens pages of others. */
  public boolean opens() {
    return outbound.on();
  }

  /** The listed site a link belongs to; any other is refused with the reason. */
  @Enforces(MEASURES_11_6)
  public AuthorizedSource check(String link, LocalDate today) {
    var typed = link.strip();
    var why = WebAddress.whyNot(typed);
    if (why.isPresent()) {
      throw new Violations(
          List.of(new org.shenfa.regulation.Violation(MEASURES_11_6, "link", why.get())));
    }
    var host = URI.create(typed).getHost().toLowerCase(Locale.ROOT);
    return sources
        .of(host, today)
        .orElseThrow(() ->
            new Violations(
                List.of(
                    new org.shenfa.regulation.Violation(
                        MEASURES_11_6, "link", sources.refusal(host, today)))));
  }

  /** Checks a link and, where that is allowed, opens it. A redirect to another site is refused. */
  public Taken open(String link, LocalDate today) {
    var source = check(link, today);
    var address = URI.create(link.strip());
    return switch (outbound.fetch(address)) {
      case Fetched.Refused(var sentence) ->
          throw new Violations(
              List.of(new org.shenfa.regulation.Violation(MEASURES_11_6, "link", sentence)));
      case Fetched.Unknown(var sentence) -> new Taken(source, address.toString(), null, sentence);
      case Fetched.Page page -> {
        var landed = page.address().getHost().toLowerCase(Locale.ROOT);
        if (!sources.allows(landed, today)) {
          throw new Violations(
              List.of(
                  new org.shenfa.regulation.Violation(
                      MEASURES_11_6, "link", "这个链接跳转到了别的网站：" + sources.refusal(landed, today))));
        }
        var reading = page.status() == 200 ? Reading.of(page) : Optional.<Reading>empty();
        yield new Taken(
            source,
            page.address().toString(),
            reading.orElse(null),
            reading.isPresent()
                ? ""
                : page.status() == 200
                    ? "网页里没有认出正文。"
                    : "来源网站答复 %d，没有取到网页。".formatted(page.status()));
      }
    };
  }

  /** Keeps what was taken over for an item. */
  @Transactional
  public void keep(Person by, long itemId, String item, String link, Taken taken) {
    var reading = taken.reading();
    if (reading == null) {
      return;
    }
    var digest = digest(reading.text());
    insert(itemId, link, taken.address(), reading, digest, by.id());
    trail.append(
        Entry.of("reprint.taken", by.id(), by.name())
            .about("item", item)
            .with("link", link)
            .with("text", digest));
  }

  private void insert(
      long itemId,
      String link,
      String address,
      Reading reading,
      String digest,
      @org.jspecify.annotations.Nullable Long by) {
    db.sql(
            """
            insert into reprint_snapshot (item_id, link, address, title, source, published, body_text, digest, person_id)
            values (:item, :link, :address, :title, :source, :published, :text, :digest, :by)
            """)
        .param("item", itemId)
        .param("link", link)
        .param("address", address)
        .param("title", reading.title())
        .param("source", reading.source())
        .param("published", reading.published(), java.sql.Types.TIMESTAMP)
        .param("text", reading.text())
        .param("digest", digest)
        .param("by", by, java.sql.Types.BIGINT)
        .update();
  }

  /** What the source of an item said when it was last taken over. */
  public Optional<Snapshot> snapshot(long itemId) {
    return db.sql(SNAPSHOT).param(itemId).query(Reprints::snapshot).optional();
  }

  /** Keeps why a text names a link it was not taken over from. */
  @Transactional
  public void paste(Person by, long itemId, String item, String link, String reason) {
    var words = reason.strip();
    if (words.length() < 4 || words.length() > 500) {
      throw new Violations(
          List.of(
              new org.shenfa.regulation.Violation(
                  MEASURES_11_6, "reason", "请写明正文怎样来的（4 至 500 字），例如“来源网站打不开，从其客户端复制”。")));
    }
    db.sql("insert into reprint_pasted (item_id, link, person_id, reason) values (?, ?, ?, ?)")
        .params(itemId, link, by.id(), words)
        .update();
    trail.append(
        Entry.of("reprint.pasted", by.id(), by.name())
            .about("item", item)
            .with("link", link)
            .with("reason", words));
  }

  /** Why a text names this link although it was not taken over from it, if somebody said so. */
  public Optional<PastedText> pasted(long itemId, String link) {
    return db.sql(
            """
            select t.link, t.reason, p.name as by, t.at from reprint_pasted t join person p on p.id = t.person_id
            where t.item_id = ? and t.link = ? order by t.id desc limit 1
            """)
        .params(itemId, link)
        .query((row, n) ->
            new PastedText(
                row.getString("link"),
                row.getString("reason"),
                row.getString("by"),
                row.getObject("at", OffsetDateTime.class).toInstant()))
        .optional();
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
    var before = snapshot(itemId).filter(s -> s.link().equals(link));
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
        var digest = digest(reading.get().text());
        var address = page.address().toString();
        if (before.isEmpty()) {
          insert(itemId, link, address, reading.get(), digest, null);
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
    return db.sql(OPEN).query(Reprints::sighting).list();
  }

  /** The newest look at each source, whatever it found. */
  public Optional<Sighting> last(long itemId) {
    return db.sql(
            "select id, item_id, seen_on, outcome, detail, at from reprint_sighting where item_id = ? order by id desc limit 1")
        .param(itemId)
        .query(Reprints::sighting)
        .optional();
  }

  private Sighting sighting(long id) {
    return db.sql(
            "select id, item_id, seen_on, outcome, detail, at from reprint_sighting where id = ?")
        .param(id)
        .query(Reprints::sighting)
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

  /** Digest of a text as it reads, whatever its white space. */
  static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.replaceAll("[\\s　]+", "").getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Snapshot snapshot(ResultSet row, int n) throws SQLException {
    return new Snapshot(
        row.getLong("id"),
        row.getLong("item_id"),
        row.getString("link"),
        row.getString("address"),
        row.getString("title"),
        row.getString("source"),
        row.getObject("published", LocalDateTime.class),
        row.getString("body_text"),
        row.getString("digest"),
        row.getBoolean("first"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  private static Sighting sighting(ResultSet row, int n) throws SQLException {
    return new Sighting(
        row.getLong("id"),
        row.getLong("item_id"),
        row.getObject("seen_on", LocalDate.class),
        Sighting.Outcome.valueOf(row.getString("outcome")),
        row.getString("detail"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
