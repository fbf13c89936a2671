package org.shenfa.letters;

import static org.shenfa.regulation.Clause.HOUSE;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 主题词典: what letters may be about; proposed by words, confirmed by a person of the intake. */
@Service
public class LetterTopics {
  private static final int MOST = 30;

  private final JdbcClient db;
  private final LetterRights rights;
  private final LetterSteps steps;
  private final AuditTrail trail;

  LetterTopics(JdbcClient db, LetterRights rights, LetterSteps steps, AuditTrail trail) {
    this.db = db;
    this.rights = rights;
    this.steps = steps;
    this.trail = trail;
  }

  /** Every topic there is or was, in the order in which they came. */
  public List<LetterTopic> all() {
    return db.sql("select * from letter_topic order by sort")
        .query((row, n) ->
            new LetterTopic(
                row.getString("code"),
                row.getString("name"),
                List.of((String[]) row.getArray("words").getArray()),
                row.getBoolean("ended")))
        .list();
  }

  /** Those that may be chosen. */
  public List<LetterTopic> current() {
    return all().stream().filter(t -> !t.ended()).toList();
  }

  /** What the words of a letter speak for; nothing where they speak for none. */
  public static Optional<LetterTopic> proposed(List<LetterTopic> among, String title, String body) {
    return among.stream()
        .filter(t -> t.weight(title, body) > 0)
        .max(Comparator.comparingInt((LetterTopic t) -> t.weight(title, body)));
  }

  /** What the words of a letter speak for that its reader has been shown. */
  public String proposed(List<LetterText> texts) {
    return texts.stream()
        .filter(t -> t.kind() == LetterText.Kind.LETTER)
        .findFirst()
        .flatMap(t -> proposed(current(), t.title(), t.body()))
        .map(LetterTopic::code)
        .orElse("");
  }

  /** Says what a letter is about; saying it again changes it, and both stay known. */
  @Enforces(HOUSE)
  @Transactional
  public void choose(Person me, long letter, String code, Instant now) {
    var of = steps.find(me, letter, now);
    mustKeep(me, now);
    if (current().stream().noneMatch(t -> t.code().equals(code))) {
      throw new Violations(HOUSE, "请从主题词典里选一个主题。");
    }
    if (of.topic().equals(code)) {
      return;
    }
    db.sql("insert into letter_topic_choice (letter_id, code, person_id, at) values (?, ?, ?, ?)")
        .params(letter, code, me.id(), now.atOffset(ZoneOffset.UTC))
        .update();
    trail.append(
        Entry.of("letter.topic_chosen", me.id(), me.name())
            .about("letter", Long.toString(letter))
            .with("topic", code));
  }

  /**
   * Adds a topic, or changes one.
   *
   * @param code empty for a new one
   * @param typed words by which it is proposed, with commas, spaces or lines between them
   */
  @Transactional
  public void change(
      Person me, String code, String name, String typed, boolean ended, Instant now) {
    mustKeep(me, now);
    var all = all();
    var words =
        Arrays.stream(typed.strip().split("[,，、;；\\s]+"))
            .filter(w -> !w.isEmpty())
            .distinct()
            .toList();
    var called = name.strip();
    new Violations.Gathering()
        .refuseIf(called.length() < 2 || called.length() > 12, HOUSE, "name", "主题的名称写 2 至 12 字。")
        .refuseIf(
            all.stream().anyMatch(t -> t.name().equals(called) && !t.code().equals(code)),
            HOUSE,
            "name",
            "已经有叫“" + called + "”的主题。")
        .refuseIf(
            words.size() > 40 || words.stream().anyMatch(w -> w.length() < 2 || w.length() > 12),
            HOUSE,
            "words",
            "提示词最多 40 个，每个 2 至 12 字，用逗号隔开。")
        .refuseIf(
            !code.isEmpty() && all.stream().noneMatch(t -> t.code().equals(code)),
            HOUSE,
            null,
            "没有这个主题，请刷新后再改。")
        .refuseIf(code.isEmpty() && all.size() >= MOST, HOUSE, null, "主题最多 30 个，太细了没有人分得清。")
        .refuseIf(
            ended && current().stream().filter(t -> !t.code().equals(code)).count() < 2,
            HOUSE,
            null,
            "至少要留两个主题。")
        .throwIfAny();
    var as = code.isEmpty() ? "T" + (all.size() + 1) : code;
    db.sql(
            "insert into letter_topic_entry (code, name, words, ended, person_id) values (?, ?, ?, ?, ?)")
        .params(as, called, words.toArray(String[]::new), ended, me.id())
        .update();
    trail.append(
        Entry.of("letter.topic_changed", me.id(), me.name())
            .about("letter-topic", as)
            .with("name", called)
            .with("words", String.join(",", words))
            .with("ended", Boolean.toString(ended)));
  }

  /** Refuses who keeps neither topics nor questions. */
  void mustKeep(Person me, Instant now) {
    var may = rights.viewer(me, now).may(0);
    if (!may.contains(Actor.INTAKE) && !may.contains(Actor.SUPERVISOR)) {
      throw new Violations(HOUSE, "来信的主题和主题词典由新闻宣传处的受理员或者负责人管。");
    }
  }
}
