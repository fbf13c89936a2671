package org.shenfa.content;

import static org.shenfa.regulation.Clause.HOUSE;
import static org.shenfa.regulation.Clause.MEASURES_3_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.shenfa.database.Moments;
import org.shenfa.database.Refusals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Items, their revisions and who touched them. */
@Repository
class Items {
  private static final String REVISION =
      """
      select digest, item_id, seq, manifest, created_by, created_at from revision
      """;

  private final JdbcClient db;

  Items(JdbcClient db) {
    this.db = db;
  }

  String nextNumber(int year) {
    var next = db.sql("select nextval('item_number')").query(Long.class).single();
    return "%d-%04d".formatted(year, next);
  }

  long create(String number, long unit, long author) {
    return Refusals.asSentences(
        MEASURES_3_1,
        () ->
            db.sql("select create_item(?, ?, ?)")
                .params(number, unit, author)
                .query(Long.class)
                .single());
  }

  Digest save(long item, int expectedSeq, byte[] manifest, long author) {
    return Refusals.asSentences(
        HOUSE,
        () ->
            new Digest(
                HexFormat.of()
                    .formatHex(
                        db.sql("select save_revision(?, ?, ?, ?)")
                            .params(item, expectedSeq, manifest, author)
                            .query(byte[].class)
                            .single())));
  }

  void addUpload(long item, byte[] digest, String name, long author) {
    db.sql("select add_upload(?, ?, ?, ?)").params(item, digest, name, author).query().singleRow();
  }

  /** Everything ever uploaded for an item, in order. */
  List<Manifest.Attachment> uploads(long item) {
    return db.sql(
            """
            select u.name, encode(u.digest, 'hex') as digest, length(b.bytes) as size, b.media_type
            from upload u join file_blob b on b.digest = u.digest where u.item_id = ? order by u.at
            """)
        .param(item)
        .query((row, n) ->
            new Manifest.Attachment(
                row.getString("name"),
                row.getString("digest"),
                row.getLong("size"),
                row.getString("media_type")))
        .list();
  }

  /** Items for which this file was uploaded. */
  List<Item> holding(byte[] digest) {
    return db.sql(
            """
            select id, number, unit_id, created_by, created_at from item
            where id in (select item_id from upload where digest = ?)
            """)
        .param(digest)
        .query(Items::item)
        .list();
  }

  Optional<Item> find(long id) {
    return db.sql("select id, number, unit_id, created_by, created_at from item where id = ?")
        .param(id)
        .query(Items::item)
        .optional();
  }

  Optional<Item> find(String number) {
    return db.sql("select id, number, unit_id, created_by, created_at from item where number = ?")
        .param(number)
        .query(Items::item)
        .optional();
  }

  Optional<Revision> latest(long item) {
    return db.sql(REVISION + "where item_id = ? order by seq desc limit 1")
        .param(item)
        .query(Items::revision)
        .optional();
  }

  Optional<Revision> revision(Digest digest) {
    return db.sql(REVISION + "where digest = ?")
        .param(digest.bytes())
        .query(Items::revision)
        .optional();
  }

  List<Revision> revisions(long item) {
    return db.sql(REVISION + "where item_id = ? order by seq")
        .param(item)
        .query(Items::revision)
        .list();
  }

  /** Whether any revision of it was ever public. */
  boolean released(long item) {
    return db.sql("select exists (select from release where item_id = ?)")
        .param(item)
        .query(Boolean.class)
        .single();
  }

  boolean planned(long item) {
    return db.sql("select exists (select from interpretation_plan where item_id = ?)")
        .param(item)
        .query(Boolean.class)
        .single();
  }

  private static Item item(ResultSet row, int n) throws SQLException {
    return new Item(
        row.getLong("id"),
        row.getString("number"),
        row.getLong("unit_id"),
        row.getLong("created_by"),
        Moments.of(row, "created_at"));
  }

  private static Revision revision(ResultSet row, int n) throws SQLException {
    return new Revision(
        new Digest(HexFormat.of().formatHex(row.getBytes("digest"))),
        row.getLong("item_id"),
        row.getInt("seq"),
        Manifest.of(row.getBytes("manifest")),
        row.getLong("created_by"),
        Moments.of(row, "created_at"));
  }
}
