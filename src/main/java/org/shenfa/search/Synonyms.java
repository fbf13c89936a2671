package org.shenfa.search;

import static org.shenfa.regulation.Clause.MEASURES_4_1;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 同义词: groups of words that mean the same to whoever searches, kept by 新闻宣传处. A group is added and
 * ended, never changed; searching takes it up within seconds.
 */
@Service
public class Synonyms {
  private static final int MOST = 6;
  private static final Pattern BETWEEN = Pattern.compile("[\\s,，、;；/]+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{2,20}");

  private final JdbcClient db;
  private final JdbcClient visitor;
  private final Organization organization;
  private final AuditTrail trail;
  private final Clock clock;
  private volatile List<List<String>> standing = List.of();

  Synonyms(
      JdbcClient db,
      @Qualifier("visitor") JdbcClient visitorJdbcClient,
      Organization organization,
      AuditTrail trail,
      Clock clock) {
    this.db = db;
    this.visitor = visitorJdbcClient;
    this.organization = organization;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * 一组同义词.
   *
   * @param to last day, Asia/Shanghai; null while it has none
   * @param ended why it was ended; null while it counts
   */
  public record Group(
      long id,
      List<String> words,
      LocalDate from,
      @Nullable LocalDate to,
      String by,
      OffsetDateTime at,
      @Nullable String ended) {}

  /** Reads the groups of today as visitors may see them. */
  void refresh() {
    standing =
        visitor
            .sql("select words from public_synonym order by id limit 2000")
            .query((row, n) -> List.of((String[]) row.getArray(1).getArray()))
            .list();
  }

  /** The same word with what means the same in place of a part of it. */
  List<String> of(String word) {
    var others = new LinkedHashSet<String>();
    for (var group : standing) {
      for (var one : group) {
        if (word.contains(one)) {
          group.stream()
              .filter(o -> !word.contains(o))
              .map(o -> word.replace(one, o))
              .forEach(others::add);
        }
      }
    }
    return others.stream().limit(MOST).toList();
  }

  /** All groups, the newest first; those that ended stand below. */
  public List<Group> all() {
    return db.sql(
            """
            select g.*, p.name as by_name, e.reason as ended
            from synonym_group g join person p on p.id = g.added_by left join synonym_group_end e on e.group_id = g.id
            order by e.reason is not null, g.id desc
            """)
        .query((row, n) ->
            new Group(
                row.getLong("id"),
                List.of((String[]) row.getArray("words").getArray()),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("by_name"),
                row.getObject("at", OffsetDateTime.class),
                row.getString("ended")))
        .list();
  }

  /**
   * Adds a group.
   *
   * @param typed two to eight words, with blanks or commas between them
   */
  @Transactional
  @Enforces(MEASURES_4_1)
  public void add(Person by, String typed, LocalDate from, @Nullable LocalDate to) {
    mustKeepThem(by);
    var words =
        Arrays.stream(BETWEEN.split(typed.strip()))
            .map(w -> Wording.of(w).parts())
            .flatMap(List::stream)
            .map(Wording.Part::text)
            .distinct()
            .toList();
    new Violations.Gathering()
        .refuseIf(
            words.size() < 2 || words.size() > 8,
            MEASURES_4_1,
            "words",
            "一组同义词要有 2 到 8 个不同的词，用空格或者顿号隔开。")
        .refuseIf(
            words.stream().anyMatch(w -> !WORD.matcher(w).matches()),
            MEASURES_4_1,
            "words",
            "每个词 2 到 20 个字，只用汉字、字母和数字。")
        .refuseIf(to != null && to.isBefore(from), MEASURES_4_1, "to", "停用的日期不能早于启用的日期。")
        .throwIfAny();
    db.sql(
            "insert into synonym_group (words, valid_from, valid_to, added_by) values (:words, :from, :to, :by)")
        .param("words", words.toArray(String[]::new))
        .param("from", from)
        .param("to", to, java.sql.Types.DATE)
        .param("by", by.id())
        .update();
    trail.append(
        Entry.of("synonyms.added", by.id(), by.name())
            .about("search", "synonyms")
            .with("words", String.join(" ", words)));
  }

  /** Ends a group: it counts no more from now on. */
  @Transactional
  @Enforces(MEASURES_4_1)
  public void end(Person by, long id, String reason) {
    mustKeepThem(by);
    var why = reason.strip();
    new Violations.Gathering()
        .refuseIf(
            why.length() < 2 || why.length() > 200, MEASURES_4_1, "reason", "请写明停用的原因（2 至 200 字）。")
        .throwIfAny();
    var group =
        all().stream()
            .filter(g -> g.id() == id && g.ended() == null)
            .findFirst()
            .orElseThrow(NoSuchElementException::new);
    db.sql("insert into synonym_group_end (group_id, reason, ended_by) values (?, ?, ?)")
        .params(id, why, by.id())
        .update();
    trail.append(
        Entry.of("synonyms.ended", by.id(), by.name())
            .about("search", "synonyms")
            .with("words", String.join(" ", group.words()))
            .with("reason", why));
  }

  private void mustKeepThem(Person by) {
    var publicity = organization.only(UnitKind.PUBLICITY_OFFICE).id();
    if (organization.postsOf(by.id(), LocalDate.now(clock)).stream()
        .noneMatch(p -> p.unitId() == publicity)) {
      throw new Violations(MEASURES_4_1, "同义词由新闻宣传处管理。");
    }
  }
}
