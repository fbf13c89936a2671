package org.shenfa.letters;

import static org.shenfa.regulation.Clause.HOUSE;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.letters.RepeatedQuestion.Asked;
import org.shenfa.letters.RepeatedQuestion.Cluster;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Likeness;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 重复问题的归并: letters of one topic that ask nearly the same are proposed, a person says which do and
 * what the question is called, and which page was to answer it for everybody.
 */
@Service
public class RepeatedQuestions {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Pattern PERSONAL = Pattern.compile("[0-9]{7}|@");
  private static final int TOP = 20;

  /** So many of the newest letters of a topic are compared with each other. */
  private static final int COMPARED = 600;

  private final JdbcClient db;
  private final LetterTopics topics;
  private final AuditTrail trail;

  RepeatedQuestions(JdbcClient db, LetterTopics topics, AuditTrail trail) {
    this.db = db;
    this.topics = topics;
    this.trail = trail;
  }

  /** The twenty most asked within the year. */
  public List<RepeatedQuestion> top(Instant now) {
    return named("", now).stream().limit(TOP).toList();
  }

  /** Every named question of a topic, the most asked first; of all for an empty one. */
  public List<RepeatedQuestion> named(String topic, Instant now) {
    return db.sql(
            """
            select q.*, (select count(*) from letter_question_letter m join letter l on l.id = m.letter_id
              where m.question_id = q.id and l.received_at > :since) as letters
            from letter_question_now q where :topic in ('', q.topic) order by letters desc, q.id
            """)
        .param("topic", topic)
        .param("since", now.minus(YEAR).atOffset(ZoneOffset.UTC))
        .query((row, n) -> {
          var changed = row.getObject("changed_at", OffsetDateTime.class);
          var item = row.getString("item_number");
          var path = row.getString("path");
          return new RepeatedQuestion(
              row.getLong("id"),
              row.getString("topic"),
              row.getString("name"),
              row.getInt("letters"),
              item == null ? "" : item,
              path == null ? "" : path,
              changed == null ? null : changed.toInstant());
        })
        .list();
  }

  private record Compared(Asked asked, String words) {}

  /**
   * Letters of a topic that ask nearly the same, the largest groups first; those handed to the
   * petition desk are not among them.
   */
  public List<Cluster> proposed(Person me, String topic, Instant now) {
    topics.mustKeep(me, now);
    var all = Stream.concat(sorted(topic).stream(), unsorted(topic, now).stream()).toList();
    return Likeness.groups(all, Compared::words).stream()
        .map(RepeatedQuestions::cluster)
        .filter(c -> !c.letters().isEmpty())
        .sorted(Comparator.comparingInt((Cluster c) -> c.letters().size()).reversed())
        .limit(TOP)
        .toList();
  }

  private static Cluster cluster(List<Compared> group) {
    return new Cluster(
        group.getFirst().asked().question(),
        group.stream().map(Compared::asked).filter(a -> a.question() == 0).toList());
  }

  private static final String LETTERS =
      """
      select n.id, n.number, t.title, t.body, coalesce(m.question_id, 0) as question
      from letter_now n join letter_text t on t.letter_id = n.id and t.kind = 'LETTER' and t.masked_at is null
        left join letter_question_letter m on m.letter_id = n.id
      """;

  /** The first letter of each named question stands for it. */
  private List<Compared> sorted(String topic) {
    return db.sql(
            LETTERS
                + """
                where n.id in (select min(x.letter_id) from letter_question_letter x join letter_question q
                  on q.id = x.question_id where q.topic = ? group by q.id) order by n.id
                """)
        .param(topic)
        .query((row, n) -> compared(row))
        .list();
  }

  private List<Compared> unsorted(String topic, Instant now) {
    return db.sql(
            LETTERS
                + """
                where n.topic = ? and m.letter_id is null and n.received_at > ?
                  and n.state not in ('QUARANTINED', 'NOT_ACCEPTED', 'WITHDRAWN')
                  and not exists (select from course c where c.procedure = 'letter' and c.case_id = n.id
                    and c.event = 'TO_PETITION')
                order by n.id desc limit ?
                """)
        .params(topic, now.minus(YEAR).atOffset(ZoneOffset.UTC), COMPARED)
        .query((row, n) -> compared(row))
        .list();
  }

  private static Compared compared(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Compared(
        new Asked(
            row.getLong("id"),
            row.getString("number"),
            row.getString("title"),
            row.getLong("question")),
        row.getString("title") + String.join("", Questions.of(row.getString("body"))));
  }

  /** Says that letters of a topic ask one question, and what it is called; the name is public. */
  @Enforces(HOUSE)
  @Transactional
  public void name(Person me, String topic, String name, Collection<Long> letters, Instant now) {
    topics.mustKeep(me, now);
    var called = name.strip();
    new Violations.Gathering()
        .refuseIf(
            called.length() < 4 || called.length() > 30, HOUSE, "name", "请给问题起名，4 至 30 字，会按月公布。")
        .refuseIf(PERSONAL.matcher(called).find(), HOUSE, "name", "问题的名字会公布，请不要写号码或者邮箱。")
        .refuseIf(
            named("", now).stream().anyMatch(q -> q.name().equals(called)),
            HOUSE,
            "name",
            "已经有叫“" + called + "”的问题，请并入那一个。")
        .refuseIf(letters.size() < 2, HOUSE, "letters", "两封以上的来信问同一件事，才起一个名字。")
        .throwIfAny();
    var id =
        db.sql(
                "insert into letter_question (topic, name, person_id, at) values (?, ?, ?, ?) returning id")
            .params(topic, called, me.id(), now.atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single();
    sort(me, topic, id, letters, now);
    note("letter.question_named", me, id, "name", called);
  }

  /** Says that more letters ask a named question. */
  @Transactional
  public void add(Person me, long question, Collection<Long> letters, Instant now) {
    topics.mustKeep(me, now);
    var of = find(question, now);
    if (letters.isEmpty()) {
      throw new Violations(HOUSE, "请勾选要并入的来信。");
    }
    sort(me, of.topic(), question, letters, now);
    note("letter.question_grew", me, question, "letters", Integer.toString(letters.size()));
  }

  /**
   * Names the page that is to answer a question for everybody; what is released of it from now on
   * counts as its change.
   *
   * @param item number of a guide, an answer or another item that is out
   */
  @Transactional
  public void answeredBy(Person me, long question, String item, Instant now) {
    topics.mustKeep(me, now);
    var of = find(question, now);
    var page =
        db.sql(
                "select i.id from item i where i.number = ? and exists (select from release r where r.item_id = i.id)")
            .param(item.strip())
            .query(Long.class)
            .optional()
            .orElseThrow(() -> new Violations(HOUSE, "没有这个编号的已发布稿件，请核对办事指南或者答复的稿件编号。"));
    db.sql(
            "insert into letter_question_page (question_id, item_id, person_id, at) values (?, ?, ?, ?)")
        .params(of.id(), page, me.id(), now.atOffset(ZoneOffset.UTC))
        .update();
    note("letter.question_answered_by", me, question, "item", item.strip());
  }

  private RepeatedQuestion find(long question, Instant now) {
    return named("", now).stream()
        .filter(q -> q.id() == question)
        .findFirst()
        .orElseThrow(() -> new Violations(HOUSE, "没有这个问题，请刷新后再办。"));
  }

  private void sort(Person me, String topic, long question, Collection<Long> letters, Instant now) {
    var may = unsorted(topic, now).stream().map(c -> c.asked().letter()).toList();
    if (!may.containsAll(letters)) {
      throw new Violations(HOUSE, "有来信不属于这个主题，或者已经归过，请刷新后再办。");
    }
    for (var letter : letters) {
      db.sql(
              "insert into letter_question_letter (letter_id, question_id, person_id, at) values (?, ?, ?, ?)")
          .params(letter, question, me.id(), now.atOffset(ZoneOffset.UTC))
          .update();
    }
  }

  private void note(String action, Person me, long question, String what, String words) {
    trail.append(
        Entry.of(action, me.id(), me.name())
            .about("letter-question", Long.toString(question))
            .with(what, words));
  }
}
