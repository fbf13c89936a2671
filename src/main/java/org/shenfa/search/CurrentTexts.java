package org.shenfa.search;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.shenfa.Shenfa;
import org.shenfa.content.Digest;
import org.shenfa.content.Manifest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the visitor's database role can see of the texts: current releases, and nothing else. */
@Repository
class CurrentTexts {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentTexts.class);
  private static final int FILES = 200_000;

  private final JdbcClient db;

  CurrentTexts(@Qualifier("visitor") JdbcClient visitorJdbcClient) {
    this.db = visitorJdbcClient;
  }

  /** Changes whenever a release or a withdrawal was added. */
  record Mark(long newest, long releases, long withdrawals) {
    static final Mark NONE = new Mark(-1, 0, 0);

    boolean isNone() {
      return newest < 0;
    }
  }

  Mark mark() {
    return db.sql("select newest, releases, withdrawals from public_mark")
        .query((row, n) ->
            new Mark(row.getLong("newest"), row.getLong("releases"), row.getLong("withdrawals")))
        .single();
  }

  /**
   * Every item that is to be found and was released after a release, with its own. What stands in a
   * slot is no article.
   */
  Map<String, String> versions(long after) {
    var all = new LinkedHashMap<String, String>();
    db.sql(
            """
            select item, release_id::text from current_release
            where release_id > ? and release_id not in (select release_id from public_arrangement)
            """)
        .param(after)
        .query(row -> {
          all.put(row.getString(1), row.getString(2));
        });
    return all;
  }

  /** Those of these releases that are current at this moment. */
  Set<Long> current(Collection<Long> releases) {
    return new HashSet<>(
        db.sql("select release_id from current_release where release_id = any (?)")
            .param(releases.toArray(Long[]::new))
            .query(Long.class)
            .list());
  }

  /** The titles of those that are current at this moment, in the same order. */
  List<String> stillCurrent(List<SearchIndex.Titled> found) {
    var current = current(found.stream().map(SearchIndex.Titled::release).toList());
    return found.stream()
        .filter(t -> current.contains(t.release()))
        .map(SearchIndex.Titled::title)
        .toList();
  }

  /** The texts of these releases, without those that do not have the digest that was released. */
  List<IndexedText> texts(Collection<String> releases) {
    return db
        .sql(
            """
            select release_id, path, digest, manifest, first_released_at from current_release where release_id = any (?)
            """)
        .param(releases.stream().map(Long::valueOf).toArray(Long[]::new))
        .query(this::text)
        .list()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<IndexedText> text(ResultSet row, int n) throws SQLException {
    var bytes = row.getBytes("manifest");
    if (!MessageDigest.isEqual(Digest.of(bytes).bytes(), row.getBytes("digest"))) {
      LOG.error("发布记录 {} 的内容与放行的摘要值不符，不予检索", row.getLong("release_id"));
      return List.of();
    }
    var text = Manifest.of(bytes);
    var release = row.getLong("release_id");
    var published =
        row.getObject("first_released_at", OffsetDateTime.class)
            .atZoneSameInstant(Shenfa.ZONE)
            .toLocalDateTime();
    return List.of(indexed(text, release, row.getString("path"), published, files(text, release)));
  }

  private String files(Manifest text, long release) {
    if (text.attachments().isEmpty()) {
      return "";
    }
    var all =
        db.sql("select file_texts_of(?)").param(release).query(String.class).list().stream()
            .collect(Collectors.joining(" "));
    return all.length() > FILES ? all.substring(0, FILES) : all;
  }

  static IndexedText indexed(
      Manifest text, long release, String path, LocalDateTime published, String files) {
    var document = text.document();
    var names =
        text.listed().stream().map(Manifest.Attachment::name).collect(Collectors.joining(" "));
    return new IndexedText(
        text.item(),
        Long.toString(release),
        path,
        plain(text.title()),
        plain(Jsoup.parseBodyFragment(text.body()).text()),
        plain(names + " " + files).strip(),
        document == null ? "" : plain(document.number() + " " + document.indexNumber()).strip(),
        document == null
            ? List.of()
            : List.of(
                DocumentNumbers.key(document.number()),
                DocumentNumbers.key(document.indexNumber())),
        Sound.initials(text.title()),
        String.join(" ", Sound.confused(text.title())),
        text.category().name(),
        List.copyOf(text.columns()),
        Integer.toString(published.getYear()),
        text.publisher(),
        document == null ? null : document.validity().name(),
        published);
  }

  /** Without characters for private use, which mark what was found, and in single blanks. */
  private static String plain(String words) {
    return words.replaceAll("\\p{Co}", " ").replaceAll("\\s+", " ");
  }
}
