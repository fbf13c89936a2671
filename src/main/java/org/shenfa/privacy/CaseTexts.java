package org.shenfa.privacy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The words of cases, each replaced by its masked copy once. */
@Repository
class CaseTexts {
  /**
   * 一处文字: where words of a case lie.
   *
   * @param reading its rows that are not masked yet: key, then the words
   * @param writing puts the masked words in their place
   */
  private record Place(String reading, String writing, List<Column> columns) {}

  /**
   * A column of words.
   *
   * @param most how many signs it holds
   * @param whole what stands for all of it, empty where only parts are taken out
   */
  private record Column(String name, int most, String whole) {}

  private static final List<Place> LETTERS =
      List.of(
          new Place(
              "select id, title, body, place from letter_text where letter_id = :case and masked_at is null",
              "update letter_text set title = :title, body = :body, place = :place, masked_at = :at where id = :key",
              List.of(
                  new Column("title", 100, ""),
                  new Column("body", 10_000, ""),
                  new Column("place", 100, ""))));

  private static final List<Place> REQUESTS =
      List.of(
          new Place(
              "select id, description, help from disclosure_request where id = :case and masked_at is null",
              "update disclosure_request set description = :description, help = :help, masked_at = :at where id = :key",
              List.of(new Column("description", 2000, ""), new Column("help", 200, ""))),
          new Place(
              "select id, words from disclosure_word where request_id = :case and masked_at is null",
              "update disclosure_word set words = :words, masked_at = :at where id = :key",
              List.of(new Column("words", 2000, ""))),
          new Place(
              """
              select id, party from disclosure_consultation
              where request_id = :case and kind = 'THIRD_PARTY' and masked_at is null
              """,
              "update disclosure_consultation set party = :party, masked_at = :at where id = :key",
              List.of(new Column("party", 100, "［已隐去第三方］"))),
          new Place(
              """
              select consultation_id as id, words from disclosure_stance where masked_at is null
                and consultation_id in (select c.id from disclosure_consultation c where c.request_id = :case)
              """,
              "update disclosure_stance set words = :words, masked_at = :at where consultation_id = :key",
              List.of(new Column("words", 2000, ""))));

  private static final List<Place> OPINIONS =
      List.of(
          new Place(
              "select id, words from remark where receipt_id = :case and masked_at is null",
              "update remark set words = :words, masked_at = :at where id = :key",
              List.of(new Column("words", 2000, ""))));

  private static final List<Place> REPORTS =
      List.of(
          new Place(
              "select id, words from ticket_report where id = :case and masked_at is null",
              "update ticket_report set words = :words, masked_at = :at where id = :key",
              List.of(new Column("words", 1000, ""))));

  private static final List<Place> PETITIONS =
      List.of(
          new Place(
              "select id, words from petition where id = :case and letter_id is null and masked_at is null",
              "update petition set words = :words, masked_at = :at where id = :key",
              List.of(new Column("words", 10_000, ""))),
          new Place(
              "select id, matter from petition_entry where petition_id = :case and masked_at is null",
              "update petition_entry set matter = :matter, masked_at = :at where id = :key",
              List.of(new Column("matter", 200, ""))),
          new Place(
              """
              select id, claim, facts, decision, basis from petition_opinion
              where petition_id = :case and masked_at is null
              """,
              """
              update petition_opinion set claim = :claim, facts = :facts, decision = :decision, basis = :basis,
                masked_at = :at where id = :key
              """,
              List.of(
                  new Column("claim", 2000, ""),
                  new Column("facts", 4000, ""),
                  new Column("decision", 4000, ""),
                  new Column("basis", 2000, ""))),
          new Place(
              "select id, body from petition_result where petition_id = :case and masked_at is null",
              "update petition_result set body = :body, masked_at = :at where id = :key",
              List.of(new Column("body", 8000, ""))),
          new Place(
              """
              select id, (select string_agg(l.line, e'\\n' order by l.n)
                from jsonb_array_elements_text(body) with ordinality l(line, n)) as body
              from petition_paper where petition_id = :case and masked_at is null
              """,
              """
              update petition_paper set body = to_jsonb(string_to_array(:body, e'\\n')), masked_at = :at
              where id = :key
              """,
              List.of(new Column("body", 100_000, ""))));

  private final JdbcClient db;

  CaseTexts(JdbcClient db) {
    this.db = db;
  }

  private static List<Place> places(Held held) {
    return switch (held) {
      case LETTER -> LETTERS;
      case REQUEST -> REQUESTS;
      case OPINION -> OPINIONS;
      case REPORT -> REPORTS;
      case PETITION -> PETITIONS;
    };
  }

  private record Row(Place place, long key, List<String> words) {}

  /** How many pieces of writing a case has that are still as they were written. */
  int unmasked(Held held, long caseId) {
    return rows(held, caseId).size();
  }

  /** How many attachments a case has that are still there. */
  int files(Held held, long caseId) {
    return switch (held) {
      case LETTER ->
          db.sql("select count(*) from letter_file where letter_id = ? and masked_at is null")
              .param(caseId)
              .query(Integer.class)
              .single();
      case REQUEST ->
          db.sql("select count(*) from disclosure_file where request_id = ? and masked_at is null")
              .param(caseId)
              .query(Integer.class)
              .single();
      case OPINION, REPORT, PETITION -> 0;
    };
  }

  private List<Row> rows(Held held, long caseId) {
    var rows = new ArrayList<Row>();
    for (var place : places(held)) {
      rows.addAll(
          db.sql(place.reading())
              .param("case", caseId)
              .query((row, n) -> {
                var words = new ArrayList<String>();
                for (var column : place.columns()) {
                  words.add(row.getString(column.name()));
                }
                return new Row(place, row.getLong("id"), words);
              })
              .list());
    }
    if (held == Held.LETTER) {
      became(caseId).forEach(petition -> rows.addAll(rows(Held.PETITION, petition)));
    }
    return rows;
  }

  /** The petition a letter became: what was written of it ends with the letter. */
  private List<Long> became(long letter) {
    return db.sql("select id from petition where letter_id = ?")
        .param(letter)
        .query((row, n) -> row.getLong(1))
        .list();
  }

  /** Replaces every piece of writing of a case, and destroys what is attached. */
  void mask(Held held, long caseId, Redaction by, Instant at) {
    for (var row : rows(held, caseId)) {
      var update =
          db.sql(row.place().writing())
              .param("key", row.key())
              .param("at", at.atOffset(ZoneOffset.UTC));
      for (var n = 0; n < row.words().size(); n++) {
        var column = row.place().columns().get(n);
        update =
            update.param(
                column.name(),
                column.whole().isEmpty()
                    ? by.of(row.words().get(n), column.most())
                    : column.whole());
      }
      update.update();
    }
    if (held == Held.REQUEST) {
      db.sql(
              """
              update disclosure_file set name = '［已销毁］', bytes = null, notes = '', masked_at = ?
              where request_id = ? and masked_at is null
              """)
          .params(at.atOffset(ZoneOffset.UTC), caseId)
          .update();
    }
    if (held == Held.OPINION) {
      db.sql(
              "update remark_contact set mark = null, masked_at = ? where receipt_id = ? and masked_at is null")
          .params(at.atOffset(ZoneOffset.UTC), caseId)
          .update();
    }
    if (held == Held.LETTER) {
      db.sql(
              "update letter_file set bytes = null, notes = '', masked_at = ? where letter_id = ? and masked_at is null")
          .params(at.atOffset(ZoneOffset.UTC), caseId)
          .update();
    }
  }
}
