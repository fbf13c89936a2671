package org.shenfa.concerns;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.shenfa.Shenfa;
import org.shenfa.columns.Category;
import org.shenfa.columns.Column;
import org.shenfa.content.Item;
import org.shenfa.deadlines.Deadline;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.publication.Release;
import org.shenfa.reminders.Notices;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Concerns on their way, in the small office; each test takes the steps it is about itself. */
@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
abstract class ConcernSteps {
  static final Evaluation GOOD = new Evaluation(true, true, "回应以后谣言平息，今后提前备稿");

  @Autowired Office office;
  @Autowired Concerns concerns;
  @Autowired ConcernRegister register;
  @Autowired Unanswered unanswered;
  @Autowired Responding responding;
  @Autowired PressConferences conferences;
  @Autowired ConcernWatch watch;
  @Autowired Deadlines deadlines;
  @Autowired Reassessing reassessing;
  @Autowired Notices notices;
  @Autowired JdbcClient db;

  @BeforeEach
  void column() {
    if (office.columns.find(Responding.COLUMN).isEmpty()) {
      office.agreed(
          new Column(
              0,
              Responding.COLUMN,
              "回应关切",
              "对公众关切的回应",
              "回应关切",
              "回应关切",
              office.publicity.id(),
              Set.of(Category.INTERACTION),
              14,
              7));
    }
  }

  static LocalDateTime now() {
    return LocalDateTime.now(Shenfa.ZONE).withNano(0);
  }

  static ConcernNotice notice(@Nullable LocalDateTime occurred, LocalDateTime found) {
    return new ConcernNotice(
        "台风海燕影响", "沿海群众担心停电停水，网上有溃堤的说法。", Source.DUTY, "值班读网，本省论坛", occurred, found, true);
  }

  long found() {
    return concerns.notice(office.stranger, notice(null, now()));
  }

  long assigned(Level level) {
    var id = found();
    concerns.assess(office.editorOne, id, level, "影响沿海三市");
    concerns.assign(
        office.publicityHead, id, office.hazmat.id(), office.head.staffNo(), "按职能由危化监管处牵头");
    return id;
  }

  static FactSheet sheet(StatementKind kind, @Nullable LocalDateTime next) {
    return new FactSheet(
        kind,
        "关于台风海燕影响的" + kind.label(),
        Map.copyOf(
            kind.parts().stream().collect(Collectors.toMap(p -> p, p -> p.label() + "写在这里。"))),
        next);
  }

  Item drafted(long id, StatementKind kind, @Nullable LocalDateTime next) {
    return responding.draft(
        office.clerk, id, sheet(kind, next), kind == StatementKind.REFUTATION ? "截图已存档" : "", "");
  }

  Release released(Item item) {
    var walking = office.reviewing.latest(item.id()).orElseThrow();
    while (walking.next().isPresent()) {
      walking = office.step(walking);
    }
    var release = office.released(walking, null);
    watch.sweep(Instant.now());
    return release;
  }

  long responded() {
    var id = assigned(Level.B);
    released(drafted(id, StatementKind.FIRST, now().plusHours(6)));
    return id;
  }

  Concern concern(long id) {
    return register.find(id);
  }

  Deadline clock(long id, Rule rule) {
    return register.clocks(concern(id)).stream()
        .filter(d -> d.rule() == rule)
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  long times(long id, ConcernEvent event) {
    return register.story(concern(id)).stream().filter(p -> p.event().equals(event.name())).count();
  }
}
