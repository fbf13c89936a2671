package org.shenfa.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.regulation.Clause.HOUSE;
import static org.shenfa.regulation.Clause.MEASURES_10_2;
import static org.shenfa.regulation.Clause.MEASURES_15_1;
import static org.shenfa.regulation.Clause.MEASURES_15_5;
import static org.shenfa.regulation.Clause.MEASURES_16_1;
import static org.shenfa.regulation.Clause.MEASURES_17_2;
import static org.shenfa.regulation.Clause.MEASURES_18_1;
import static org.shenfa.regulation.Clause.MEASURES_18_2;
import static org.shenfa.regulation.Clause.MEASURES_3_2;
import static org.shenfa.regulation.Clause.MEASURES_4_1;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shenfa.Shenfa;
import org.shenfa.content.Disclosure.Decision;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Revision;
import org.shenfa.files.FileStore;
import org.shenfa.organization.Authority;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.reprints.AuthorizedSources;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("第十五条至第二十条 次序不对、人不对、版本不对、状态不对，一律不算")
class WrongOrderModuleTests {
  @Autowired Office office;
  @Autowired Reviewing reviewing;
  @Autowired Submitting submitting;
  @Autowired Reviewers reviewers;
  @Autowired Opinions opinions;
  @Autowired FileStore files;
  @Autowired AuthorizedSources sources;
  @Autowired JdbcClient db;

  /** One look of one route, in one lane. */
  record Row(ItemKind kind, Lane lane, Look look) {
    Way way() {
      return new Way(kind, lane);
    }

    List<Look> later() {
      var looks = way().route().looks();
      return looks.subList(looks.indexOf(look) + 1, looks.size());
    }

    List<Look> earlier() {
      var looks = way().route().looks();
      return looks.subList(0, looks.indexOf(look));
    }

    @Override
    public String toString() {
      return way() + "：" + look.label();
    }
  }

  /** One route in one lane. */
  record Way(ItemKind kind, Lane lane) {
    Route route() {
      return Route.of(kind, Decision.ACTIVE, lane);
    }

    @Override
    public String toString() {
      return kind.label() + "（" + lane.label() + "）";
    }
  }

  static Stream<Way> ways() {
    // 网站布置 is one item for each place and has tests of its own.
    return Stream.of(ItemKind.values())
        .filter(ItemKind::written)
        .flatMap(k -> Stream.of(Lane.values()).map(l -> new Way(k, l)));
  }

  static Stream<Row> rows() {
    return ways()
        .flatMap(w -> w.route().opinions().stream().map(look -> new Row(w.kind(), w.lane(), look)));
  }

  private final Map<Row, ReviewCase> due = new HashMap<>();
  private List<Person> everybody = List.of();
  private Person third = new Person(0, "", "");
  private String scan = "";

  @BeforeAll
  void people() {
    third = office.hired("编辑丙", office.publicity, PostKind.SITE_EDITOR);
    everybody =
        List.of(
            office.principal,
            office.deputyLeader,
            office.publicityHead,
            office.reviewer,
            office.editorOne,
            office.editorTwo,
            third,
            office.openness,
            office.clerk,
            office.secrecy,
            office.head,
            office.deputyHead,
            office.stranger,
            office.hired("危化旁人", office.hazmat, PostKind.CLERK),
            office.appointments.enrol(null, "900001", "没有职务"));
    sources.add(office.publicityHead, Office.REPRINTED, "部网站", "厅发文同意");
    scan =
        files
            .put("审查表扫描件.txt", new ByteArrayInputStream("签字盖章".getBytes(StandardCharsets.UTF_8)))
            .digest();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  @Proves({MEASURES_15_1, MEASURES_16_1, MEASURES_17_2, MEASURES_18_1, MEASURES_18_2})
  @DisplayName("后面的环节不能提前签，前面的不能补签，没审毕不能放行")
  void onlyTheLookThatIsDue(Row row) {
    var on = due(row);
    for (var look : row.later()) {
      var by = holder(look);
      if (!may(row, on, by)) {
        refused(row.look().clause(), () -> sign(on, by, Office.agreeing(look)));
        refused(row.look().clause(), () -> sign(on, by, Office.agreeing(row.look())));
      }
      refused(look.clause(), () -> give(on, look, by, authority(on, look, by)));
    }
    for (var look : row.earlier()) {
      var by = on.opinion(look).orElseThrow().personId();
      var again = everybody.stream().filter(p -> p.id() == by).findFirst().orElseThrow();
      refused(row.look().clause(), () -> sign(on, again, Office.agreeing(look)));
      refused(look.clause(), () -> give(on, look, again, authority(on, look, again)));
    }
    refused(MEASURES_15_5, () -> reviewing.clear(on.id()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  @Proves({MEASURES_15_1, MEASURES_3_2, HOUSE})
  @DisplayName("不担任这一环节职务的人，起草人、旁的单位、没有职务的人，都不能签")
  void onlyTheHolderOfTheLook(Row row) {
    var on = due(row);
    var refused = 0;
    for (var person : everybody) {
      if (may(row, on, person)) {
        assertThat(reviewers.whyNot(person, on)).as(person.name()).isEmpty();
        continue;
      }
      refused++;
      refused(row.look().clause(), () -> sign(on, person, Office.agreeing(row.look())));
      var post = office.organization.postsOf(person.id(), today()).stream().findFirst();
      post.ifPresent(p ->
          refused(
              row.look().clause(),
              () -> give(on, row.look(), person, new Authority(person, p, null))));
    }
    assertThat(refused).isGreaterThanOrEqualTo(everybody.size() - 3);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  @Proves(MEASURES_15_1)
  @DisplayName("照着旧版本签的不算")
  void onlyTheBytesUnderReview(Row row) {
    var on = due(row);
    var old = office.drafting.revisions(on.revision().itemId()).getFirst();
    assertThat(old.digest()).isNotEqualTo(on.revision().digest());

    refused(
        row.look().clause(),
        () ->
            reviewing.sign(
                holder(row.look()),
                on.id(),
                old.digest(),
                Office.agreeing(row.look()),
                ticked(on, row.look())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  @Proves({MEASURES_15_1, MEASURES_15_5})
  @DisplayName("撤回的、退回的、已有新版的，走到哪一步都不能再签、不能放行；签过的不能再签")
  void nothingOnAClosedCase(Row row) {
    var by = holder(row.look());
    var revision = drafted(row.kind());
    var withdrawn = walked(revision, row);
    submitting.withdraw(office.clerk, withdrawn.id(), "先撤回来再核对一遍");
    closed(withdrawn, row, CaseState.WITHDRAWN);

    var returned = walked(revision, row);
    sign(returned, by, new Answer.SentBack("第二段数字与附件不一致"));
    closed(returned, row, CaseState.RETURNED);

    var old = edited(revision, "第二稿");
    var signed = walked(old, row);
    var after = sign(signed, by, Office.agreeing(row.look()));
    refused(
        after.next().map(Look::clause).orElse(MEASURES_15_1),
        () -> sign(signed, by, Office.agreeing(row.look())));
    refused(
        row.look().clause(), () -> give(signed, row.look(), by, authority(signed, row.look(), by)));

    var newest = edited(old, "第三稿");
    closed(signed, row, CaseState.SUPERSEDED);
    refused(
        MEASURES_15_1,
        () ->
            reviewing.sign(
                by, signed.id(), newest.digest(), Office.agreeing(row.look()), List.of()));
  }

  private void closed(ReviewCase on, Row row, CaseState state) {
    assertThat(reviewing.find(on.id()).state()).isEqualTo(state);
    var by = holder(row.look());
    refused(MEASURES_15_1, () -> sign(on, by, Office.agreeing(row.look())));
    refused(row.look().clause(), () -> give(on, row.look(), by, authority(on, row.look(), by)));
    refused(MEASURES_15_1, () -> submitting.withdraw(office.clerk, on.id(), "办结的还想撤回"));
    refused(MEASURES_15_5, () -> reviewing.clear(on.id()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  @Proves({MEASURES_16_1, MEASURES_3_2})
  @DisplayName("主要负责人自己改过稿、自己报送的，不能自己确认")
  void theHeadWhoWroteDoesNotConfirm(Way way) {
    var first = drafted(way.kind());
    var item = office.drafting.find(first.itemId());
    var changed =
        office.drafting.save(
            office.head,
            item.id(),
            first.seq(),
            first
                .manifest()
                .withText("负责人改过的题目", Office.body(first.manifest().kind(), "改过。"), List.of()));
    var on = sign(submit(changed, way), office.secrecy, Office.agreeing(Look.SECRECY_REVIEW));

    refused(MEASURES_16_1, () -> sign(on, office.head, Office.agreeing(Look.HEAD_CONFIRMATION)));
    refused(
        MEASURES_16_1,
        () ->
            give(
                on,
                Look.HEAD_CONFIRMATION,
                office.head,
                authority(on, Look.HEAD_CONFIRMATION, office.head)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  @Proves({MEASURES_15_5, MEASURES_4_1, MEASURES_10_2})
  @DisplayName("发布：旧的放行无效，不是没有参与过的网站编辑不能发、不能定时；发过的不能再发、再签、再撤")
  void onlyAnUntouchedEditorReleasesWhatIsCleared(Way way) {
    var first = drafted(way.kind());
    var stale = reviewing.clear(cleared(first, way).id());
    var newest = edited(first, "审毕之后又改的");
    var on = cleared(newest, way);
    if (way.kind() == ItemKind.INTERPRETATION) {
      refused(MEASURES_10_2, () -> release(editor(on), reviewing.clear(on.id())));
      refused(MEASURES_10_2, () -> schedule(editor(on), on));
      cleared(partner(on));
    }
    refused(MEASURES_15_5, () -> release(editor(on), stale));
    for (var person : everybody) {
      if (!may(new Row(way.kind(), way.lane(), Look.RELEASE), on, person)) {
        refused(MEASURES_4_1, () -> release(person, reviewing.clear(on.id())));
      }
    }
    refused(MEASURES_4_1, () -> schedule(office.clerk, on));
    refused(MEASURES_4_1, () -> schedule(office.secrecy, on));

    release(editor(on), reviewing.clear(on.id()));

    refused(MEASURES_15_5, () -> release(editor(on), reviewing.clear(on.id())));
    refused(MEASURES_15_5, () -> schedule(editor(on), on));
    for (var look : way.route().opinions()) {
      refused(MEASURES_15_1, () -> sign(on, holder(look), Office.agreeing(look)));
    }
    refused(MEASURES_15_1, () -> submitting.withdraw(office.clerk, on.id(), "已经发布还想撤回"));
    refused(
        MEASURES_15_1,
        () ->
            reviewing.revoke(
                office.secrecy,
                on.id(),
                on.opinion(Look.SECRECY_REVIEW).orElseThrow().id(),
                "已经发布还想收回"));
  }

  private void refused(Clause clause, ThrowingCallable act) {
    var before = facts();
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Violations.class,
            refusal ->
                assertThat(refusal.all())
                    .isNotEmpty()
                    .allMatch(v -> !v.sentence().isBlank())
                    .extracting(Violation::clause)
                    .containsOnly(clause));
    assertThat(facts()).as("nothing changed").isEqualTo(before);
  }

  /** Facts are only ever added, so the newest of each tells whether any was. */
  private List<Long> facts() {
    return db.sql(
            """
            select array[(select max(id) from review_case), (select count(*) from case_withdrawal),
              (select max(id) from opinion), (select count(*) from opinion_revocation),
              (select max(id) from release), (select max(id) from schedule), (select max(id) from contribution)]
            """)
        .query((row, n) -> Arrays.asList((Long[]) row.getArray(1).getArray()))
        .single();
  }

  /** A case with this look due, walked once for all the refusals that leave it as it is. */
  private ReviewCase due(Row row) {
    return due.computeIfAbsent(row, r -> walked(edited(drafted(r.kind()), "第二稿"), r));
  }

  private ReviewCase walked(Revision revision, Row row) {
    var on = submit(revision, row.way());
    while (on.next().orElseThrow() != row.look()) {
      on = agreed(on);
    }
    return on;
  }

  private ReviewCase cleared(Revision revision, Way way) {
    return cleared(submit(revision, way));
  }

  private ReviewCase cleared(ReviewCase on) {
    var walking = on;
    while (walking.next().isPresent()) {
      walking = agreed(walking);
    }
    return walking;
  }

  private ReviewCase partner(ReviewCase on) {
    var policy =
        office
            .drafting
            .find(Objects.requireNonNull(on.revision().manifest().pairedWith()))
            .orElseThrow();
    return reviewing.latest(policy.id()).orElseThrow();
  }

  private ReviewCase agreed(ReviewCase on) {
    var look = on.next().orElseThrow();
    return sign(on, holder(look), Office.agreeing(look));
  }

  private ReviewCase sign(ReviewCase on, Person by, Answer answer) {
    var files = on.next().map(look -> ticked(on, look)).orElse(List.of());
    files.forEach(f -> reviewing.opened(by, on.id(), f));
    return reviewing.sign(by, on.id(), on.revision().digest(), answer, files);
  }

  private List<String> ticked(ReviewCase on, Look look) {
    return look == Look.PAPER_COMPARISON && on.paper() != null ? List.of(scan) : List.of();
  }

  /** Past the service, straight at the function that keeps opinions. */
  private void give(ReviewCase on, Look look, Person by, Authority under) {
    opinions.give(
        on,
        look,
        new Signature(by, under),
        on.revision().digest(),
        look == Look.RELEASE ? new Answer.Agreed() : Office.agreeing(look),
        ticked(on, look),
        "");
  }

  private void release(Person by, Clearance clearance) {
    office.publishing.release(by, clearance, UUID.randomUUID());
  }

  private void schedule(Person by, ReviewCase on) {
    office.scheduling.schedule(
        by, reviewing.clear(on.id()), Instant.now().plus(Duration.ofDays(2)));
  }

  private Revision drafted(ItemKind kind) {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), kind);
    var text = office.text(item, kind, "第一稿");
    if (kind == ItemKind.FORMAL_DOCUMENT) {
      office.unsigned(item.id());
    }
    if (kind == ItemKind.UNIT_HEAD_NEWS) {
      office.exceptions.grant(office.publicityHead, item.id(), "抗洪一线，确有必要");
    }
    if (kind == ItemKind.INTERPRETATION) {
      var policy =
          office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.FORMAL_DOCUMENT);
      office.unsigned(policy.id());
      var document = office.text(policy, ItemKind.FORMAL_DOCUMENT, "所解读的文件");
      office.drafting.save(office.clerk, policy.id(), 0, document.pairedWith(item.number()));
      text = text.pairedWith(policy.number());
    }
    return office.drafting.save(office.clerk, item.id(), 0, text);
  }

  private Revision edited(Revision last, String title) {
    return office.drafting.save(
        office.clerk,
        last.itemId(),
        last.seq(),
        last.manifest().withText(title, Office.body(last.manifest().kind(), "改过的正文。"), List.of()));
  }

  private ReviewCase submit(Revision revision, Way way) {
    var submission =
        switch (way.lane()) {
          case NORMAL -> Submission.NORMAL;
          case PAPER ->
              new Submission(Lane.PAPER, null, new ReviewCase.Paper(scan, "处长签字", today()));
          case EMERGENCY -> new Submission(Lane.EMERGENCY, "台风登陆，须立即告知公众", null);
        };
    return submitting
        .submit(office.clerk, revision.itemId(), revision.digest(), submission)
        .getFirst();
  }

  /** Who takes a look here; paper is compared by another editor than the one who checks. */
  private Person holder(Look look) {
    return look == Look.PAPER_COMPARISON ? third : office.at(look);
  }

  private boolean may(Row row, ReviewCase on, Person person) {
    var holders = new ArrayList<Person>();
    switch (row.look()) {
      case PAPER_COMPARISON, SITE_CHECK, RELEASE ->
          holders.addAll(List.of(office.editorOne, office.editorTwo, third));
      case SECRECY_REVIEW, HEAD_CONFIRMATION, OPENNESS_REVIEW, EDITORIAL_REVIEW, FINAL_APPROVAL ->
          holders.add(holder(row.look()));
    }
    if (row.lane() == Lane.EMERGENCY && row.look() == Look.HEAD_CONFIRMATION) {
      holders.add(office.deputyHead);
    }
    if (row.lane() == Lane.EMERGENCY && row.look() == Look.FINAL_APPROVAL) {
      holders.add(office.deputyLeader);
    }
    return holders.contains(person)
        && on.opinions().stream().noneMatch(o -> o.personId() == person.id());
  }

  /** A site editor who gave no opinion on it. */
  private Person editor(ReviewCase on) {
    return Stream.of(office.editorTwo, third, office.editorOne)
        .filter(e -> on.opinions().stream().noneMatch(o -> o.personId() == e.id()))
        .findFirst()
        .orElseThrow();
  }

  private Authority authority(ReviewCase on, Look look, Person by) {
    return office
        .organization
        .authority(by.id(), reviewers.unitOf(look, on), look.post(), today())
        .orElseThrow();
  }

  private static LocalDate today() {
    return LocalDate.now(Shenfa.ZONE);
  }
}
