package org.shenfa.files;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shenfa.files.Extraction.Kind;
import org.shenfa.files.Extraction.Part;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 提取结果库: what reading each file gave, kept by digest and by the version of the reading. */
final class Extractions {
  private final JdbcClient db;

  Extractions(JdbcClient db) {
    this.db = db;
  }

  void keep(byte[] digest, Reading reading) {
    var fresh =
        db.sql(
                """
                insert into file_reading (digest, version, pages, pictures, notes)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                digest,
                Reading.VERSION,
                reading.pages(),
                reading.pictures(),
                reading.extraction().notes().toArray(String[]::new))
            .update();
    if (fresh == 1) {
      var parts = reading.extraction().parts();
      db.sql(
              """
              insert into file_part (digest, version, number, kind, place, text)
              select ?, ?, number, kind, place, text
              from unnest(?::text[], ?::text[], ?::text[]) with ordinality as part (kind, place, text, number)
              """)
          .params(
              digest,
              Reading.VERSION,
              parts.stream().map(part -> part.kind().name()).toArray(String[]::new),
              parts.stream().map(Part::place).toArray(String[]::new),
              parts.stream().map(Part::text).toArray(String[]::new))
          .update();
    }
  }

  Optional<Reading> find(byte[] digest) {
    return db.sql(
            "select pages, pictures, notes from file_reading where digest = ? and version = ?")
        .params(digest, Reading.VERSION)
        .query((row, _) -> read(row, parts(digest)))
        .optional();
  }

  private static Reading read(ResultSet row, List<Part> parts) throws SQLException {
    return new Reading(
        new Extraction(parts, List.of((String[]) row.getArray("notes").getArray())),
        row.getInt("pages"),
        row.getBoolean("pictures"));
  }

  private List<Part> parts(byte[] digest) {
    return db.sql(
            "select kind, place, text from file_part where digest = ? and version = ? order by number")
        .params(digest, Reading.VERSION)
        .query((row, _) ->
            new Part(Kind.valueOf(row.getString(1)), row.getString(2), row.getString(3)))
        .list();
  }

  /** Sentences on what cleaning took away, whoever handed the file in. */
  void keepCleaned(byte[] digest, List<String> notes) {
    for (var note : notes) {
      db.sql("insert into file_cleaned (digest, note) values (?, ?) on conflict do nothing")
          .params(digest, note)
          .update();
    }
  }

  List<String> cleaned(byte[] digest) {
    return new ArrayList<>(
        db.sql("select note from file_cleaned where digest = ? order by noted_at, note")
            .param(digest)
            .query(String.class)
            .list());
  }
}
