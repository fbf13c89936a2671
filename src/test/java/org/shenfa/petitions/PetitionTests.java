package org.shenfa.petitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.shenfa.Shenfa;
import org.shenfa.deadlines.Rule;
import org.shenfa.deadlines.Term;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Procedure.Row;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.workdays.Calendar;
import org.shenfa.workdays.Day;

@DisplayName("信访办理：程序、规则版本、文书、要办的事")
class PetitionTests {
  private static final Map<PetitionState, String> DESK =
      Map.of(
          PetitionState.HANDED_OVER, "ADMIT- REGISTER",
          PetitionState.REGISTERED,
              "ACCEPT ADMIT DECLINE REFER REPORT_URGENT ROUTE_LEGAL SEAL SEND_BACK TRANSFER",
          PetitionState.ACCEPTED, "ADMIT ASSIGN",
          PetitionState.TRANSFERRED, "ADMIT NOTE_ANSWER OBJECT",
          PetitionState.INVESTIGATING, "ADMIT ASSIGN DRAFT_OPINION MEDIATE",
          PetitionState.CONCLUDED, "ADMIT DELIVER PREPARE_RESULT",
          PetitionState.SITE_REPLIED, "ADMIT ASK_REVIEW",
          PetitionState.REVIEW, "ADMIT ASK_RE_REVIEW NOTE_REVIEW",
          PetitionState.RE_REVIEW, "ADMIT NOTE_REVIEW",
          PetitionState.ARCHIVED, "");

  private static Set<String> events(PetitionState state, Actor actor) {
    return PetitionEvent.PROCEDURE.rows().stream()
        .filter(r -> r.from().equals(state.name()) && r.actor().equals(actor.name()))
        .map(Row::event)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @EnumSource(PetitionState.class)
  @DisplayName("第十九条 每个状态下，办公室能办的就是规程里列的那些")
  @Proves(Clause.MEASURES_19_3)
  void whatTheDeskMayDo(PetitionState state) {
    var expected =
        Stream.of(DESK.getOrDefault(state, "ADMIT").split(" ", -1))
            .filter(e -> !e.isEmpty() && !e.endsWith("-"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(events(state, Actor.PETITION_DESK)).isEqualTo(expected);
  }

  @Test
  @DisplayName("第十九条 网站只在结果转来以后答复或者退回；领导只延长、退回、签发；公众、受理员一步也没有")
  @Proves(Clause.MEASURES_19_3)
  void theOthers() {
    for (var state : PetitionState.values()) {
      assertThat(events(state, Actor.SITE))
          .isEqualTo(
              state == PetitionState.RESULT_AT_SITE
                  ? Set.of("REPLY", "SITE_SENDS_BACK")
                  : Set.of());
      var leader = events(state, Actor.LEADER);
      leader.remove("ADMIT");
      assertThat(leader)
          .isEqualTo(
              state == PetitionState.INVESTIGATING
                  ? Set.of("EXTEND", "ISSUE_OPINION", "RETURN_OPINION")
                  : Set.of());
      for (var none :
          List.of(Actor.CITIZEN, Actor.INTAKE, Actor.SUPERVISOR, Actor.HEAD, Actor.OUTSIDE)) {
        assertThat(events(state, none)).isEmpty();
      }
      assertThat(events(state, Actor.SYSTEM).contains("LATE"))
          .as("late may be kept in every state but the last")
          .isEqualTo(state != PetitionState.ARCHIVED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PETITION_NOTICE, 2024-02-02, 2024-02-17",
    "PETITION_CONCLUSION, 2024-02-05, 2024-04-05",
    "PETITION_CONCLUSION, 2026-11-26, 2027-01-25",
    "PETITION_REVIEW, 2026-12-10, 2027-01-09"
  })
  @DisplayName("信访工作条例第二十三条、第三十四条 自然日：节假日照数，第二天起算")
  void calendarDays(Rule rule, LocalDate from, LocalDate due) {
    var counted = Calendar.dueAfterDays(from, days(rule.term()), day -> Optional.empty());
    assertThat(counted.date()).isEqualTo(due);
    assertThat(counted.trace().getFirst().counted()).isFalse();
    assertThat(counted.trace().stream().skip(1)).allMatch(Day::counted);
  }

  @Test
  @DisplayName("信访工作条例第三十四条 批准延长 30 日，连同 60 日一共 90 日")
  void sixtyAndThirty() {
    assertThat(days(Rule.PETITION_CONCLUSION.term().extended(30))).isEqualTo(90);
  }

  private static int days(Term term) {
    return ((Term.CalendarDays) term).days();
  }

  @Test
  @DisplayName("规则有版本：2022年5月1日前收到的按信访条例，以后的按信访工作条例")
  void rulesHaveVersions() {
    assertThat(RulePack.of(LocalDate.of(2022, 4, 30)).label()).startsWith("《信访条例》");
    assertThat(RulePack.of(LocalDate.of(2022, 5, 1)).label()).startsWith("《信访工作条例》");
    assertThat(RulePack.of(LocalDate.of(2022, 5, 1)).term()).isEqualTo("《信访工作条例》第三十四条");
    assertThat(RulePack.of(LocalDate.of(2021, 1, 1)).term()).isEqualTo("《信访条例》第三十三条");
  }

  private static Petition petition(PetitionState state, @Nullable Long letter) {
    return new Petition(
        1,
        "XF2026-00001",
        letter == null ? PetitionSource.SUPERIOR : PetitionSource.LETTER,
        letter,
        letter == null ? "" : "20261102-0001",
        "",
        "省信访局",
        null,
        LocalDateTime.of(2026, 11, 2, 9, 0).atZone(Shenfa.ZONE).toInstant(),
        RulePack.REGULATIONS_2022,
        state,
        "反映检查走过场",
        null,
        null,
        false,
        List.of(),
        List.of(),
        null,
        false);
  }

  @Test
  @DisplayName("信访工作条例第三十二条 处理意见书写明请求、事实、意见、依据和复查的途径")
  void theOpinionHasItsParts() {
    var settings = new PetitionSettings("江应急信访", "办公室", "江海省人民政府");
    var body =
        new PetitionWording(settings)
            .opinion(
                petition(PetitionState.INVESTIGATING, 7L),
                new Opinion("要求查处", "经查属实", Opinion.Finding.SUPPORTED, "已责令改正", "安全生产法第六十五条。"));
    assertThat(String.join("\n", body))
        .contains("编号20261102-0001", "2026年11月2日收到", "投诉请求：要求查处", "认定的事实：经查属实")
        .contains("予以支持。已责令改正", "安全生产法第六十五条；《信访工作条例》第三十二条。")
        .contains("30日内向江海省人民政府请求复查");
  }

  @Test
  @DisplayName("每一份给信访人的文书都写明依据的条款")
  void everyNoticeCitesItsArticle() {
    var wording = new PetitionWording(new PetitionSettings("江应急信访", "办公室", "江海省人民政府"));
    var petition = petition(PetitionState.REGISTERED, null);
    var day = LocalDate.of(2027, 1, 1);
    for (var body :
        List.of(
            wording.accepted(petition, day),
            wording.transferred(petition, "临江市应急管理局"),
            wording.transfer(petition, day),
            wording.sentBack(petition, "属于住建部门"),
            wording.sentBackTold(petition),
            wording.notOurs(petition, "省住建厅", "房屋质量"),
            wording.legal(petition, LegalRoute.ARBITRATION, "劳动仲裁委员会"),
            wording.notAgain(petition, "苏政复〔2026〕1号"),
            wording.extended(petition, 30, "情况复杂", day))) {
      assertThat(String.join("", body)).containsPattern("《信访工作条例》第.{1,4}条");
    }
  }

  @Test
  @DisplayName("要办的事按状态和身份给出；拟稿人不审自己的结果")
  void whatWaitsForWhom() {
    var desk = Set.of(Actor.PETITION_DESK);
    var head = Set.of(Actor.OFFICE_HEAD);
    var concluded = petition(PetitionState.CONCLUDED, 7L);
    assertThat(PetitionTasks.of(concluded, desk, false, null)).contains("拟定转网站的结果");
    assertThat(PetitionTasks.of(concluded, head, false, false)).contains("保密审查后转网站");
    assertThat(PetitionTasks.of(concluded, head, false, true)).isEmpty();
    assertThat(PetitionTasks.of(petition(PetitionState.CONCLUDED, null), desk, false, null))
        .contains("送达处理意见书");
    var running = petition(PetitionState.INVESTIGATING, 7L);
    assertThat(PetitionTasks.of(running, Set.of(Actor.LEADER), true, null)).contains("签发处理意见");
    assertThat(PetitionTasks.of(running, Set.of(Actor.HANDLER), false, null)).contains("调查、拟定处理意见");
    assertThat(PetitionTasks.of(petition(PetitionState.SITE_REPLIED, 7L), desk, false, null))
        .isEmpty();
  }

  @Test
  @DisplayName("统计里不足五件的不给件数")
  void smallCountsAreNotTold() {
    assertThat(PetitionFigures.Figure.of("收到", 4).count()).isEqualTo("少于 5");
    assertThat(PetitionFigures.Figure.of("收到", 1).count()).isEqualTo("少于 5");
    assertThat(PetitionFigures.Figure.of("收到", 5).count()).isEqualTo("5");
    assertThat(PetitionFigures.Figure.of("收到", 0).count()).isEqualTo("0");
  }
}
