package org.shenfa.reprints;

import static org.shenfa.regulation.Clause.MEASURES_11_6;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.database.Moments;
import org.shenfa.organization.Person;
import org.shenfa.outbound.Fetched;
import org.shenfa.outbound.Outbound;
import org.shenfa.outbound.WebAddress;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 转载: a link is checked against the list before anything else, and its page taken over. */
@Service
public class Reprints {
  private static final String SNAPSHOT =
      """
      select id, item_id, link, address, title, source, published, body_text, digest,
        person_id is null as first, at
      from reprint_snapshot
      where item_id = ? order by id desc limit 1
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
      throw refused(why.get());
    }
    var host = URI.create(typed).getHost().toLowerCase(Locale.ROOT);
    return sources.of(host, today).orElseThrow(() -> refused(sources.refusal(host, today)));
  }

  private static Violations refused(String sentence) {
    return new Violations(List.of(new Violation(MEASURES_11_6, "link", sentence)));
  }

  /** Checks a link and, where that is allowed, opens it. A redirect to another site is refused. */
  public Taken open(String link, LocalDate today) {
    var source = check(link, today);
    var address = URI.create(link.strip());
    return switch (outbound.fetch(address)) {
      case Fetched.Refused(var sentence) -> throw refused(sentence);
      case Fetched.Unknown(var sentence) -> new Taken(source, address.toString(), null, sentence);
      case Fetched.Page page -> {
        var landed = page.address().getHost().toLowerCase(Locale.ROOT);
        if (!sources.allows(landed, today)) {
          throw refused("这个链接跳转到了别的网站：" + sources.refusal(landed, today));
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

  void insert(
      long itemId, String link, String address, Reading reading, String digest, @Nullable Long by) {
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
        .param("published", reading.published(), Types.TIMESTAMP)
        .param("text", reading.text())
        .param("digest", digest)
        .param("by", by, Types.BIGINT)
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
              new Violation(MEASURES_11_6, "reason", "请写明正文怎样来的（4 至 500 字），例如“来源网站打不开，从其客户端复制”。")));
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
                Moments.of(row, "at")))
        .optional();
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
        Moments.of(row, "at"));
  }
}
