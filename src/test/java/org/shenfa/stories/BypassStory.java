package org.shenfa.stories;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.regulation.Clause.HOUSE;
import static org.shenfa.regulation.Clause.MEASURES_15_1;
import static org.shenfa.regulation.Clause.MEASURES_15_2;
import static org.shenfa.regulation.Clause.MEASURES_15_4;
import static org.shenfa.regulation.Clause.MEASURES_15_5;
import static org.shenfa.regulation.Clause.MEASURES_16_1;
import static org.shenfa.regulation.Clause.MEASURES_20_2;
import static org.shenfa.regulation.Clause.MEASURES_2_3;
import static org.shenfa.regulation.Clause.MEASURES_3_2;
import static org.shenfa.regulation.Clause.MEASURES_4_1;
import static org.shenfa.regulation.Clause.MEASURES_5_1;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.shenfa.Shenfa;
import org.shenfa.access.Accounts;
import org.shenfa.access.AdminRole;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Checkpoints;
import org.shenfa.content.Digest;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Revision;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.publication.Release;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.review.Answer;
import org.shenfa.review.CaseState;
import org.shenfa.review.Look;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Route;
import org.shenfa.site.PublicAddress;
import org.shenfa.site.Reconciler;
import org.shenfa.support.DeskBrowser;
import org.shenfa.support.Guess;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.TestServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every way round a review that was seen elsewhere, tried here; none of them may get a word out.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("绕过审查：每一条走得通别家的路，这里都走不通")
class BypassStory {
  private static final String PASSWORD = Office.PASSWORD;
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  /** What a client might claim, as other systems would believe it. */
  record Claim(String name, String fields) {
    String[] and(String... more) {
      return with(fields.split("[=&]", -1), more);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Claim> claims() {
    return Stream.of(
        new Claim(
            "状态和级别",
            "state=CLEARED&status=PUBLISHED&checked=true&isChecked=true&level=99&checkedLevel=99"),
        new Claim(
            "审核人和“已经审过”",
            "reviewed=true&approved=true&approvedBy=1&reviewers=1,2,3&released=true&publish=true"),
        new Claim(
            "发布日期和地址",
            "publishDate=2020-01-01T00:00&releasedAt=2020-01-01T00:00&released_at=2020-01-01&path=/evil.html"),
        new Claim("强制和跳过", "force=1&skip=true&override=true&bypass=1&action=publish&_method=PUT"),
        new Claim("没有的通道", "lane=NONE"),
        new Claim(
            "别人、别的环节",
            "look=FINAL_APPROVAL&caseId=1&person=1&personId=1&post=1&by=1&unit=1&unitId=1&createdBy=1"),
        new Claim(
            "别的稿件、种类、版本",
            "item=2020-0001&revision=99&kind=SERVICE_GUIDE&category=PUBLIC_SERVICE&format=x"));
  }

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired AuditTrail trail;
  @Autowired Checkpoints checkpoints;
  @Autowired Reconciler reconciler;
  @Autowired PublicAddress site;
  @Autowired DatabaseSettings settings;
  @Autowired JdbcClient db;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @LocalServerPort int port;

  private final HttpClient plain = HttpClient.newHttpClient();
  private final Map<Person, DeskBrowser> browsers = new HashMap<>();
  private Person third = new Person(0, "", "");
  private Person publicitySecrecy = new Person(0, "", "");
  private Map<AdminRole, Person> administrators = Map.of();

  @BeforeAll
  void people() {
    third = office.hired("编辑丙", office.publicity, PostKind.SITE_EDITOR);
    publicitySecrecy = office.hired("宣传保密", office.publicity, PostKind.SECRECY_REVIEWER);
    var named = new TreeMap<AdminRole, Person>();
    for (var role : AdminRole.values()) {
      var person = office.appointments.enrol(null, "90000" + role.ordinal(), role.label());
      accounts.makeAdministrator(person, role);
      named.put(role, person);
    }
    administrators = named;
    accounts.openDemo(
        Stream.concat(
                named.values().stream(),
                Stream.of(
                    office.publicityHead,
                    office.reviewer,
                    office.editorOne,
                    office.editorTwo,
                    third,
                    office.clerk,
                    office.secrecy,
                    office.head,
                    office.deputyHead,
                    office.stranger))
            .toList(),
        PASSWORD);
    // One page of each column, so that the site has lists that an attack could change.
    office.released(ItemKind.ORDINARY_NEWS, "本来就在网上的动态");
    office.released(ItemKind.NOTICE, "本来就在网上的通知");
  }

  // What every attack is measured by.

  private interface Attack {
    void run() throws Exception;
  }

  /** Makes the attack and sees that the public has the same as before, to the byte. */
  private void inVain(Attack attack) throws Exception {
    reconciler.reconcile();
    var before = outside();
    attack.run();
    reconciler.reconcileAll();
    assertThat(outside()).as("what the public can read").isEqualTo(before);
  }

  private record Outside(long releases, long withdrawals, Map<String, String> pages) {}

  private Outside outside() throws IOException {
    var pages = new TreeMap<String, String>();
    try (var all = Files.walk(folder())) {
      for (var file : all.filter(f -> !Files.isDirectory(f, LinkOption.NOFOLLOW_LINKS)).toList()) {
        var name = folder().relativize(file).toString();
        // Signed every few seconds, whatever happens.
        if (name.startsWith("log/checkpoint") || name.startsWith("log/tile/")) {
          continue;
        }
        pages.put(
            name,
            Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Base64.getEncoder().encodeToString(Files.readAllBytes(file))
                : "link");
      }
    }
    return new Outside(count("release"), count("withdrawal"), pages);
  }

  private long count(String table) {
    return db.sql("select count(*) from " + table).query(Long.class).single();
  }

  private Path folder() {
    return settings.data().resolve("site");
  }

  @Test
  @DisplayName("对照：正当走完的一件，网站确实会变，这里的比对看得见")
  void theMeasureSeesARelease() throws Exception {
    reconciler.reconcile();
    var before = outside();
    var on = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "正当发布的一件"));
    assertThat(releasedOverTheDesk(third, on).statusCode()).isEqualTo(302);
    reconciler.reconcile();
    assertThat(outside()).isNotEqualTo(before);
    assertThat(fetched(release(on).path()).body()).contains("正当发布的一件");
  }

  // Approvals and the text they were given for.

  @Test
  @Proves({MEASURES_15_1, MEASURES_15_5})
  @DisplayName("改稿后旧签字不再算数：别处批准一直有效，改过的内容照样发出")
  void anEditVoidsEverySignature() throws Exception {
    var on = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "签过字的"));
    var clearance = office.reviewing.clear(on.id());
    inVain(() -> {
      accepted(edited(office.clerk, on.revision(), "签过字又改了的"));
      refused(releasedOverTheDesk(office.editorTwo, on));
      assertThatThrownBy(
              () -> office.publishing.release(office.editorTwo, clearance, UUID.randomUUID()))
          .isInstanceOf(Violations.class);
    });
    assertThat(state(on)).isEqualTo(CaseState.SUPERSEDED);
  }

  @Test
  @Proves({MEASURES_15_1, MEASURES_15_5})
  @DisplayName("送审后的稿件不能再改：别处“已送审”“已批准”的稿件还能改，改完直接发")
  void whatWasSubmittedStaysAsItWas() throws Exception {
    var on = office.step(office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "送审的原文")));
    var bytes = manifest(on.revision().digest());
    inVain(() -> {
      for (var sql :
          List.of(
              "update revision set manifest = 'x' where item_id = " + on.revision().itemId(),
              "delete from revision where item_id = " + on.revision().itemId())) {
        refusedToEverybody(sql);
      }
      accepted(edited(office.clerk, on.revision(), "送审以后偷换的"));
      refused(signed(office.head, on, on.revision().digest(), headAgrees()));
      var newest = office.drafting.latest(on.revision().itemId()).orElseThrow();
      refused(signed(office.head, on, newest.digest(), headAgrees()));
      refused(releasedOverTheDesk(office.editorTwo, on));
    });
    assertThat(manifest(on.revision().digest())).isEqualTo(bytes);
    assertThat(office.reviewing.find(on.id()).opinions()).hasSize(1);
  }

  @Test
  @Proves({MEASURES_15_1, MEASURES_3_2})
  @DisplayName("编辑改了别人送审的稿件就不能再审它、发它：别处只拦送审的那个人")
  void whoeverRewroteItDoesNotLetItOut() throws Exception {
    var foreign = office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "别的处室的稿件"));
    inVain(() -> {
      for (var person : List.of(office.editorTwo, office.reviewer, office.stranger)) {
        missing(edited(person, foreign.revision(), "编辑顺手改的"));
      }
    });
    var item =
        office.drafting.begin(office.editorOne, office.publicity.id(), ItemKind.ORDINARY_NEWS);
    var first =
        office.drafting.save(
            office.editorOne, item.id(), 0, office.text(item, ItemKind.ORDINARY_NEWS, "编辑甲写的"));
    accepted(edited(office.editorTwo, first, "编辑乙改过的"));
    var changed = office.drafting.latest(item.id()).orElseThrow();
    accepted(
        as(office.editorOne)
            .post("/desk/items/" + item.id() + "/submit", "digest", changed.digest().hex()));
    var on = office.reviewing.latest(item.id()).orElseThrow();
    on = office.step(on, publicitySecrecy, Office.agreeing(Look.SECRECY_REVIEW));
    on = office.step(on, office.publicityHead, Office.agreeing(Look.HEAD_CONFIRMATION));
    var walked = office.step(on);
    assertThat(walked.state()).isEqualTo(CaseState.CLEARED);
    inVain(() -> {
      refused(releasedOverTheDesk(office.editorOne, walked));
      refused(releasedOverTheDesk(office.editorTwo, walked));
    });
  }

  @Test
  @Proves({MEASURES_15_1, MEASURES_15_5})
  @DisplayName("退回以后旧意见凑不成审毕：别处从历史里数够人数就放行")
  void oldApprovalsDoNotAddUp() throws Exception {
    var first = office.step(office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "退回过的")));
    office.step(first, office.head, new Answer.SentBack("第二段数字与附件不一致"));
    accepted(edited(office.clerk, first.revision(), "改好再报的"));
    var newest = office.drafting.latest(first.revision().itemId()).orElseThrow();
    var on = office.submitted(newest);
    inVain(() -> {
      assertThat(on.opinions()).isEmpty();
      assertThat(on.next()).contains(Look.SECRECY_REVIEW);
      refused(signed(office.head, on, newest.digest(), headAgrees()));
      refused(releasedOverTheDesk(office.editorTwo, on));
      refused(releasedOverTheDesk(office.editorTwo, first));
    });
  }

  @Test
  @Proves({MEASURES_15_5, MEASURES_2_3})
  @DisplayName("改已发布的稿件不动线上页面：别处保存即上线，或者把工作稿并回正在展示的一页")
  void anEditOfWhatIsLiveStaysInside() throws Exception {
    var on = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "正在展示的原文"));
    var live = office.released(on, null);
    inVain(() -> {
      accepted(edited(office.clerk, on.revision(), "没有人审过的更正"));
      refused(releasedOverTheDesk(third, on));
      var newest = office.drafting.latest(live.itemId()).orElseThrow();
      var again = office.submitted(newest);
      refused(releasedOverTheDesk(third, again));
    });
    assertThat(fetched(live.path()).body()).contains("正在展示的原文").doesNotContain("没有人审过");
  }

  // What a client claims.

  @ParameterizedTest(name = "{0}")
  @MethodSource("claims")
  @Proves({MEASURES_15_1, MEASURES_15_5})
  @DisplayName("保存、送审、签署、发布时夹带状态、级别、审核人、发布日期，一概无效")
  void claimsAreNotRead(Claim claim) throws Exception {
    inVain(() -> {
      var draft = office.drafted(ItemKind.ORDINARY_NEWS, "夹带之前");
      accepted(edited(office.clerk, draft, "夹带“已审核”保存的", claim.and()));
      var saved = office.drafting.latest(draft.itemId()).orElseThrow();
      assertThat(saved.manifest())
          .isEqualTo(
              draft.manifest().withText("夹带“已审核”保存的", "<p>改过的正文。</p>", List.of()).withRevision(2));
      assertThat(saved.createdBy()).isEqualTo(office.clerk.id());
      assertThat(office.reviewing.latest(draft.itemId())).isEmpty();

      var lane = claim.fields().startsWith("lane=");
      var sent =
          as(office.clerk)
              .post(
                  "/desk/items/" + draft.itemId() + "/submit",
                  claim.and("digest", saved.digest().hex()));
      if (lane) {
        refused(sent);
        assertThat(office.reviewing.latest(draft.itemId())).isEmpty();
        office.submitted(saved);
      } else {
        accepted(sent);
      }
      var on = office.reviewing.latest(draft.itemId()).orElseThrow();
      assertThat(on.state()).isEqualTo(CaseState.OPEN);
      assertThat(on.openedBy()).isEqualTo(office.clerk.id());
      assertThat(on.route().looks())
          .containsExactly(
              Look.SECRECY_REVIEW, Look.HEAD_CONFIRMATION, Look.EDITORIAL_REVIEW, Look.RELEASE);

      accepted(signed(office.secrecy, on, saved.digest(), claim.and(secrecyAgrees())));
      var after = office.reviewing.find(on.id());
      assertThat(after.opinions())
          .singleElement()
          .satisfies(o -> {
            assertThat(o.look()).isEqualTo(Look.SECRECY_REVIEW);
            assertThat(o.personId()).isEqualTo(office.secrecy.id());
          });
      assertThat(after.next()).contains(Look.HEAD_CONFIRMATION);
      refused(releasedOverTheDesk(office.editorTwo, after, claim.and()));
    });
  }

  @Test
  @Proves({MEASURES_15_5, MEASURES_4_1})
  @DisplayName("发布人自称已审核无效：别处勾一下“已经审过”就发，发布权也可以直接发、顺带取消正在走的流程")
  void nobodyPublishesByRight() throws Exception {
    var walking = office.step(office.submitted(office.drafted(ItemKind.NOTICE, "还在走的")));
    var draft = office.drafted(ItemKind.NOTICE, "还没送审的");
    inVain(() -> {
      for (var person :
          List.of(office.editorOne, office.editorTwo, office.publicityHead, office.reviewer)) {
        refused(
            releasedOverTheDesk(
                person, walking, "reviewed", "true", "reason", "领导口头同意", "force", "1"));
        refused(
            as(person)
                .post(
                    "/desk/review/" + walking.id() + "/schedule",
                    "releaseAt",
                    "2026-12-31T09:00",
                    "force",
                    "1"));
        missing(as(person).post("/desk/items/" + draft.itemId() + "/release"));
      }
      for (var person : List.of(office.clerk, office.head, office.stranger)) {
        missing(releasedOverTheDesk(person, walking, "reviewed", "true", "force", "1"));
      }
    });
    assertThat(state(walking)).isEqualTo(CaseState.OPEN);
    assertThat(office.reviewing.find(walking.id()).opinions()).hasSize(1);
    assertThat(
            count(
                "schedule where cardinality(case_ids) > 0 and case_ids @> array["
                    + walking.id()
                    + "::bigint]"))
        .isZero();
  }

  @Test
  @DisplayName("伪造发布时间和地址无效：页面上的日期是放行的那一刻")
  void theTimeOfReleaseIsNotAsked() {
    var on = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "想倒填日期的"));
    accepted(
        releasedOverTheDesk(
            office.editorTwo,
            on,
            "releasedAt",
            "2020-01-01T00:00",
            "publishDate",
            "2020-01-01",
            "path",
            "/evil.html"));
    var release = release(on);
    assertThat(Duration.between(release.releasedAt(), Instant.now()).abs())
        .isLessThan(Duration.ofMinutes(5));
    assertThat(release.path())
        .startsWith(
            LocalDate.now(Shenfa.ZONE).format(DateTimeFormatter.ofPattern("'/art/'yyyy/MM/")));
    assertThat(fetched("/evil.html").statusCode()).isEqualTo(404);
  }

  @Test
  @Proves({MEASURES_15_2, MEASURES_16_1, MEASURES_20_2})
  @DisplayName("审查表没有逐项答完不算同意，没有“强制通过”：别处一个按钮就把检查结果改成通过")
  void aFormIsAnsweredOrItIsNoAgreement() throws Exception {
    var on = office.submitted(office.drafted(ItemKind.NOTICE, "答不全的"));
    inVain(() -> {
      for (var answers :
          List.of(
              new String[] {"secret", "YES", "timing", "FIT", "form", "FIT"},
              new String[] {"secret", "NO", "timing", "UNFIT", "form", "FIT"},
              new String[] {"secret", "NO", "timing", "FIT"},
              new String[] {"pass", "true"},
              new String[] {})) {
        refused(
            signed(office.secrecy, on, on.revision().digest(), with(answers, "verdict", "AGREE")));
      }
      refused(signed(office.secrecy, on, on.revision().digest(), "verdict", "FORCE_PASS"));
      refusedToEverybody(opinion(on, "SECRECY_REVIEW", office.secrecy, post(office.secrecy), "{}"));
    });
    var next = office.step(on);
    inVain(() -> {
      refused(
          signed(
              office.head,
              next,
              next.revision().digest(),
              "verdict",
              "AGREE",
              "quality",
              "authentic",
              "quality",
              "lawful",
              "quality",
              "timely"));
      refusedToEverybody(opinion(next, "HEAD_CONFIRMATION", office.head, post(office.head), "{}"));
    });
    assertThat(office.reviewing.find(on.id()).opinions()).hasSize(1);
  }

  @Test
  @Proves(MEASURES_15_4)
  @DisplayName("收回意见时填别件的意见编号无效，两件都没有动，留痕也没有错记")
  void anOpinionIsTakenBackOnItsOwnItem() throws Exception {
    var one = office.step(office.submitted(office.drafted(ItemKind.NOTICE, "收回意见的这一件")));
    var other = office.step(office.submitted(office.drafted(ItemKind.NOTICE, "收回意见的另一件")));
    inVain(() ->
        missing(
            as(office.secrecy)
                .post(
                    "/desk/review/" + one.id() + "/revoke",
                    "opinion",
                    Long.toString(other.opinions().getFirst().id()),
                    "reason",
                    "张冠李戴地收回")));
    assertThat(List.of(state(one), state(other))).containsOnly(CaseState.OPEN);
    for (var on : List.of(one, other)) {
      assertThat(trail.story("item", on.revision().manifest().item()))
          .extracting(e -> e.entry().action())
          .doesNotContain("opinion.revoked");
    }
  }

  // Who may sign.

  @Test
  @Proves(MEASURES_3_2)
  @DisplayName("自己写的自己审、自己送的自己审都不行：别处“跳过本人送审的审核”是一项权限")
  void nobodyReviewsTheirOwn() throws Exception {
    var item = office.drafting.begin(office.head, office.hazmat.id(), ItemKind.NOTICE);
    var own =
        office.step(
            office.submitted(
                office.drafting.save(
                    office.head, item.id(), 0, office.text(item, ItemKind.NOTICE, "负责人写的"))));
    var draft = office.drafted(ItemKind.NOTICE, "负责人报送的");
    accepted(
        as(office.head)
            .post("/desk/items/" + draft.itemId() + "/submit", "digest", draft.digest().hex()));
    var sent = office.step(office.reviewing.latest(draft.itemId()).orElseThrow());
    inVain(() -> {
      for (var on : List.of(own, sent)) {
        refused(signed(office.head, on, on.revision().digest(), headAgrees()));
        refusedToEverybody(
            opinion(
                on,
                "HEAD_CONFIRMATION",
                office.head,
                post(office.head),
                "{\"authentic\":\"YES\",\"lawful\":\"YES\",\"timely\":\"YES\",\"accurate\":\"YES\"}"));
      }
    });
  }

  @Test
  @Proves({HOUSE, MEASURES_15_1})
  @DisplayName("同一人不能签两步：一人两个职务也只算一个人")
  void onePersonIsOneVoice() throws Exception {
    var unit = office.units.establish(null, UnitKind.DIVISION, "一人身兼两职的处", "两职处", 90);
    var both = office.hired("身兼两职", unit, PostKind.SECRECY_REVIEWER);
    office.appointments.appoint(
        null, both.id(), unit.id(), PostKind.UNIT_HEAD, LocalDate.of(2020, 1, 1));
    var writer = office.hired("两职承办", unit, PostKind.CLERK);
    accounts.openDemo(List.of(both), PASSWORD);
    var item = office.drafting.begin(writer, unit.id(), ItemKind.NOTICE);
    var text =
        office.drafting.save(writer, item.id(), 0, office.text(item, ItemKind.NOTICE, "一人签两步的"));
    office.submitting.submit(writer, item.id(), text.digest(), org.shenfa.review.Submission.NORMAL);
    var on = office.reviewing.latest(item.id()).orElseThrow();
    accepted(signed(both, on, text.digest(), secrecyAgrees()));
    inVain(() -> {
      refused(signed(both, on, text.digest(), headAgrees()));
      var head =
          office.organization.postsOf(both.id(), today()).stream()
              .filter(p -> p.kind() == PostKind.UNIT_HEAD)
              .findFirst()
              .orElseThrow();
      refusedToEverybody(
          opinion(
              on,
              "HEAD_CONFIRMATION",
              both,
              head.id(),
              "{\"authentic\":\"YES\",\"lawful\":\"YES\",\"timely\":\"YES\",\"accurate\":\"YES\"}"));
    });
    assertThat(office.reviewing.find(on.id()).next()).contains(Look.HEAD_CONFIRMATION);
  }

  @Test
  @Proves({HOUSE, MEASURES_16_1})
  @DisplayName("受托人带着委托人的回避：委托人起草的，受托人不能替他确认，换一个职务签也不行")
  void aDeputyCarriesTheExclusionsAtAReview() throws Exception {
    var item = office.drafting.begin(office.head, office.hazmat.id(), ItemKind.NOTICE);
    var on =
        office.step(
            office.submitted(
                office.drafting.save(
                    office.head, item.id(), 0, office.text(item, ItemKind.NOTICE, "委托人写的"))));
    var given =
        office.delegations.give(
            office.head, post(office.head), office.deputyHead.id(), today(), today(), "出差期间代为确认");
    var yes = "{\"authentic\":\"YES\",\"lawful\":\"YES\",\"timely\":\"YES\",\"accurate\":\"YES\"}";
    try {
      inVain(() -> {
        refused(signed(office.deputyHead, on, on.revision().digest(), headAgrees()));
        refusedToEverybody(
            opinion(on, "HEAD_CONFIRMATION", office.deputyHead, post(office.deputyHead), yes));
        var under = opinion(on, "HEAD_CONFIRMATION", office.deputyHead, post(office.head), yes);
        refusedToEverybody(under.replace("null, 'AGREE'", given.id() + ", 'AGREE'"));
      });
    } finally {
      office.delegations.revoke(office.head, given.id());
    }
    assertThat(office.reviewing.find(on.id()).opinions()).hasSize(1);
  }

  @Test
  @Proves({HOUSE, MEASURES_4_1})
  @DisplayName("受托人带着委托人的回避：核过稿的编辑委托别人发布也不行，没有参与的编辑委托的可以")
  void aDeputyCarriesTheExclusionsAtARelease() throws Exception {
    var on = office.cleared(office.drafted(ItemKind.NOTICE, "核稿人托人发布的"));
    var given =
        office.delegations.give(
            office.editorOne,
            post(office.editorOne),
            office.publicityHead.id(),
            today(),
            today(),
            "轮休期间代为发布");
    try {
      inVain(() -> {
        refused(releasedOverTheDesk(office.publicityHead, on));
        refusedToEverybody(
            "select publish_release(array[%d::bigint], %d, gen_random_uuid(), null)"
                .formatted(on.id(), office.publicityHead.id()));
      });
    } finally {
      office.delegations.revoke(office.editorOne, given.id());
    }
    var clean =
        office.delegations.give(
            office.editorTwo,
            post(office.editorTwo),
            office.publicityHead.id(),
            today(),
            today(),
            "轮休期间代为发布");
    try {
      accepted(releasedOverTheDesk(office.publicityHead, on));
    } finally {
      office.delegations.revoke(office.editorTwo, clean.id());
    }
  }

  @Test
  @Proves({HOUSE, MEASURES_15_1})
  @DisplayName("机器不能签字，没有登录的不能签字：别处的机器人能批量改稿并强行发布，外人凭一串口令就能回话")
  void noMachineSigns() throws Exception {
    var on = office.submitted(office.drafted(ItemKind.NOTICE, "机器想签的"));
    var cleared = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "机器想发的"));
    inVain(() -> {
      for (var nobody : List.of(0L, -1L, 99_999_999L)) {
        var machine = new Person(nobody, "000000", "系统");
        assertThatThrownBy(() -> office.step(on, machine, Office.agreeing(Look.SECRECY_REVIEW)))
            .isInstanceOf(Exception.class);
        refusedToEverybody(
            opinion(
                on,
                "SECRECY_REVIEW",
                machine,
                post(office.secrecy),
                "{\"secret\":\"NO\",\"timing\":\"FIT\",\"form\":\"FIT\"}"));
        refusedToEverybody(
            "select publish_release(array[%d::bigint], %d, gen_random_uuid(), null)"
                .formatted(cleared.id(), nobody));
      }
      var token =
          Base64.getEncoder()
              .encodeToString((office.secrecy.staffNo() + ":" + PASSWORD).getBytes(UTF_8));
      for (var header :
          List.of("Basic " + token, "Bearer " + token, "Token " + token, "ApiKey " + token)) {
        for (var path :
            List.of("/desk/review/" + on.id(), "/desk/review/" + cleared.id() + "/release")) {
          var answer =
              raw(
                  "POST",
                  path,
                  "verdict=AGREE&secret=NO&timing=FIT&form=FIT",
                  Map.of("Authorization", header));
          assertThat(answer.statusCode()).as(path).isEqualTo(403);
        }
        var page =
            new DeskBrowser(port, "127.0.0.1")
                .get("/desk/review/" + on.id(), "Authorization", header);
        assertThat(DeskBrowser.to(page)).isEqualTo("/desk/login");
      }
    });
    assertThat(office.reviewing.find(on.id()).opinions()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(AdminRole.class)
  @Proves(MEASURES_5_1)
  @DisplayName("系统、安全、审计管理员不能写、审、发：别处超级管理员什么都能直接发")
  void administratorsDoNothingToTexts(AdminRole role) throws Exception {
    var admin = Objects.requireNonNull(administrators.get(role));
    var draft = office.drafted(ItemKind.NOTICE, "管理员想动的草稿");
    var on = office.submitted(office.drafted(ItemKind.NOTICE, "管理员想审的"));
    var cleared = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "管理员想发的"));
    var live = office.released(ItemKind.ORDINARY_NEWS, "管理员想撤的");
    inVain(() -> {
      missing(as(admin).post("/desk/items/new", "kind", "NOTICE"));
      missing(edited(admin, draft, "管理员改的"));
      missing(
          as(admin)
              .post("/desk/items/" + draft.itemId() + "/submit", "digest", draft.digest().hex()));
      missing(signed(admin, on, on.revision().digest(), secrecyAgrees()));
      missing(releasedOverTheDesk(admin, cleared));
      missing(
          as(admin)
              .post("/desk/review/" + cleared.id() + "/schedule", "releaseAt", "2026-12-31T09:00"));
      missing(
          as(admin)
              .post(
                  "/desk/releases/" + live.id() + "/withdraw",
                  "reason",
                  "ERROR",
                  "remark",
                  "管理员撤的"));
      assertThatThrownBy(() -> office.drafting.begin(admin, office.hazmat.id(), ItemKind.NOTICE))
          .isInstanceOf(Violations.class);
      assertThatThrownBy(() -> office.step(on, admin, Office.agreeing(Look.SECRECY_REVIEW)))
          .isInstanceOf(Violations.class);
      assertThatThrownBy(() -> office.released(cleared, admin)).isInstanceOf(Violations.class);
      assertThatThrownBy(
              () -> office.publishing.withdraw(admin, live.id(), WithdrawalReason.ERROR, "管理员撤的"))
          .isInstanceOf(Violations.class);
      assertThatThrownBy(() ->
              office.appointments.appoint(
                  null, admin.id(), office.publicity.id(), PostKind.SITE_EDITOR, today()))
          .isInstanceOf(Violations.class);
    });
  }

  @Test
  @Proves({MEASURES_15_1, MEASURES_16_1})
  @DisplayName("应急也不跳步：别处的紧急横幅一个权限就上线，没有第二个人")
  void anEmergencySkipsNothing() throws Exception {
    var draft = office.drafted(ItemKind.MAJOR_NEWS, "台风红色预警");
    inVain(() -> {
      var path = "/desk/items/" + draft.itemId() + "/submit";
      var digest = draft.digest().hex();
      refused(as(office.clerk).post(path, "digest", digest, "lane", "EMERGENCY"));
      refused(as(office.clerk).post(path, "digest", digest, "lane", "SKIP"));
      refused(as(office.clerk).post(path, "digest", digest, "lane", "PAPER", "signer", "处长签字"));
      assertThat(office.reviewing.latest(draft.itemId())).isEmpty();
      accepted(
          as(office.clerk)
              .post(path, "digest", digest, "lane", "EMERGENCY", "emergencyReason", "台风登陆，立即告知"));
      var on = office.reviewing.latest(draft.itemId()).orElseThrow();
      assertThat(on.route())
          .isEqualTo(
              Route.of(
                  ItemKind.MAJOR_NEWS,
                  draft.manifest().disclosure().decision(),
                  org.shenfa.review.Lane.NORMAL));
      for (var person = 0; person < 2; person++) {
        refused(releasedOverTheDesk(office.editorTwo, on));
        on = office.step(on);
      }
      refused(releasedOverTheDesk(office.editorTwo, on));
    });
  }

  // Time.

  @Test
  @Proves({MEASURES_15_5, MEASURES_4_1})
  @DisplayName("定时发布放行时再查一遍：别处到点直接发，不再校验")
  void aScheduleIsLookedAtAgain() throws Exception {
    var edited = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "定时之后改过的"));
    var revoked = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "定时之后收回意见的"));
    var withdrawn = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "定时之后撤回的"));
    var walking = office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "没有审完就排期的"));
    var touched = office.cleared(office.drafted(ItemKind.NOTICE, "核稿人排期的"));
    var foreign = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "别人排期的"));
    inVain(() -> {
      var all =
          List.of(
              due(edited, office.editorTwo),
              due(revoked, office.editorTwo),
              due(withdrawn, office.editorTwo),
              due(walking, office.editorTwo),
              due(touched, office.editorOne),
              due(foreign, office.clerk));
      accepted(edited(office.clerk, edited.revision(), "排期以后换掉的"));
      office.reviewing.revoke(
          office.reviewer, revoked.id(), revoked.opinions().getLast().id(), "发现一处要核实");
      office.submitting.withdraw(office.clerk, withdrawn.id(), "先撤回来再核对");
      for (var schedule : all) {
        assertThat(outcome(schedule)).isEqualTo("REFUSED");
      }
    });
  }

  /** A schedule whose time comes in a moment, written by hand as the application's role can. */
  private long due(ReviewCase on, Person by) {
    return db.sql(
            """
            insert into schedule (case_ids, release_at, person_id, at)
            values (array[?::bigint], clock_timestamp() + interval '500 ms', ?, clock_timestamp()) returning id
            """)
        .params(on.id(), by.id())
        .query(Long.class)
        .single();
  }

  /** How a due schedule ended; the sweep of the running product takes it within seconds. */
  private String outcome(long schedule) throws InterruptedException {
    for (var tries = 0; tries < 400; tries++) {
      var ended =
          db.sql("select outcome from schedule_end where schedule_id = ?")
              .param(schedule)
              .query(String.class)
              .optional();
      if (ended.isPresent()) {
        return ended.get();
      }
      Thread.sleep(50);
    }
    return "still waiting";
  }

  @Test
  @Proves({MEASURES_15_4, MEASURES_15_5})
  @DisplayName("旧备份不能放行：别处恢复一份旧数据，撤下的、改掉的就又在网上")
  void anOldBackupReleasesNothing() throws Exception {
    var on = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "旧备份里审毕的"));
    var signed = checkpoints.sign().orElseThrow();
    var witness = settings.data().resolve("witness").resolve("checkpoint");
    var known = Files.readString(witness);
    var lines = signed.note().split("\n", -1);
    lines[1] = Long.toString(signed.size() + 40);
    lines[3] = "chain " + "ab".repeat(32);
    inVain(() -> {
      Files.writeString(witness, String.join("\n", lines));
      try {
        refused(releasedOverTheDesk(office.editorTwo, on));
        assertThat(outcome(due(on, office.editorTwo))).isEqualTo("REFUSED");
        assertThatThrownBy(checkpoints::sign).isInstanceOf(Violations.class);
      } finally {
        Files.writeString(witness, known);
      }
    });
    assertThat(trail.whole()).isTrue();
  }

  @Test
  @Proves(MEASURES_15_4)
  @DisplayName("历史不能清除：别处有清理任务、清空日志、恢复日志的按钮")
  void historyCannotBeCleared() throws Exception {
    var before = count("audit_event");
    inVain(() -> {
      for (var table :
          List.of(
              "revision",
              "opinion",
              "review_case",
              "contribution",
              "release",
              "withdrawal",
              "audit_event",
              "audit_seal",
              "checkpoint",
              "file_blob")) {
        // A table without rows has nothing to delete, and says so.
        if (count(table) > 0) {
          refusedToEverybody("delete from " + table);
        }
        refusedToEverybody("truncate " + table + " cascade");
      }
    });
    assertThat(count("audit_event")).isGreaterThanOrEqualTo(before);
  }

  // Files and the folder.

  @Test
  @Proves({MEASURES_15_5, MEASURES_20_2})
  @DisplayName("附件被替换后地址仍指原字节：别处换掉一个文件，线上页面跟着变")
  void anAddressMeansItsBytes() throws Exception {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.NOTICE);
    var file = office.attached(item.id(), "名单.txt", "审过的名单");
    var text = office.text(item, ItemKind.NOTICE, "带附件的公示");
    var on =
        office.cleared(
            office.drafting.save(
                office.clerk,
                item.id(),
                0,
                text.withText(text.title(), text.body(), List.of(file))));
    var live = office.released(on, null);
    reconciler.reconcile();
    inVain(() -> {
      var other = office.attached(item.id(), "名单.txt", "没有审过的名单");
      office.drafting.save(
          office.clerk,
          item.id(),
          1,
          on.revision().manifest().withText("换了附件", text.body(), List.of(other)));
      refused(releasedOverTheDesk(third, on));
      refusedToEverybody(
          "update file_blob set bytes = 'x' where digest = '\\x" + file.digest() + "'");
      refusedToEverybody(
          "update upload set digest = '\\x" + other.digest() + "' where item_id = " + item.id());
      reconciler.reconcile();
      assertThat(fetched(address(file)).body()).isEqualTo("审过的名单");
      assertThat(fetched(address(other)).statusCode()).isEqualTo(404);
      assertThat(fetched(live.path()).body())
          .contains(file.digest())
          .doesNotContain(other.digest());
      Files.writeString(
          folder().resolve("files").resolve(file.digest()).resolve("名单.txt"), "没有审过的名单");
    });
    assertThat(fetched(address(file)).body()).isEqualTo("审过的名单");
  }

  @Test
  @Proves({HOUSE, MEASURES_15_5})
  @DisplayName("文件夹里塞进的网页一分钟内被清除：网页、链接、换成链接的文件夹、占了名字的文件夹，都一样")
  void whatIsPutIntoTheFolderGoes() throws Exception {
    var elsewhere = Files.createTempDirectory("elsewhere");
    Files.writeString(elsewhere.resolve("index.html"), "<p>没有人审过的网页</p>");
    var asset = Files.readAllBytes(folder().resolve("assets/site.css"));
    inVain(() -> {
      Files.createDirectories(folder().resolve("tzgg/2026"));
      Files.writeString(folder().resolve("tzgg/2026/extra.html"), "<p>没有人审过的网页</p>");
      Files.writeString(folder().resolve("index.html"), "<p>没有人审过的首页</p>");
      Files.createSymbolicLink(folder().resolve("linked.html"), elsewhere.resolve("index.html"));
      Files.createSymbolicLink(folder().resolve("linked"), elsewhere);
      clear(folder().resolve("assets"));
      Files.createSymbolicLink(folder().resolve("assets"), elsewhere);
      Files.delete(folder().resolve("404.html"));
      Files.createDirectories(folder().resolve("404.html"));
      Files.writeString(folder().resolve("404.html/index.html"), "<p>没有人审过的网页</p>");
      Files.delete(folder().resolve("sitemap.xml"));
      Files.createSymbolicLink(folder().resolve("sitemap.xml"), elsewhere.resolve("index.html"));
      clear(folder().resolve("gzdt"));
      Files.writeString(folder().resolve("gzdt"), "占了栏目的名字");
    });
    for (var path :
        List.of(
            "/tzgg/2026/extra.html",
            "/linked.html",
            "/linked/index.html",
            "/linked/",
            "/404.html/index.html")) {
      var answer = fetched(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).as(path).doesNotContain("没有人审过");
    }
    assertThat(fetched("/").body()).doesNotContain("没有人审过");
    assertThat(Files.readAllBytes(folder().resolve("assets/site.css"))).isEqualTo(asset);
    assertThat(Files.readString(elsewhere.resolve("index.html"))).contains("没有人审过");
    try (var left = Files.list(elsewhere)) {
      assertThat(left).as("nothing was written through the link").hasSize(1);
    }
  }

  private static void clear(Path path) throws IOException {
    try (var all = Files.walk(path)) {
      for (var one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }

  // The database.

  @Test
  @Proves(MEASURES_15_5)
  @DisplayName("直接写库的一行不会出现在网站上：应用、库的所有者、超级用户写不进；关掉触发器写进去的也不给人看")
  void aBareRowIsNotShown() throws Exception {
    var draft = office.drafted(ItemKind.ORDINARY_NEWS, "直接写库的一行");
    var on = office.submitted(draft);
    var walking = office.step(on);
    var row =
        """
        insert into release (item_id, digest, case_id, release_no, path, batch, released_by)
        values (%d, '\\x%s', %d, 'BARE-1', '/art/2026/01/bare.html', gen_random_uuid(), %d)
        """
            .formatted(draft.itemId(), draft.digest().hex(), walking.id(), office.editorTwo.id());
    inVain(() -> {
      refusedToEverybody(row);
      refusedToEverybody(
          "insert into opinion (case_id, look, person_id, post_id, verdict, digest, answers, ticked, reason)"
              + " values (%d, 'HEAD_CONFIRMATION', %d, %d, 'AGREE', '\\x%s', '{}', '{}', '')"
                  .formatted(
                      walking.id(), office.clerk.id(), post(office.clerk), draft.digest().hex()));
    });
    reconciler.reconcile();
    var before = outside();
    superuser(
        "alter table release disable trigger as_reviewed",
        row,
        "alter table release enable always trigger as_reviewed");
    reconciler.reconcileAll();
    assertThat(outside().pages()).isEqualTo(before.pages());
    assertThat(fetched("/art/2026/01/bare.html").statusCode()).isEqualTo(404);
    assertThat(visitors("select count(*) from current_release where release_no = 'BARE-1'"))
        .isZero();
    assertThat(visitors("select count(*) from unsound_release where release_no = 'BARE-1'"))
        .isEqualTo(1);
    superuser(
        "insert into withdrawal (release_id, reason, remark, withdrawn_by) select id, 'OTHER', '直接写库的撤下', released_by from release where release_no = 'BARE-1'");
    reconciler.reconcileAll();
    assertThat(outside().pages()).isEqualTo(before.pages());
  }

  @Test
  @Proves(MEASURES_15_5)
  @DisplayName("在库里改掉已发布的字节，正文、栏目列表、站点地图都不给人看")
  void changedBytesAreNotShown() throws Exception {
    var live = office.released(ItemKind.ORDINARY_NEWS, "库里会被改掉的");
    reconciler.reconcile();
    var bytes = manifest(live.digest());
    var forged = new String(bytes, UTF_8).replace("库里会被改掉的", "没有人审过的题目").getBytes(UTF_8);
    var set = "update revision set manifest = '\\x%s' where digest = '\\x%s'";
    var off = "alter table revision disable trigger facts_stay";
    var on = "alter table revision enable always trigger facts_stay";
    superuser(
        off,
        "alter table revision drop constraint revision_check",
        set.formatted(java.util.HexFormat.of().formatHex(forged), live.digest().hex()),
        on);
    try {
      reconciler.reconcileAll();
      assertThat(outside().pages().values())
          .noneMatch(
              page -> new String(Base64.getDecoder().decode(page), UTF_8).contains("没有人审过的题目"));
      assertThat(fetched(live.path()).statusCode()).isEqualTo(404);
      assertThat(
              visitors(
                  "select count(*) from unsound_release where release_no = '"
                      + live.number()
                      + "'"))
          .isEqualTo(1);
    } finally {
      superuser(
          off,
          set.formatted(java.util.HexFormat.of().formatHex(bytes), live.digest().hex()),
          "alter table revision add constraint revision_check check (digest = sha256('shenfa/revision/1'::bytea || '\\x0a'::bytea || manifest))",
          on);
      reconciler.reconcileAll();
    }
    assertThat(fetched(live.path()).body()).contains("库里会被改掉的");
  }

  @Test
  @Proves({MEASURES_15_1, MEASURES_15_5})
  @DisplayName("找不到流程就停止：别处没有配置流程的栏目一保存就发布")
  void noRouteMeansStop() throws Exception {
    inVain(() -> {
      refused(as(office.clerk).post("/desk/items/new", "kind", "FREE"));
      refused(as(office.clerk).post("/desk/items/new"));
      for (var text :
          List.of("{}", "{\"kind\":\"FREE\"}", "{\"kind\":null}", "{\"kind\":\"notice\"}")) {
        refusedToEverybody("select required_looks('" + text + "'::jsonb, 'NORMAL')");
      }
      var draft = office.drafted(ItemKind.ORDINARY_NEWS, "没有流程的一种");
      var free =
          new String(manifest(draft.digest()), UTF_8)
              .replace("\"ORDINARY_NEWS\"", "\"FREE\"")
              .replace("\"revision\":1", "\"revision\":2");
      // One transaction that ends with the refusal, so that nothing of it stays.
      refusedToEverybody(
          """
          do $$ declare d bytea; c bigint; begin
            d := save_revision(%1$d, 1, convert_to('%2$s', 'UTF8'), %3$d);
            c := open_case(%1$d, d, 'NORMAL', %3$d, null, null, null, null);
            perform publish_release(array[c], %4$d, gen_random_uuid(), null);
          end $$
          """
              .formatted(draft.itemId(), free, office.clerk.id(), office.editorTwo.id()),
          "没有适用的审查路线");
    });
  }

  // The doors.

  @Test
  @Proves({MEASURES_15_1, HOUSE})
  @DisplayName("没有跳过、强制、批量的路由，也没有这样的字段：别处有强行发布、跳过审核、批量通过、整站替换")
  void thereIsNoDoorPastTheReview() {
    var words =
        Pattern.compile(
            "force|skip|bypass|override|approve|bulk|batch|import|api|preview|purge|clear|delete|"
                + "restore|replace|template|theme|banner|checked|level|status|state|publish|reviewer|releasedat");
    var seen = new ArrayList<String>();
    var out = new ArrayList<String>();
    routes
        .getHandlerMethods()
        .forEach((route, handler) -> {
          for (var pattern : route.getPatternValues()) {
            seen.add(pattern);
            var looking = pattern.endsWith("/preview");
            if (looking) {
              assertThat(route.getMethodsCondition().getMethods())
                  .as(pattern)
                  .containsExactly(RequestMethod.GET);
            }
            assertThat(
                    words
                        .matcher(
                            pattern
                                .toLowerCase(Locale.ROOT)
                                .replaceFirst(looking ? "/preview$" : "$", "")
                                // Writers look their own case up; nothing is changed by it.
                                .replaceFirst(
                                    "^/_/(letters|tickets|disclosure)/status(/act|/file)?$", "")
                                // A list of words comes in; it is no text and goes nowhere.
                                .replaceFirst("^/desk/dictionaries/\\{kind}/import", ""))
                        .find())
                .as(pattern)
                .isFalse();
            if (pattern.matches("/desk/(items|review|releases).*")) {
              for (var field : handler.getMethod().getParameters()) {
                var name = field.getName().toLowerCase(Locale.ROOT);
                assertThat(words.matcher(name.replace("releaseat", "")).find())
                    .as(pattern + " " + name)
                    .isFalse();
              }
            }
            if (pattern.contains("release") && !pattern.contains("releases")) {
              out.add(pattern);
            }
          }
        });
    assertThat(seen).hasSizeGreaterThan(40);
    assertThat(out).as("the one way out").containsExactly("/desk/review/{id}/release");
  }

  @Test
  @Proves({MEASURES_15_1, HOUSE})
  @DisplayName("没有表单以外的写入口：别处的接口凭令牌就能建、改、发")
  void thereIsNoOtherWayToWrite() throws Exception {
    routes
        .getHandlerMethods()
        .forEach((route, handler) -> {
          if (!route.getPatternValues().contains("/error")) {
            assertThat(route.getMethodsCondition().getMethods())
                .as(route.toString())
                .isNotEmpty()
                .isSubsetOf(RequestMethod.GET, RequestMethod.POST);
          }
          assertThat(handler.getMethodParameters())
              .noneMatch(p -> p.hasParameterAnnotation(RequestBody.class));
        });
    var on = office.cleared(office.drafted(ItemKind.ORDINARY_NEWS, "从接口写进来的"));
    var editor = as(office.editorTwo);
    var token = token(editor);
    inVain(() -> {
      for (var path :
          List.of(
              "/desk/items/" + on.revision().itemId(),
              "/desk/review/" + on.id(),
              "/desk/review/" + on.id() + "/release")) {
        for (var method : List.of("PUT", "PATCH", "DELETE")) {
          var answer =
              raw(
                  method,
                  path,
                  "{\"command\":\"" + UUID.randomUUID() + "\"}",
                  Map.of(
                      "Cookie",
                      "shenfa=" + editor.session(),
                      "X-CSRF-TOKEN",
                      token,
                      "Content-Type",
                      "application/json"));
          assertThat(answer.statusCode()).as(method + " " + path).isGreaterThanOrEqualTo(400);
        }
      }
      var json =
          raw(
              "POST",
              "/desk/review/" + on.id() + "/release",
              "{\"command\":\"" + UUID.randomUUID() + "\"}",
              Map.of(
                  "Cookie",
                  "shenfa=" + editor.session(),
                  "X-CSRF-TOKEN",
                  token,
                  "Content-Type",
                  "application/json"));
      assertThat(json.statusCode()).isGreaterThanOrEqualTo(400);
      for (var path :
          List.of(
              "/api",
              "/api/v1/contents",
              "/api/v3/pages",
              "/actuator",
              "/actuator/env",
              "/graphql",
              "/v3/api-docs",
              "/h2-console",
              "/admin",
              "/rest",
              "/desk/api/items")) {
        missing(editor.get(path));
        missing(editor.post(path, "id", "1"));
      }
    });
  }

  @Test
  @Proves(MEASURES_2_3)
  @DisplayName("撤下时写的话不上网：公众只读到固定的几种原因")
  void whatIsSaidOnWithdrawingStaysInside() throws Exception {
    var live = office.released(ItemKind.ORDINARY_NEWS, "要撤下的一件");
    inVain(() ->
        refused(
            as(office.editorOne)
                .post(
                    "/desk/releases/" + live.id() + "/withdraw",
                    "reason",
                    "没有人审过的一句话",
                    "remark",
                    "没有人审过的一段话")));
    accepted(
        as(office.editorOne)
            .post(
                "/desk/releases/" + live.id() + "/withdraw",
                "reason",
                "ERROR",
                "remark",
                "没有人审过的一段话"));
    reconciler.reconcile();
    assertThat(fetched(live.path()).body())
        .contains(WithdrawalReason.ERROR.label())
        .doesNotContain("没有人审过");
  }

  private List<Guess.Hidden> hidden = List.of();

  private List<Guess.Hidden> hidden() {
    if (hidden.isEmpty()) {
      hidden = Guess.hidden(office);
      reconciler.reconcile();
    }
    return hidden;
  }

  static Stream<Guess> guesses() {
    return Guess.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("guesses")
  @Proves({MEASURES_15_5, HOUSE})
  @DisplayName("TP-6 未放行的附件和网页，怎样猜地址、怎样问，都和从来没有过的一样：别处上传就有地址，猜得到就下得到")
  void whatIsNotOutHasNoAddress(Guess guess) throws Exception {
    var none = seen("GET", "/no/such/page.html", Guess.PLAINLY);
    assertThat(none).startsWith("404");
    var session = List.of("Cookie", "shenfa=" + as(office.editorTwo).session());
    for (var it : hidden()) {
      var target = guess.address().apply(it);
      var nothing = guess.address().apply(Guess.Hidden.NOTHING);
      var answer = seen("GET", target, Guess.PLAINLY);
      if (target.startsWith("/_/views/")) {
        assertThat(answer).as(target).startsWith("405");
      } else if (target.startsWith("/_/search/suggest")) {
        assertThat(answer).as(target).startsWith("200").endsWith("[]");
      } else if (guess.plain(it)) {
        assertThat(answer).as(target).isEqualTo(none);
      } else {
        assertThat(answer).as(target).isIn(none, seen("GET", "/%00", Guess.PLAINLY));
      }
      if (target.equals(nothing)) {
        continue; // What it guesses at has no page of its own.
      }
      var askings = new ArrayList<>(Guess.askings(it));
      askings.add(new Guess.Asking("带着编辑的会话", session));
      for (var asking : askings) {
        assertThat(seen("GET", target, asking))
            .as(it + " " + asking + " " + target)
            .isEqualTo(seen("GET", nothing, asking));
      }
      for (var method : List.of("HEAD", "POST")) {
        assertThat(seen(method, target, Guess.PLAINLY))
            .as(it + " " + method + " " + target)
            .isEqualTo(seen(method, nothing, Guess.PLAINLY));
      }
    }
  }

  @Test
  @Proves({MEASURES_15_5, HOUSE})
  @DisplayName("TP-6 起草中、审查中、审完没放行、改了没放行、换下来、撤下来的，摘要值不在任何一个文件里，没出去的题目和编号也不在")
  void whatIsNotOutIsInNoFile() throws Exception {
    var words = new ArrayList<String>();
    for (var it : hidden()) {
      words.addAll(List.of(it.digest(), it.item(), it.words()));
    }
    try (var all = Files.walk(folder())) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        try (var in = Files.newInputStream(file);
            var read = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
          var text = file + "\n" + new String(read.readAllBytes(), UTF_8);
          assertThat(words).as(file.toString()).noneMatch(text::contains);
        }
      }
    }
  }

  /** Status, headers but the date, and body of what the public port answers. */
  private String seen(String method, String path, Guess.Asking asking)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(site.address() + path))
            .method(method, BodyPublishers.noBody());
    if (!asking.fields().isEmpty()) {
      request.headers(asking.fields().toArray(String[]::new));
    }
    var answer = plain.send(request.build(), BodyHandlers.ofString(ISO_8859_1));
    var headers = new TreeMap<>(answer.headers().map());
    headers.remove("date");
    return answer.statusCode() + "\n" + headers + "\n" + answer.body();
  }

  // The people at their desks.

  private DeskBrowser as(Person person) {
    return browsers.computeIfAbsent(
        person,
        who -> {
          var browser = new DeskBrowser(port, "127.0.0.1");
          assertThat(DeskBrowser.to(browser.password(who.staffNo(), PASSWORD))).isEqualTo("/desk");
          browser.get("/desk/account");
          return browser;
        });
  }

  private HttpResponse<String> edited(Person by, Revision last, String title, String... more) {
    var text = last.manifest();
    return as(by)
        .post(
            "/desk/items/" + last.itemId() + "/edit",
            with(
                more,
                "seq",
                Integer.toString(last.seq()),
                "title",
                title,
                "body",
                "<p>改过的正文。</p>",
                "column",
                text.columns().getFirst(),
                "sourceName",
                text.sourceName(),
                "publisher",
                text.publisher()));
  }

  private HttpResponse<String> signed(Person by, ReviewCase on, Digest digest, String... answers) {
    return as(by).post("/desk/review/" + on.id(), with(answers, "digest", digest.hex()));
  }

  private HttpResponse<String> releasedOverTheDesk(Person by, ReviewCase on, String... more) {
    return as(by)
        .post(
            "/desk/review/" + on.id() + "/release",
            with(more, "command", UUID.randomUUID().toString()));
  }

  private static String[] secrecyAgrees() {
    return new String[] {"verdict", "AGREE", "secret", "NO", "timing", "FIT", "form", "FIT"};
  }

  private static String[] headAgrees() {
    return new String[] {
      "verdict",
      "AGREE",
      "quality",
      "authentic",
      "quality",
      "lawful",
      "quality",
      "timely",
      "quality",
      "accurate"
    };
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Arrays.stream(more), Arrays.stream(some)).toArray(String[]::new);
  }

  private static void accepted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  private static void refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
  }

  private static void missing(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
  }

  private static String token(DeskBrowser browser) {
    var found = CSRF.matcher(browser.get("/desk/account").body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private HttpResponse<String> raw(
      String method, String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return plain.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> fetched(String path) {
    try {
      return plain.send(
          HttpRequest.newBuilder(URI.create(site.address() + path)).build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String address(Manifest.Attachment file) {
    return "/files/" + file.digest() + "/" + URLEncoder.encode(file.name(), UTF_8);
  }

  private CaseState state(ReviewCase on) {
    return office.reviewing.find(on.id()).state();
  }

  private Release release(ReviewCase on) {
    return office.publishing.ofCase(on.id()).orElseThrow();
  }

  private long post(Person person) {
    return office.organization.postsOf(person.id(), today()).getFirst().id();
  }

  private static LocalDate today() {
    return LocalDate.now(Shenfa.ZONE);
  }

  // Connections of their own.

  private byte[] manifest(Digest digest) {
    return db.sql("select manifest from revision where digest = ?")
        .param(digest.bytes())
        .query(byte[].class)
        .single();
  }

  private static String opinion(ReviewCase on, String look, Person by, long post, String answers) {
    return "select give_opinion(%d, '%s', %d, %d, null, 'AGREE', '\\x%s', '%s'::jsonb, array[]::bytea[], '')"
        .formatted(on.id(), look, by.id(), post, on.revision().digest().hex(), answers);
  }

  private String url() {
    return Objects.requireNonNull(settings.url());
  }

  private void refusedToEverybody(String sql) throws SQLException {
    refusedToEverybody(sql, "");
  }

  /** As the application, as the owner of the tables and as a superuser who silences triggers. */
  private void refusedToEverybody(String sql, String because) throws SQLException {
    for (var role : List.of("shenfa_app", "shenfa_owner")) {
      try (var connection = TestServer.as(role, url()).getConnection()) {
        refused(connection, sql, because);
      }
    }
    try (var connection = TestServer.get().superuserOn(url());
        var silence = connection.createStatement()) {
      silence.execute("set session_replication_role = replica");
      refused(connection, sql, because);
    }
  }

  private static void refused(Connection connection, String sql, String because)
      throws SQLException {
    try (var attack = connection.createStatement()) {
      assertThatThrownBy(() -> attack.execute(sql))
          .as(sql)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining(because);
    }
  }

  private void superuser(String... statements) throws SQLException {
    try (var connection = TestServer.get().superuserOn(url());
        var each = connection.createStatement()) {
      for (var sql : statements) {
        each.execute(sql);
      }
    }
  }

  private long visitors(String sql) {
    return TestServer.client("shenfa_public", url()).sql(sql).query(Long.class).single();
  }
}
