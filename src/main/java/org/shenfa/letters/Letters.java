package org.shenfa.letters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.files.CleanFile;
import org.shenfa.organization.Person;
import org.shenfa.procedures.QueryCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of letters and their words. */
@Repository
class Letters {
  /**
   * Letters whose words only the petition desk sees: handed over, or about somebody of the office.
   */
  private static final String SELECT =
      """
      select n.*, coalesce(u.short_name, '') as unit_name, coalesce(o.name, '') as topic_name,
        (select t.title from letter_text t where t.letter_id = n.id and t.kind = 'LETTER') as title,
        exists (select from course p where p.procedure = 'letter' and p.case_id = n.id and p.event = 'TO_PETITION') as sealed,
        (select min(d.end_at) from deadline_now d where d.procedure = 'letter' and d.case_id = n.id and d.met_at is null
          and not d.dropped and d.rule in ('LETTER_SCREENING', 'LETTER_TRIAGE', 'LETTER_ANSWER', 'LETTER_REPLY')) as due_at,
        exists (select from deadline_now d where d.procedure = 'letter' and d.case_id = n.id and d.late
          and d.rule in ('LETTER_TRIAGE', 'LETTER_ANSWER', 'LETTER_REPLY')) as late,
        array(select distinct (h.details ->> 'helper')::bigint from course h
          where h.procedure = 'letter' and h.case_id = n.id and h.details ->> 'helper' is not null) as helpers
      from letter_now n left join unit u on u.id = n.unit_id left join letter_topic o on o.code = n.topic
      """;

  private final JdbcClient db;

  Letters(JdbcClient db) {
    this.db = db;
  }

  Optional<Letter> find(long id) {
    return db.sql(SELECT + "where n.id = ?").param(id).query(this::letter).optional();
  }

  Optional<Letter> numbered(String number) {
    return db.sql(SELECT + "where n.number = ?").param(number).query(this::letter).optional();
  }

  /** Letters in some states, the oldest first; of one unit, or of all for 0. */
  List<Letter> in(Collection<LetterState> states, long unit) {
    return db.sql(
            SELECT
                + "where n.state = any (:states) and (:unit = 0 or n.unit_id = :unit) order by n.received_at, n.id limit 500")
        .param("states", states.stream().map(Enum::name).toArray(String[]::new))
        .param("unit", unit)
        .query(this::letter)
        .list();
  }

  Letter add(
      Person by,
      Channel channel,
      LetterForm form,
      QueryCode sent,
      @Nullable Long identity,
      Instant received) {
    db.sql("select pg_advisory_xact_lock(hashtextextended('letters', 0))").query().listOfRows();
    var id =
        db.sql(
                """
                insert into letter (number, command_hash, code_hash, channel, kind, may_publish, consent, identity_id,
                  entered_by, fingerprint, received_at)
                select :day || '-' || lpad((coalesce(max(split_part(l.number, '-', 2)::int), 0) + 1)::text, 4, '0'),
                  :command, :code, :channel, :kind, :publish, :consent, :identity, :by, :fingerprint, :received
                from letter l where l.number like :day || '-%' returning id
                """)
            .param("day", received.atZone(Shenfa.ZONE).toLocalDate().toString().replace("-", ""))
            .param("command", sent.formDigest())
            .param("code", QueryCode.digest(sent.code()))
            .param("channel", channel.name())
            .param("kind", form.kind().name())
            .param("publish", form.mayPublish())
            .param("consent", LetterForm.CONSENT)
            .param("identity", identity, Types.BIGINT)
            .param("by", by.id())
            .param("fingerprint", form.fingerprint())
            .param("received", received.atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single();
    write(id, LetterText.Kind.LETTER, form.title(), form.body(), form.place(), null, received);
    var number =
        db.sql("select number from letter where id = ?").param(id).query(String.class).single();
    return new Letter(
        id,
        number,
        channel,
        form.kind(),
        form.kind(),
        form.mayPublish(),
        identity,
        List.of(),
        received,
        LetterState.RECEIVED,
        received,
        null,
        "",
        false,
        List.of(),
        form.title(),
        0,
        false,
        null,
        false,
        "",
        "");
  }

  void attach(long letter, List<CleanFile> files) {
    for (var n = 0; n < files.size(); n++) {
      var file = files.get(n);
      db.sql(
              "insert into letter_file (letter_id, n, media_type, bytes, size, notes) values (?, ?, ?, ?, ?, left(?, 20000))")
          .params(
              letter,
              n + 1,
              file.mediaType(),
              file.bytes(),
              file.bytes().length,
              String.join("\n", file.notes()))
          .update();
    }
  }

  long write(
      long letter,
      LetterText.Kind kind,
      String title,
      String body,
      String place,
      @Nullable Long person,
      Instant at) {
    return db.sql(
            """
            insert into letter_text (letter_id, kind, title, body, place, person_id, at)
            values (:letter, :kind, :title, :body, :place, :person, :at) returning id
            """)
        .param("letter", letter)
        .param("kind", kind.name())
        .param("title", title)
        .param("body", body)
        .param("place", place)
        .param("person", person, Types.BIGINT)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  void describe(
      long text,
      String basis,
      Collection<Integer> answered,
      Collection<String> findings,
      String inSpiteOf) {
    db.sql(
            "insert into letter_draft (text_id, basis, answered, findings, in_spite_of) values (?, ?, ?, ?, ?)")
        .params(
            text,
            basis,
            answered.toArray(Integer[]::new),
            findings.toArray(String[]::new),
            inSpiteOf)
        .update();
  }

  List<LetterText> texts(long letter) {
    return db.sql(
            """
            select t.*, coalesce(p.name, '') as person_name from letter_text t left join person p on p.id = t.person_id
            where t.letter_id = ? order by t.id
            """)
        .param(letter)
        .query(Letters::text)
        .list();
  }

  Optional<LetterText.Draft> draft(long text) {
    return db.sql(
            """
            select t.*, coalesce(p.name, '') as person_name, d.basis, d.answered, d.findings, d.in_spite_of
            from letter_text t join letter_draft d on d.text_id = t.id left join person p on p.id = t.person_id
            where t.id = ?
            """)
        .param(text)
        .query((row, n) ->
            new LetterText.Draft(
                text(row, n),
                row.getString("basis"),
                List.of((Integer[]) row.getArray("answered").getArray()),
                List.of((String[]) row.getArray("findings").getArray()),
                row.getString("in_spite_of")))
        .optional();
  }

  /** Letters joined to this one, whose writers get its answer. */
  List<Long> mergedInto(long main) {
    return db.sql(
            "select case_id from course where procedure = 'letter' and event = 'MERGE' and details ->> 'main' = ?")
        .param(Long.toString(main))
        .query((row, n) -> row.getLong(1))
        .list();
  }

  /** Answers of the last days to others, for the comparison with a new one. */
  List<String> recentAnswers(long except) {
    return db.sql(
            """
            select t.body from letter_text t join course c on c.procedure = 'letter' and c.event = 'REPLY'
              and (c.details ->> 'text')::bigint = t.id
            where t.letter_id <> ? and t.masked_at is null order by c.at desc limit 50
            """)
        .param(except)
        .query((row, n) -> row.getString(1))
        .list();
  }

  private static LetterText text(ResultSet row, int n) throws SQLException {
    return new LetterText(
        row.getLong("id"),
        LetterText.Kind.valueOf(row.getString("kind")),
        row.getString("title"),
        row.getString("body"),
        row.getString("place"),
        row.getObject("person_id", Long.class),
        row.getString("person_name"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getObject("masked_at") != null);
  }

  private Letter letter(ResultSet row, int n) throws SQLException {
    return new Letter(
        row.getLong("id"),
        row.getString("number"),
        Channel.valueOf(row.getString("channel")),
        LetterKind.valueOf(row.getString("chosen")),
        LetterKind.valueOf(row.getString("kind")),
        row.getBoolean("may_publish"),
        row.getObject("identity_id", Long.class),
        Arrays.stream((String[]) row.getArray("suspicions").getArray())
            .map(Suspicion::valueOf)
            .toList(),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        LetterState.valueOf(row.getString("state")),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getObject("unit_id", Long.class),
        row.getString("unit_name"),
        row.getBoolean("designated"),
        List.of((Long[]) row.getArray("helpers").getArray()),
        row.getString("title"),
        row.getInt("n"),
        row.getBoolean("sealed"),
        Optional.ofNullable(row.getObject("due_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant)
            .orElse(null),
        row.getBoolean("late"),
        row.getString("topic"),
        row.getString("topic_name"));
  }
}
