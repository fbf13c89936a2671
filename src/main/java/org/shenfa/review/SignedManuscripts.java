package org.shenfa.review;

import java.sql.Types;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Signed manuscripts and what was found when comparing with them. */
@Repository
class SignedManuscripts {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<List<Difference.Accepted>> ACCEPTED = new TypeReference<>() {};

  private final JdbcClient db;

  SignedManuscripts(JdbcClient db) {
    this.db = db;
  }

  void add(long item, @Nullable String digest, String name, String noneBecause, long person) {
    db.sql(
            """
            insert into signed_manuscript (item_id, digest, name, none_because, person_id)
            values (:item, :digest, :name, :none, :person)
            """)
        .param("item", item)
        .param("digest", digest == null ? null : HexFormat.of().parseHex(digest), Types.BINARY)
        .param("name", name)
        .param("none", noneBecause)
        .param("person", person)
        .update();
  }

  Optional<SignedManuscript> of(long item) {
    return db.sql(
            """
            select m.id, m.item_id, encode(m.digest, 'hex') as digest, m.name, m.none_because, p.name as kept_by, m.at
            from signed_manuscript m join person p on p.id = m.person_id
            where m.item_id = ? order by m.id desc limit 1
            """)
        .param(item)
        .query((row, n) ->
            new SignedManuscript(
                row.getLong("id"),
                row.getLong("item_id"),
                row.getString("digest"),
                row.getString("name"),
                row.getString("none_because"),
                row.getString("kept_by"),
                Moments.of(row, "at")))
        .optional();
  }

  void keep(long opinion, long manuscript, List<Difference.Accepted> accepted) {
    db.sql(
            "insert into manuscript_check (opinion_id, manuscript_id, differences) values (?, ?, ?::jsonb)")
        .params(opinion, manuscript, JSON.writeValueAsString(accepted))
        .update();
  }

  Optional<List<Difference.Accepted>> accepted(long opinion) {
    return db.sql("select differences::text from manuscript_check where opinion_id = ?")
        .param(opinion)
        .query((row, n) -> JSON.readValue(row.getString(1), ACCEPTED))
        .optional();
  }
}
