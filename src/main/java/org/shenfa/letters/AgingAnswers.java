package org.shenfa.letters;

import static org.shenfa.regulation.Clause.MEASURES_20_1;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.content.Manifest;
import org.shenfa.content.Validity;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 会变旧的答复: binds published answers to what they link or cite; when that is withdrawn, lapses or is
 * corrected, the answer is to be looked at again, and its page says so until its unit confirmed or
 * corrected it.
 */
@Service
public class AgingAnswers {
  private final JdbcClient db;
  private final LetterRights rights;
  private final Deadlines deadlines;
  private final AuditTrail trail;
  private final TransactionOperations transaction;
  private final Clock clock;

  AgingAnswers(
      JdbcClient db,
      LetterRights rights,
      Deadlines deadlines,
      AuditTrail trail,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.rights = rights;
    this.deadlines = deadlines;
    this.trail = trail;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 60_000, initialDelay = 35_000)
  void tick() {
    sweep(clock.instant());
  }

  /** Looks at what is; standing still loses nothing and a second look adds nothing. */
  @Enforces(MEASURES_20_1)
  public void sweep(Instant now) {
    transaction.executeWithoutResult(t -> {
      if (db.sql("select pg_try_advisory_xact_lock(hashtextextended('aging answers', 0))")
          .query(Boolean.class)
          .single()) {
        unbound().forEach(a -> bind(a, now));
        db.sql(AGE).param("now", now.atOffset(ZoneOffset.UTC)).update();
        clocks(now);
      }
    });
  }

  private record Unbound(long release, long item, byte[] manifest) {}

  private List<Unbound> unbound() {
    return db.sql(
            """
            select c.release_id, c.item_id, c.manifest from current_release c
            where c.item_id in (select i.item_id from letter_item i)
              and not exists (select from answer_binding b where b.release_id = c.release_id)
            order by c.release_id limit 200
            """)
        .query((row, n) ->
            new Unbound(
                row.getLong("release_id"), row.getLong("item_id"), row.getBytes("manifest")))
        .list();
  }

  private record Candidate(long item, long release, String path, String number) {}

  private void bind(Unbound answer, Instant now) {
    db.sql("insert into answer_binding (release_id, at) values (?, ?)")
        .params(answer.release(), now.atOffset(ZoneOffset.UTC))
        .update();
    var cited = Citations.of(Manifest.of(answer.manifest()).body());
    if (cited.none()) {
      return;
    }
    for (var c : candidates(cited)) {
      if (c.item() != answer.item()
          && (cited.paths().contains(c.path()) || cited.cites(c.number()))) {
        db.sql(
                "insert into answer_citation (release_id, item_id, seen_release) values (?, ?, ?) on conflict do nothing")
            .params(answer.release(), c.item(), c.release())
            .update();
      }
    }
  }

  /**
   * What is linked, and every document that has a number, for its brackets are typed in many ways.
   */
  private List<Candidate> candidates(Citations cited) {
    return db.sql(
            """
            select r.item_id, r.id, r.path, l.document_number as number
            from release r join item_listing l on l.item_id = r.item_id
            where (r.path = any (:paths) or :numbered and l.document_number <> '')
              and not exists (select from release n where n.item_id = r.item_id and n.id > r.id)
            """)
        .param("paths", cited.paths().toArray(String[]::new))
        .param("numbered", !cited.numbers().isEmpty())
        .query((row, n) ->
            new Candidate(
                row.getLong("item_id"),
                row.getLong("id"),
                row.getString("path"),
                row.getString("number")))
        .list();
  }

  private static final String AGE =
      """
      insert into answer_aging (release_id, item_id, cited_release, withdrawn, validity, at)
      select c.release_id, c.item_id, l.id, l.withdrawn,
        coalesce((select convert_from(v.manifest, 'UTF8')::jsonb -> 'document' ->> 'validity' from revision v where v.digest = l.digest), ''),
        :now
      from answer_citation c join release r on r.id = c.release_id
        join lateral (select x.id, x.digest, exists (select from withdrawal w where w.release_id = x.id) as withdrawn
          from release x where x.item_id = c.item_id order by x.id desc limit 1) l on true
      where (l.id <> c.seen_release or l.withdrawn)
        and not exists (select from answer_aging a where a.release_id = c.release_id and a.item_id = c.item_id
          and a.cited_release = l.id and a.withdrawn = l.withdrawn)
        and not exists (select from release n where n.item_id = r.item_id and n.id > r.id)
        and not exists (select from withdrawal w where w.release_id = r.id)
      on conflict do nothing
      """;

  private void clocks(Instant now) {
    var waiting =
        db.sql(
                "select distinct i.letter_id from answer_to_review a join letter_item i on i.item_id = a.answer_id")
            .query((row, n) -> row.getLong(1))
            .list();
    for (var letter : waiting) {
      if (deadlines.running(Rule.LETTER_ANSWER_REVIEW, Triage.NAME, letter).isEmpty()) {
        deadlines.start(Rule.LETTER_ANSWER_REVIEW, Triage.NAME, letter, now);
      }
    }
    db
        .sql(
            """
            select distinct d.case_id from deadline_now d
            where d.procedure = 'letter' and d.rule = 'LETTER_ANSWER_REVIEW' and d.met_at is null and not d.dropped
            """)
        .query((row, n) -> row.getLong(1))
        .list()
        .stream()
        .filter(l -> !waiting.contains(l))
        .forEach(l -> deadlines.meet(Rule.LETTER_ANSWER_REVIEW, Triage.NAME, l, now));
  }

  private static final String OPEN =
      """
      select a.id, a.answer_id, a.withdrawn, a.validity, a.at, n.id as letter, n.number, n.unit_id,
        coalesce(u.short_name, '') as unit, mine.title, coalesce(cited.title, '') as cited
      from answer_to_review a join letter_item i on i.item_id = a.answer_id join letter_now n on n.id = i.letter_id
        left join unit u on u.id = n.unit_id join item_listing mine on mine.item_id = a.answer_id
        left join item_listing cited on cited.item_id = a.item_id
      order by a.at, a.id
      """;

  /** Answers to be looked at again that concern this person. */
  public List<AgedAnswer> open(Person me, Instant now) {
    var viewer = rights.viewer(me, now);
    return db
        .sql(OPEN)
        .query((row, n) -> {
          var as = viewer.may(row.getLong("unit_id"));
          var due =
              deadlines.running(Rule.LETTER_ANSWER_REVIEW, Triage.NAME, row.getLong("letter"));
          var seen =
              as.contains(Actor.HANDLER)
                  || as.contains(Actor.HEAD)
                  || as.contains(Actor.SITE)
                  || as.contains(Actor.SUPERVISOR)
                  || as.contains(Actor.INTAKE);
          return new AgedAnswer(
              seen ? row.getLong("id") : 0,
              row.getLong("letter"),
              row.getString("number"),
              row.getLong("answer_id"),
              row.getString("title"),
              row.getString("unit"),
              row.getString("cited"),
              change(row.getBoolean("withdrawn"), row.getString("validity")),
              row.getObject("at", OffsetDateTime.class).toInstant(),
              due.flatMap(d -> d.due()).orElse(null),
              due.filter(d -> d.over(now)).isPresent(),
              as.contains(Actor.HEAD));
        })
        .list()
        .stream()
        .filter(a -> a.id() != 0)
        .toList();
  }

  private static String change(boolean withdrawn, String validity) {
    if (withdrawn) {
      return "已经撤下";
    }
    return validity.isEmpty() || validity.equals(Validity.VALID.name())
        ? "已经更正"
        : Validity.valueOf(validity).label();
  }

  /**
   * The head of its unit says that an answer holds all the same, and why; its page says so no more.
   */
  @Transactional
  public void confirm(Person me, long id, String words, Instant now) {
    var answer =
        open(me, now).stream()
            .filter(a -> a.id() == id)
            .findFirst()
            .orElseThrow(NoSuchElementException::new);
    if (!answer.mine()) {
      throw new Violations(MEASURES_20_1, "公开的答复还对不对，由答复单位的负责人确认；不对的，更正公开稿。");
    }
    db.sql("insert into answer_confirmation (aging_id, person_id, words, at) values (?, ?, ?, ?)")
        .params(id, me.id(), Courses.reason(words), now.atOffset(ZoneOffset.UTC))
        .update();
    trail.append(
        Entry.of("letter.answer_confirmed", me.id(), me.name())
            .about("letter", Long.toString(answer.letter()))
            .with("aging", Long.toString(id)));
    clocks(now);
  }
}
