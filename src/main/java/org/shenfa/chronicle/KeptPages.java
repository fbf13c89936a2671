package org.shenfa.chronicle;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shenfa.Shenfa;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 留存的网页: what is kept, by its digest, and everything that stood at the end of a day. */
@Service
public class KeptPages {
  /** What stood at the end of a day: for each address its last line of that day or before. */
  private static final String STANDING =
      """
      select c.path, c.digest, coalesce(k.title, '') as title, c.at from (
        select distinct on (path) path, digest, at from page_change where at < :end order by path, id desc) c
        left join kept_page k on k.digest = c.digest
      where c.digest is not null
      """;

  private static final String COUNT = "select count(*) from (";

  private static final String FOUND =
      " and (:words = '' or position(lower(:words) in lower(c.path || ' ' || coalesce(k.title, ''))) > 0)";

  private final JdbcClient db;

  KeptPages(JdbcClient db) {
    this.db = db;
  }

  /** The bytes of a page or of what it is drawn with. */
  public Optional<byte[]> bytes(String digest) {
    return db.sql("select packed from kept_page where digest = ?")
        .param(digest)
        .query(byte[].class)
        .optional()
        .map(Chronicle::unpack);
  }

  /** The first page at an address that holds these words, by its digest. */
  public Optional<String> naming(String path, String words) {
    var digests =
        db.sql("select digest from page_change where path = ? and digest is not null order by id")
            .param(path)
            .query((row, n) -> row.getString(1))
            .list();
    return digests.stream()
        .distinct()
        .filter(d ->
            bytes(d).filter(b -> new String(b, StandardCharsets.UTF_8).contains(words)).isPresent())
        .findFirst();
  }

  /** How many addresses held something at the end of a day, pages and what belongs to them. */
  public int count(LocalDate day, String words) {
    return query(COUNT + STANDING + FOUND + ") s", day, words).query(Integer.class).single();
  }

  /**
   * Part of what stood at the end of a day, by address.
   *
   * @param words in the address or the title; empty for all of it
   * @param after the last address of the part before; empty for the first
   */
  public List<Stretch> standing(LocalDate day, String words, String after, int most) {
    return query(STANDING + FOUND + " and c.path > :after order by c.path limit :most", day, words)
        .param("after", after)
        .param("most", most)
        .query((row, n) ->
            new Stretch(
                row.getString("path"),
                row.getString("digest"),
                row.getString("title"),
                row.getTimestamp("at").toInstant(),
                null))
        .list();
  }

  private JdbcClient.StatementSpec query(String sql, LocalDate day, String words) {
    return db.sql(sql)
        .param("end", day.plusDays(1).atStartOfDay(Shenfa.ZONE).toOffsetDateTime())
        .param("words", words);
  }
}
