package org.shenfa.site;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.shenfa.content.Digest;
import org.shenfa.content.Manifest;
import org.shenfa.publication.WithdrawalReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Current releases in full, with their files and what took their place, read with the visitor's
 * role.
 */
@Repository
class PublicTexts {
  private static final Logger LOG = LoggerFactory.getLogger(PublicTexts.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient db;

  PublicTexts(@Qualifier("visitor") JdbcClient visitorJdbcClient) {
    this.db = visitorJdbcClient;
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
        .query(PublicTexts::article)
        .optional()
        .flatMap(a -> a);
  }

  /** The articles of these headings, in their order; those whose bytes do not fit are left out. */
  List<Article> articles(List<Heading> headings) {
    var ids = headings.stream().map(Heading::releaseId).toArray(Long[]::new);
    var found = new HashMap<Long, Article>();
    db.sql(ARTICLES + " where release_id = any(?)")
        .param(ids)
        .query(PublicTexts::article)
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
            PublicView.local(row, "first_released_at"),
            PublicView.local(row, "released_at"),
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
                PublicView.local(row, "withdrawn_at"),
                WithdrawalReason.valueOf(row.getString("reason")).label()))
        .list();
  }

  /** 文字版 of the attachments of a release, by digest; none of those that have no words. */
  Map<String, TextVersion> versions(long release) {
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
}
