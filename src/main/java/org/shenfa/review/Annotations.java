package org.shenfa.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Digest;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Annotations of items, with their strikes, resolutions and replies. */
@Repository
class Annotations {
  private final JdbcClient db;

  Annotations(JdbcClient db) {
    this.db = db;
  }

  long add(
      long item,
      Digest digest,
      @Nullable Long parent,
      long person,
      String quote,
      int place,
      String words) {
    return db.sql(
            """
            insert into annotation (item_id, digest, parent_id, person_id, quote, place, words)
            values (:item, :digest, :parent, :person, :quote, :place, :words) returning id
            """)
        .param("item", item)
        .param("digest", digest.bytes())
        .param("parent", parent, Types.BIGINT)
        .param("person", person)
        .param("quote", quote)
        .param("place", place)
        .param("words", words)
        .query(Long.class)
        .single();
  }

  void strike(long annotation, long person, String words) {
    db.sql("insert into annotation_strike (annotation_id, person_id, words) values (?, ?, ?)")
        .params(annotation, person, words)
        .update();
  }

  void resolve(long annotation, long person) {
    db.sql(
            "insert into annotation_resolution (annotation_id, person_id) values (?, ?) on conflict do nothing")
        .params(annotation, person)
        .update();
  }

  /** Oldest first, replies under what they answer. */
  List<Annotation> of(long item) {
    var children = new HashMap<Long, List<Annotation>>();
    var roots = new ArrayList<Annotation>();
    for (var line : lines(item).reversed()) {
      var replies = children.getOrDefault(line.annotation().id(), List.of());
      var whole = with(line.annotation(), replies);
      var parent = line.parent();
      if (parent == null) {
        roots.addFirst(whole);
      } else {
        children.computeIfAbsent(parent, p -> new ArrayList<>()).addFirst(whole);
      }
    }
    return List.copyOf(roots);
  }

  private record Line(Annotation annotation, @Nullable Long parent) {}

  private static Annotation with(Annotation a, List<Annotation> replies) {
    return new Annotation(
        a.id(),
        a.seq(),
        a.personId(),
        a.name(),
        a.unit(),
        a.quote(),
        a.place(),
        a.words(),
        a.at(),
        a.strike(),
        a.resolved(),
        List.copyOf(replies));
  }

  private List<Line> lines(long item) {
    return db.sql(
            """
            select a.id, a.parent_id, v.seq, a.person_id, p.name, a.quote, a.place, a.words, a.at,
              coalesce((select u.short_name from post q join unit u on u.id = q.unit_id
                where q.person_id = a.person_id order by q.id limit 1), '') as unit,
              s.words as strike_words, s.at as struck_at, sp.name as struck_by, r.at as resolved_at, rp.name as resolved_by
            from annotation a join revision v on v.digest = a.digest join person p on p.id = a.person_id
              left join annotation_strike s on s.annotation_id = a.id left join person sp on sp.id = s.person_id
              left join annotation_resolution r on r.annotation_id = a.id left join person rp on rp.id = r.person_id
            where a.item_id = ? order by a.id
            """)
        .param(item)
        .query(Annotations::line)
        .list();
  }

  private static Line line(ResultSet row, int n) throws SQLException {
    var struck = Optional.ofNullable(row.getString("strike_words"));
    var resolved = Optional.ofNullable(row.getString("resolved_by"));
    return new Line(
        new Annotation(
            row.getLong("id"),
            row.getInt("seq"),
            row.getLong("person_id"),
            row.getString("name"),
            row.getString("unit"),
            row.getString("quote"),
            row.getInt("place"),
            row.getString("words"),
            Moments.of(row, "at"),
            struck.isEmpty()
                ? null
                : new Annotation.Strike(
                    row.getString("struck_by"), struck.get(), Moments.of(row, "struck_at")),
            resolved.isEmpty()
                ? null
                : new Annotation.Resolution(resolved.get(), Moments.of(row, "resolved_at")),
            List.of()),
        row.getObject("parent_id", Long.class));
  }
}
