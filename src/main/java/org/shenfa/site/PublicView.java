package org.shenfa.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Arrangement;
import org.shenfa.content.Digest;
import org.shenfa.content.Manifest;
import org.shenfa.content.Slot;
import org.shenfa.content.Validity;
import org.shenfa.emergency.EmergencyWords;
import org.shenfa.publication.Cancellation;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.regulation.Violations;
import org.shenfa.workdays.Calendar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the visitor's database role can see: current releases, and nothing that is not one. */
@Repository
class PublicView {
  private static final Logger LOG = LoggerFactory.getLogger(PublicView.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final JdbcClient db;
  private final Calendar calendar;

  PublicView(@Qualifier("visitor") JdbcClient visitorJdbcClient, Calendar calendar) {
    this.db = visitorJdbcClient;
    this.calendar = calendar;
  }

  /**
   * 网站此刻: changes whenever a release or a withdrawal was added, a column changed, a topic began or
   * ended, the emergency mode or a public concern changed or did not keep its promise, a
   * solicitation was cancelled or led to a document, or a day began, for pages count days.
   *
   * @param newest id of the newest release
   * @param releases how many there are, withdrawn ones included
   * @param arrangement of columns and topics, and how the emergency stands
   */
  record Mark(long newest, long releases, long withdrawals, String arrangement) {
    static final Mark NONE = new Mark(-1, 0, 0, "");

    /** Whether nothing but releases came since another. */
    boolean addsTo(Mark other) {
      return newest > other.newest
          && withdrawals == other.withdrawals
          && arrangement.equals(other.arrangement);
    }
  }

  Mark mark() {
    return db.sql(
            """
            select newest, releases, withdrawals,
              (select coalesce(md5(string_agg(c::text, '|' order by c.id)), '') from public_column c) || '/' ||
              (select count(*) || '.' || count(*) filter (where begun) || '.' || count(*) filter (where over) from public_topic) || '/' ||
              coalesce((select id || '.' || overdue from public_emergency), '') || '/' ||
              (select acts from public_solicitation_mark) || '/' ||
              (select coalesce(md5(string_agg(c::text, '|' order by c.number)), '') from public_concern c) || '/' ||
              (now() at time zone 'Asia/Shanghai')::date as arrangement
            from public_mark
            """)
        .query((row, n) ->
            new Mark(
                row.getLong("newest"),
                row.getLong("releases"),
                row.getLong("withdrawals"),
                row.getString("arrangement")))
        .single();
  }

  private static final String HEADINGS =
      """
      select release_id, item, path, released_at, first_released_at, m ->> 'title' as title,
        m ->> 'publisher' as publisher, m ->> 'kind' as kind, m -> 'document' ->> 'number' as number, m ->> 'pairedWith' as paired, m -> 'document' ->> 'validity' as validity,
        array(select jsonb_array_elements_text(m -> 'columns')) as columns
      from (select *, convert_from(manifest, 'UTF8')::jsonb as m from current_release where release_id > ?) c
      order by first_released_at desc, release_id desc
      """;

  List<Heading> headings() {
    return after(0).stream().filter(h -> !h.kind().equals("SITE_ARRANGEMENT")).toList();
  }

  /** What was released after a release, newest first; arrangements of the site included. */
  List<Heading> after(long release) {
    var askings = askings();
    return db.sql(HEADINGS)
        .param(release)
        .query((row, n) ->
            new Heading(
                row.getLong("release_id"),
                row.getString("item"),
                row.getString("path"),
                row.getString("title"),
                row.getString("publisher"),
                Arrays.asList((String[]) row.getArray("columns").getArray()),
                row.getString("kind"),
                row.getString("number"),
                row.getString("paired"),
                validity(row.getString("validity")),
                askings.get(row.getString("item")),
                local(row, "first_released_at"),
                local(row, "released_at")))
        .list();
  }

  /** 征集: every draft for comment that is public, by item number. */
  private Map<String, Asking> askings() {
    var all = new HashMap<String, Asking>();
    db.sql(
            "select item, closes_at, first_closes_at, ends_at, cancelled, owed, feedback, document from public_solicitation")
        .query(row -> {
          var cancelled = row.getString("cancelled");
          var closes = row.getObject("closes_at", LocalDateTime.class);
          var ends = local(row, "ends_at");
          all.put(
              row.getString("item"),
              new Asking(
                  closes,
                  row.getObject("first_closes_at", LocalDateTime.class),
                  ends,
                  due((cancelled == null ? closes : ends).toLocalDate()),
                  cancelled == null ? null : Cancellation.valueOf(cancelled).label(),
                  row.getBoolean("owed"),
                  row.getString("feedback"),
                  row.getString("document")));
        });
    return all;
  }

  /** A month later, by the calendar where it is known; else the day named by the month alone. */
  private LocalDate due(LocalDate closed) {
    try {
      return calendar.dueAfterMonths(closed, 1).date();
    } catch (Violations noCalendar) {
      return closed.plusMonths(1);
    }
  }

  /** Whether one of these publishes the figures of a month, which other pages show too. */
  boolean givesFigures(List<Heading> fresh) {
    return db.sql("select exists (select from public_figures_item where item = any (?))")
        .param(fresh.stream().map(Heading::item).toArray(String[]::new))
        .query(Boolean.class)
        .single();
  }

  /** Whether one of these gives the result of a draft, or was made of one. */
  boolean answersDraft(List<Heading> fresh) {
    return db.sql("select exists (select from public_solicitation_link where other = any (?))")
        .param(fresh.stream().map(Heading::item).toArray(String[]::new))
        .query(Boolean.class)
        .single();
  }

  private static @Nullable Validity validity(@Nullable String name) {
    return name == null ? null : Validity.valueOf(name);
  }

  /** Numbers of releases that stand in the database and were not reviewed, or not as they read. */
  List<String> unsound() {
    return db.sql("select release_no from unsound_release order by 1")
        .query((row, n) -> row.getString(1))
        .list();
  }

  /**
   * The article of an item; refused, and logged, when its bytes do not have the digest that was
   * released.
   */
  Optional<Article> article(String item) {
    return db.sql(ARTICLES + " where item = ?")
        .param(item)
        .query(PublicView::article)
        .optional()
        .flatMap(a -> a);
  }

  /** The articles of these headings, in their order; those whose bytes do not fit are left out. */
  List<Article> articles(List<Heading> headings) {
    var ids = headings.stream().map(Heading::releaseId).toArray(Long[]::new);
    var found = new HashMap<Long, Article>();
    db.sql(ARTICLES + " where release_id = any(?)")
        .param(ids)
        .query(PublicView::article)
        .list()
        .forEach(a -> a.ifPresent(one -> found.put(one.releaseId(), one)));
    return headings.stream().map(h -> found.get(h.releaseId())).filter(Objects::nonNull).toList();
  }

  private static final String ARTICLES =
      "select release_id, item, path, digest, manifest, released_at, first_released_at, release_no, chain from current_release";

  private static Optional<Article> article(ResultSet row, int n) throws SQLException {
    var manifest = row.getBytes("manifest");
    if (!MessageDigest.isEqual(Digest.of(manifest).bytes(), row.getBytes("digest"))) {
      LOG.error("稿件 {} 的内容与放行的摘要值不符，不予展示", row.getString("item"));
      return Optional.empty();
    }
    JsonNode chain = JSON.readTree(row.getString("chain"));
    return Optional.of(
        new Article(
            row.getLong("release_id"),
            row.getString("item"),
            row.getString("path"),
            Manifest.of(manifest),
            local(row, "first_released_at"),
            local(row, "released_at"),
            row.getString("release_no"),
            chain.get("produced").asString(),
            chain.get("reviewed").valueStream().map(JsonNode::asString).toList(),
            chain.get("released").asString(),
            Digest.of(manifest).hex()));
  }

  /** Digests of files that another version under their name took the place of. */
  List<String> formerFiles() {
    return db.sql("select digest from former_file")
        .query((row, n) -> row.getString("digest"))
        .list();
  }

  List<Tombstone> tombstones() {
    return db.sql("select item, path, withdrawn_at, reason from current_withdrawal order by path")
        .query((row, n) ->
            new Tombstone(
                row.getString("item"),
                row.getString("path"),
                local(row, "withdrawn_at"),
                WithdrawalReason.valueOf(row.getString("reason")).label()))
        .list();
  }

  /** Everything the arrangement of the site is made from. */
  Composition.Parts parts() {
    return new Composition.Parts(
        columns(), addresses(), topics(), slots(), headings(), emergency(), concerns(), figures());
  }

  private @Nullable ShownFigures figures() {
    return db.sql(
            "select path, content from public_figures order by month desc, version desc limit 1")
        .query((row, n) -> shown(row.getString("path"), JSON.readTree(row.getBytes("content"))))
        .optional()
        .orElse(null);
  }

  private static ShownFigures shown(String path, JsonNode record) {
    return new ShownFigures(
        record.get("month").asString(),
        path,
        record
            .get("shown")
            .valueStream()
            .map(f -> new ShownFigures.Figure(f.get("name").asString(), f.get("words").asString()))
            .toList());
  }

  private List<ShownConcern> concerns() {
    return db.sql(
            "select number, concluded, next_update, overdue, items, labels from public_concern order by number desc")
        .query((row, n) ->
            new ShownConcern(
                row.getString("number"),
                row.getBoolean("concluded"),
                row.getTimestamp("next_update") == null ? null : local(row, "next_update"),
                row.getBoolean("overdue"),
                Arrays.asList((String[]) row.getArray("items").getArray()),
                Arrays.asList((String[]) row.getArray("labels").getArray())))
        .list();
  }

  private @Nullable ShownEmergency emergency() {
    return db.sql("select id, words, since, agreed_at, overdue from public_emergency")
        .query((row, n) ->
            new ShownEmergency(
                row.getLong("id"),
                JSON.readValue(row.getString("words"), EmergencyWords.class),
                local(row, "since"),
                local(row, "agreed_at"),
                row.getBoolean("overdue"),
                List.of()))
        .optional()
        .orElse(null);
  }

  private List<Composition.Stored> columns() {
    return db.sql(
            """
            select slug, address, name, description, keywords, type, parent, topic, ended, leads_to from public_column
            order by topic nulls first, position, id
            """)
        .query((row, n) ->
            new Composition.Stored(
                new ListedColumn(
                    row.getString("slug"),
                    row.getString("address"),
                    row.getString("name"),
                    row.getString("description"),
                    row.getString("keywords"),
                    row.getString("type"),
                    row.getString("parent"),
                    row.getString("topic"),
                    Listing.EMPTY),
                row.getString("ended") != null,
                "MERGED".equals(row.getString("ended")),
                row.getString("leads_to")))
        .list();
  }

  private List<Composition.Address> addresses() {
    return db.sql("select address, slug from public_address order by address")
        .query((row, n) -> new Composition.Address(row.getString("address"), row.getString("slug")))
        .list();
  }

  private List<ShownTopic> topics() {
    return db.sql("select * from public_topic where begun order by over, starts desc, id desc")
        .query((row, n) ->
            new ShownTopic(
                row.getString("slug"),
                row.getString("title"),
                row.getString("introduction"),
                row.getString("face").toLowerCase(Locale.ROOT),
                row.getObject("starts", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                row.getString("unit"),
                row.getBoolean("over"),
                List.of()))
        .list();
  }

  /** What was released for the slots; bytes that do not fit their digest are not shown. */
  private Map<Slot, Placed> slots() {
    var all = new EnumMap<Slot, Placed>(Slot.class);
    db.sql("select slot, release_no, path, manifest, digest from public_arrangement")
        .query(row -> {
          var bytes = row.getBytes("manifest");
          if (MessageDigest.isEqual(Digest.of(bytes).bytes(), row.getBytes("digest"))) {
            var text = Manifest.of(bytes);
            all.put(
                Slot.valueOf(row.getString("slot")),
                new Placed(
                    row.getString("release_no"),
                    row.getString("path"),
                    text,
                    Arrangement.of(text.body())));
          } else {
            LOG.error("网站布置 {} 的内容与放行的摘要值不符，不予展示", row.getString("slot"));
          }
        });
    return all;
  }

  /** 文字版 of the attachments of a release, by digest; none of those that have no words. */
  Map<String, TextVersion> texts(long release) {
    var parts = new LinkedHashMap<String, List<TextVersion.Part>>();
    db.sql(
            "select digest, place, text from public_file_text where release_id = ? order by digest, number")
        .param(release)
        .query(row -> {
          parts
              .computeIfAbsent(row.getString("digest"), d -> new ArrayList<>())
              .add(TextVersion.Part.of(row.getString("place"), row.getString("text")));
        });
    var all = new HashMap<String, TextVersion>();
    parts.forEach((digest, found) -> {
      var version = new TextVersion(found);
      if (!version.isEmpty()) {
        all.put(digest, version);
      }
    });
    return all;
  }

  Optional<byte[]> file(String digestHex) {
    return db.sql("select bytes from public_file where digest = decode(?, 'hex') limit 1")
        .param(digestHex)
        .query(byte[].class)
        .optional();
  }

  long countView(String item, String from) {
    return db.sql("select count_view(?, ?)").params(item, from).query(Long.class).single();
  }

  static String sha256(byte[] bytes) {
    try {
      return java.util.HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static LocalDateTime local(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).atZoneSameInstant(ZONE).toLocalDateTime();
  }
}
