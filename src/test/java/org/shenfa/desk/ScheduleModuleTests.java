package org.shenfa.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.regulation.Clause.MEASURES_15_1;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.access.SignedIn;
import org.shenfa.content.ItemKind;
import org.shenfa.desk.AgendaEntry.Kind;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.Unit;
import org.shenfa.publication.Scheduling;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("定时发布与日历")
class ScheduleModuleTests {
  @Autowired Office office;
  @Autowired Scheduling scheduling;
  @Autowired Agenda agenda;
  @Autowired Clock clock;

  private Instant in(int days) {
    return clock.instant().plus(Duration.ofDays(days));
  }

  private static SignedIn at(Person person, Unit unit, boolean publicity) {
    return Office.signedIn(person, unit, publicity, Set.of(PostKind.CLERK));
  }

  @Test
  @DisplayName("不能排的理由一次说全：时间已过、不是没参与过的编辑")
  void everyObjectionIsSaid() {
    var on = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "排期的稿件"));
    var clearance = office.reviewing.clear(on.id());

    assertThat(scheduling.objections(office.editorTwo, clearance, in(2))).isEmpty();
    assertThat(scheduling.objections(office.reviewer, clearance, in(-1)))
        .extracting(Violation::sentence)
        .hasSize(2);
    assertThatThrownBy(() -> scheduling.schedule(office.reviewer, clearance, in(-1)))
        .isInstanceOfSatisfying(Violations.class, v -> assertThat(v.all()).hasSize(2));
  }

  @Test
  @Proves(MEASURES_15_1)
  @DisplayName("取消和改期都要写原因；改不成的，原来的排期还在")
  void cancellingAndMovingNeedAReason() {
    var on = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "要改期的稿件"));
    var clearance = office.reviewing.clear(on.id());
    var first = scheduling.schedule(office.editorTwo, clearance, in(2));

    assertThatThrownBy(() -> scheduling.cancel(office.editorTwo, on.id(), first, " "))
        .isInstanceOf(Violations.class);
    assertThatThrownBy(() -> scheduling.move(office.editorTwo, clearance, first, in(-1), "会议改期了"))
        .isInstanceOf(Violations.class);
    assertThat(scheduling.schedulesOf(on.id())).hasSize(1).allMatch(s -> s.outcome() == null);
    scheduling.move(office.editorTwo, clearance, first, in(3), "会议改期了");
    var all = scheduling.schedulesOf(on.id());
    assertThat(all.getFirst().outcome()).isEqualTo("CANCELLED");
    assertThat(all.getFirst().detail()).contains("会议改期了");
    assertThat(all.getLast().outcome()).isNull();
  }

  @Test
  @DisplayName("日历上有排期、发布和期限，只给本单位和新闻宣传处看")
  void theCalendarShowsWhatOneMaySee() {
    var on = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "日历上的稿件"));
    scheduling.schedule(office.editorTwo, office.reviewing.clear(on.id()), in(4));
    office.released(ItemKind.ORDINARY_NEWS, "日历上发布的稿件");
    office.drafted(ItemKind.NOTICE, "日历上有期限的通知");
    var today = LocalDate.now(clock.withZone(Shenfa.ZONE));

    for (var me :
        java.util.List.of(
            at(office.clerk, office.hazmat, false), at(office.editorOne, office.publicity, true))) {
      var entries = agenda.between(me, 0, today, today.plusDays(60));
      assertThat(entries)
          .anyMatch(e -> e.kind() == Kind.SCHEDULED && e.title().equals("日历上的稿件"))
          .anyMatch(e -> e.kind() == Kind.RELEASED && e.title().equals("日历上发布的稿件"))
          .anyMatch(e -> e.kind() == Kind.CLOCK && e.title().equals("日历上有期限的通知"))
          .isSortedAccordingTo(java.util.Comparator.comparing(AgendaEntry::day));
    }
    assertThat(
            agenda.between(at(office.stranger, office.bureau, false), 0, today, today.plusDays(60)))
        .isEmpty();
    assertThat(
            agenda.between(
                at(office.stranger, office.bureau, false),
                office.hazmat.id(),
                today,
                today.plusDays(60)))
        .isEmpty();
  }
}
