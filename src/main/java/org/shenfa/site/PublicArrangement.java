package org.shenfa.site;

import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Arrangement;
import org.shenfa.content.Digest;
import org.shenfa.content.Manifest;
import org.shenfa.content.Slot;
import org.shenfa.emergency.EmergencyWords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What articles are arranged by on the site, read with the visitor's role. */
@Repository
class PublicArrangement {
  private static final Logger LOG = LoggerFactory.getLogger(PublicArrangement.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient db;

  PublicArrangement(@Qualifier("visitor") JdbcClient visitorJdbcClient) {
    this.db = visitorJdbcClient;
  }

  /** All of it, around these articles. */
  Composition.Parts parts(List<Heading> headings) {
    return new Composition.Parts(
        columns(),
        addresses(),
        topics(),
        slots(),
        headings,
        emergency(),
        concerns(),
        figures(),
        reviewed());
  }

  /** Items whose answer is being looked at again, for what it cites changed. */
  private Set<String> reviewed() {
    return Set.copyOf(
        db.sql("select item from public_answer_review")
            .query((row, n) -> row.getString("item"))
            .list());
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
            "select number, concluded, next_update, overdue, items, labels, former from public_concern order by number desc")
        .query((row, n) ->
            new ShownConcern(
                row.getString("number"),
                row.getBoolean("concluded"),
                row.getTimestamp("next_update") == null
                    ? null
                    : PublicView.local(row, "next_update"),
                row.getBoolean("overdue"),
                Arrays.asList((String[]) row.getArray("items").getArray()),
                Arrays.asList((String[]) row.getArray("labels").getArray()),
                Arrays.asList((String[]) row.getArray("former").getArray())))
        .list();
  }

  private @Nullable ShownEmergency emergency() {
    return db.sql("select id, words, since, agreed_at, overdue from public_emergency")
        .query((row, n) ->
            new ShownEmergency(
                row.getLong("id"),
                JSON.readValue(row.getString("words"), EmergencyWords.class),
                PublicView.local(row, "since"),
                PublicView.local(row, "agreed_at"),
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
}
