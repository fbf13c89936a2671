package org.shenfa.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.shenfa.Shenfa;
import org.shenfa.access.Accounts;
import org.shenfa.access.AdminRole;
import org.shenfa.accountability.Suspecting;
import org.shenfa.archive.Registering;
import org.shenfa.assessment.Assessing;
import org.shenfa.concerns.ConcernNotice;
import org.shenfa.concerns.Concerns;
import org.shenfa.concerns.Level;
import org.shenfa.concerns.Source;
import org.shenfa.content.ItemKind;
import org.shenfa.disclosure.Applicant;
import org.shenfa.disclosure.Application;
import org.shenfa.disclosure.DisclosureHandling;
import org.shenfa.disclosure.DisclosureIntake;
import org.shenfa.disclosure.WantedForm;
import org.shenfa.letters.Answering;
import org.shenfa.letters.LetterClocks;
import org.shenfa.letters.LetterForm;
import org.shenfa.letters.LetterKind;
import org.shenfa.letters.Receiving;
import org.shenfa.letters.Triage;
import org.shenfa.letters.Triage.Judgment;
import org.shenfa.orders.OrderTerm;
import org.shenfa.orders.Orders;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.services.GuideWriting;
import org.shenfa.solicitations.Party;
import org.shenfa.solicitations.PublicSolicitations;
import org.shenfa.solicitations.Soliciting;
import org.shenfa.solicitations.Typed;
import org.shenfa.support.Addresses;
import org.shenfa.support.DeskBrowser;
import org.shenfa.support.DeskForm;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.tickets.ErrorKind;
import org.shenfa.tickets.Finding;
import org.shenfa.tickets.Findings;
import org.shenfa.vault.Identity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * One case of every kind, every address of it that anybody can reach, tried by everybody who
 * cannot: what is not theirs answers as what never was, and nothing moves.
 */
// A house of its own: what others made would be tried as well.
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "shenfa.origin=access.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("对象访问：别人的来信、申请、意见、关切、纠错单，一律同不存在")
class ObjectAccessStory {
  private static final String SECRET = "密语乌桕";
  private static final List<String> SECTIONS =
      List.of(
          "letters",
          "petitions",
          "solicitations",
          "disclosure",
          "concerns",
          "tickets",
          "orders",
          "assessment",
          "accountability",
          "services",
          "notices",
          "duty",
          "registers",
          "inspection/faults",
          "operations",
          "boards",
          "years",
          "archive");

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired Receiving receiving;
  @Autowired Triage triage;
  @Autowired Answering answering;
  @Autowired LetterClocks clocks;
  @Autowired DisclosureIntake intake;
  @Autowired DisclosureHandling handling;
  @Autowired Soliciting soliciting;
  @Autowired PublicSolicitations opinions;
  @Autowired Concerns concerns;
  @Autowired Findings findings;
  @Autowired Orders orders;
  @Autowired Assessing assessing;
  @Autowired Suspecting suspecting;
  @Autowired Registering registering;
  @Autowired GuideWriting guides;
  @Autowired JdbcClient db;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @LocalServerPort int port;

  private final Map<String, DeskBrowser> people = new LinkedHashMap<>();
  private final Map<String, Addresses> reach = new LinkedHashMap<>();
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final Set<String> all = new TreeSet<>();
  private final Map<String, Map<String, List<String>>> forms = new TreeMap<>();

  @BeforeAll
  void oneOfEachKind() {
    letters();
    disclosure();
    solicitation();
    concern();
    ticket();
    order();
    answerable();
    fault();
    guides.begin(office.clerk, office.hazmat.id(), "经营许可办理指南", false);
    everybody();
    // All is filed before anybody looks, or one would see more than another a moment before.
    registering.register(Instant.now().plus(Duration.ofMinutes(11)));
    people.forEach((name, browser) -> reach.put(name, Addresses.walked(browser, SECTIONS)));
    reach
        .values()
        .forEach(r -> {
          all.addAll(r.pages.keySet());
          forms.putAll(r.forms);
        });
  }

  private long letter(LetterKind kind, String title) {
    var secret = SECRET + title;
    var form =
        new LetterForm(
            kind,
            title,
            "事情是这样的：" + secret + "。请问怎么办？",
            "",
            new Identity("李四", "", "lisi@163.com", "", ""),
            true);
    var number = receiving.submit(QueryCode.fresh(), form, Set.of()).number();
    var id =
        db.sql("select id from letter where number = ?").param(number).query(Long.class).single();
    secrets.put("/desk/letters/" + id, secret);
    return id;
  }

  private void letters() {
    var now = Instant.now();
    letter(LetterKind.CONSULTATION, "刚收到的咨询");
    var ours = letter(LetterKind.CONSULTATION, "交危化处的咨询");
    var report = letter(LetterKind.REPORT, "举报危化处的信");
    clocks.sweep(now);
    triage.assign(
        office.intakeClerk,
        ours,
        new Judgment(LetterKind.CONSULTATION, null, "", null),
        office.hazmat.id(),
        now);
    triage.toPetition(
        office.intakeClerk,
        report,
        new Judgment(LetterKind.REPORT, null, "", office.hazmat.id()),
        now);
    // From now on it is a petition's words, and nobody reads them as a letter's.
    var petition =
        db.sql("select id from petition where letter_id = ?")
            .param(report)
            .query(Long.class)
            .single();
    secrets.put(
        "/desk/petitions/" + petition,
        Objects.requireNonNull(secrets.remove("/desk/letters/" + report)));
  }

  private void disclosure() {
    var said =
        new Application(
            Applicant.PERSON,
            new Identity("王五", "", "wangwu@163.com", "", "E12345678"),
            SECRET + "检查结果汇总表",
            WantedForm.ELECTRONIC,
            "");
    var number = intake.file(said, QueryCode.fresh()).number();
    intake.confirm(office.openness, number);
    handling.askCorrection(
        office.openness, number, "请写明年份", LocalDate.now(Shenfa.ZONE).plusDays(15));
    secrets.put("/desk/disclosure/" + number, SECRET + "检查结果");
  }

  private void solicitation() {
    var release = office.released(ItemKind.DRAFT_FOR_COMMENT, "存放规定（征求意见稿）");
    soliciting.sweep(Instant.now());
    var on = opinions.find(release.item()).orElseThrow();
    opinions.submit(
        on.number(),
        QueryCode.fresh(),
        new Typed(on.digest(), Party.PERSON, new LinkedHashMap<>(Map.of(1, SECRET + "意见：十吨太多。"))),
        false);
    secrets.put(
        "/desk/solicitations/" + office.drafting.find(release.item()).orElseThrow().id(),
        SECRET + "意见");
  }

  private void concern() {
    var now = LocalDateTime.now(Shenfa.ZONE).withNano(0);
    var id =
        concerns.notice(
            office.stranger,
            new ConcernNotice(
                SECRET + "溃堤传言", "沿海群众担心停电停水。", Source.DUTY, "值班读网", null, now, true));
    concerns.assess(office.editorOne, id, Level.B, "影响沿海三市");
    concerns.assign(
        office.publicityHead, id, office.hazmat.id(), office.head.staffNo(), "按职能由危化监管处牵头");
    secrets.put("/desk/concerns/" + id, SECRET + "溃堤");
  }

  private void ticket() {
    var id =
        findings.report(
            new org.shenfa.tickets.Source.Reader(office.editorOne),
            new Finding("/index.html", ErrorKind.LEAK, SECRET + "错字", "泄露了电话号码"));
    secrets.put("/desk/tickets/" + id, SECRET + "错字");
  }

  private void order() {
    var id =
        orders.issue(
            office.publicityHead,
            office.hazmat.id(),
            SECRET + "督办的事",
            "补发检查结果",
            "管理办法第九条",
            "",
            OrderTerm.FIVE);
    secrets.put("/desk/orders/" + id, SECRET + "督办");
  }

  private void answerable() {
    var now = Instant.now();
    var today = LocalDate.now(Shenfa.ZONE);
    assessing.open(office.publicityHead, today, today.plusDays(20), now);
    var id =
        suspecting.suspect(
            office.publicityHead, office.hazmat.id(), SECRET + "问责的事", "读者反映两处不一致", now);
    secrets.put("/desk/accountability/" + id, SECRET + "问责");
  }

  private void fault() {
    var id =
        db.sql(
                """
                insert into inspection_fault (key, kind, page, place, words, evidence, unit_id, at)
                values (repeat('0a', 12), 'WORDING', '/art/a.html', '正文', ?, '用词不当', ?, now()) returning id
                """)
            .params(SECRET + "错词", office.hazmat.id())
            .query(Long.class)
            .single();
    db.sql("insert into inspection_sighting (fault_id, scan_id, at) values (?, 0, now())")
        .param(id)
        .update();
    secrets.put("/desk/inspection/faults/" + id, SECRET + "错词");
  }

  private void everybody() {
    var staff = new ArrayList<>(office.organization.people());
    accounts.openDemo(staff, Office.PASSWORD);
    for (var role : AdminRole.values()) {
      var person = office.administrator(accounts, role, 910001 + role.ordinal());
      staff.add(person);
    }
    staff.forEach(p -> people.put(p.name(), entered(p)));
    var gone = office.hired("停用的人", office.publicity, PostKind.INTAKE_CLERK);
    accounts.openDemo(List.of(gone), Office.PASSWORD);
    var browser = entered(gone);
    assertThat(browser.get("/desk/letters").statusCode()).isEqualTo(200);
    db.sql("update account set disabled_at = now() where person_id = ?").param(gone.id()).update();
    people.put(gone.name(), browser);
    people.put("没登录的人", new DeskBrowser(port, "127.0.0.1"));
  }

  private DeskBrowser entered(Person person) {
    var browser = new DeskBrowser(port, "127.0.0.1");
    assertThat(DeskBrowser.to(browser.password(person.staffNo(), Office.PASSWORD)))
        .isEqualTo("/desk");
    return browser;
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("谁看得到哪一件，与规定的一样；看不到的人哪里也读不到一个字")
  void onlyThoseWhoShouldSeeIt() {
    var seenBy = new TreeMap<String, Set<String>>();
    reach.forEach((name, r) ->
        secrets.forEach((address, secret) -> {
          var reads = r.pages.values().stream().anyMatch(b -> b.contains(secret));
          assertThat(reads).as("%s %s", name, address).isEqualTo(r.pages.containsKey(address));
          if (reads) {
            seenBy.computeIfAbsent(secret, a -> new TreeSet<>()).add(name);
          }
        }));
    assertThat(seenBy).isEqualTo(expected());
  }

  /** The posts that work on a case, those who lead them, and whoever registered it. */
  private static Map<String, Set<String>> expected() {
    return Map.of(
        SECRET + "刚收到的咨询", Set.of("信件受理", "宣传处长", "编辑甲", "编辑乙"),
        SECRET + "交危化处的咨询", Set.of("信件受理", "宣传处长", "编辑甲", "编辑乙", "承办人", "保密审查", "危化处长"),
        SECRET + "举报危化处的信", Set.of("信访承办", "厅长", "副厅长"),
        SECRET + "意见", Set.of("承办人", "危化处长"),
        SECRET + "检查结果", Set.of("公开审核"),
        SECRET + "错字", Set.of("厅长", "副厅长", "宣传处长", "宣传审核", "编辑甲", "编辑乙", "信件受理"),
        SECRET + "督办",
            Set.of(
                "厅长", "副厅长", "宣传处长", "宣传审核", "编辑甲", "编辑乙", "信件受理", "承办人", "保密审查", "危化处长", "危化副处长"),
        SECRET + "问责", Set.of("厅长", "副厅长", "宣传处长", "宣传审核", "编辑甲", "编辑乙", "信件受理"),
        SECRET + "错词", Set.of("宣传处长", "宣传审核", "编辑甲", "编辑乙", "信件受理", "承办人", "保密审查", "危化处长", "危化副处长"),
        SECRET + "溃堤",
            Set.of(
                "联络员", "厅长", "副厅长", "宣传处长", "宣传审核", "编辑甲", "编辑乙", "信件受理", "承办人", "保密审查", "危化处长",
                "危化副处长"));
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("看不到的地址，回答与从来没有的一字不差")
  void notYoursAndNotThereAreAlike() {
    var wrong = new ArrayList<String>();
    people.forEach((name, browser) -> {
      var ghosts = new HashMap<String, String>();
      for (var address : all) {
        if (sees(name, address)) {
          continue;
        }
        var ghost = Addresses.ghost(address);
        var never = ghosts.computeIfAbsent(ghost, g -> Addresses.plain(browser.get(g), g));
        var mine = Addresses.plain(browser.get(address), address);
        if (!mine.equals(never)) {
          wrong.add(name + " GET " + address + " " + mine + "\nbut of nothing\n" + never);
        }
      }
    });
    assertThat(all.size()).isGreaterThan(8);
    assertThat(wrong).isEmpty();
  }

  private Addresses of(String name) {
    return Objects.requireNonNull(reach.get(name));
  }

  /** Whether the case itself is theirs to see; then a step that is not gets a sentence. */
  private boolean sees(String name, String address) {
    var pages = of(name).pages;
    return pages.containsKey(address)
        || pages.containsKey(address.replaceFirst("^(/desk/[a-z]+/[^/]+).*", "$1"));
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("看不到的人办不动：每一张表单都替他交一遍，什么也没有变")
  void nothingMoves() {
    everyRouteHasAForm();
    var before = counts();
    var wrong = new ConcurrentLinkedQueue<String>();
    people.entrySet().parallelStream()
        .forEach(person -> {
          var name = person.getKey();
          var browser = person.getValue();
          var mine = of(name);
          var ghosts = new HashMap<String, String>();
          var tried = new HashSet<String>();
          forms.forEach((key, fields) -> {
            var action = key.replaceFirst(" .*", "");
            if (mine.forms.keySet().stream().anyMatch(f -> f.startsWith(action + " "))) {
              return;
            }
            if (!sees(name, action) && !tried.add(action)) {
              return;
            }
            var answer = post(browser, action, fields);
            if (sees(name, action)) {
              if (answer.statusCode() / 100 != 4) {
                wrong.add(name + " POST " + key + " " + answer.statusCode());
              }
              return;
            }
            var there = Addresses.plain(answer, action);
            var ghost = Addresses.ghost(action);
            var never =
                ghosts.computeIfAbsent(ghost, g -> Addresses.plain(post(browser, g, fields), g));
            if (!there.equals(never)) {
              wrong.add(name + " POST " + key + " " + there + "\nbut of nothing\n" + never);
            }
          });
        });
    assertThat(forms.size()).isGreaterThan(50);
    assertThat(wrong).isEmpty();
    assertThat(counts()).isEqualTo(before);
  }

  private static HttpResponse<String> post(
      DeskBrowser browser, String action, Map<String, List<String>> fields) {
    var sent = new LinkedHashMap<>(fields);
    sent.put("_csrf", List.of(browser.csrf()));
    return browser.send(
        "/desk",
        action,
        "application/x-www-form-urlencoded",
        DeskForm.encode(sent).getBytes(UTF_8));
  }

  /** Posts for which no form stood anywhere are tried with every object of their section, bare. */
  private void everyRouteHasAForm() {
    for (var route : routes.getHandlerMethods().keySet()) {
      for (var pattern : route.getPatternValues()) {
        var section = pattern.replaceFirst("^/desk/([a-z]+)/.*", "$1");
        if (SECTIONS.contains(section)
            && pattern.contains("{")
            && route.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
          bare(section, pattern);
        }
      }
    }
  }

  private void bare(String section, String pattern) {
    for (var address : all) {
      var parts = address.split("/", -1);
      if (parts.length == 4 && parts[2].equals(section)) {
        var places = pattern.split("/", -1);
        for (var n = 0; n < places.length; n++) {
          places[n] = n == 3 ? parts[3] : places[n].startsWith("{") ? "1" : places[n];
        }
        var action = String.join("/", places);
        forms.putIfAbsent(
            action + " []", Map.of("reason", List.of("按要求填写的一段话"), "words", List.of("一段话")));
      }
    }
  }

  private List<Long> counts() {
    return List.of("course", "audit_event", "letter_text", "identity_view", "remark", "revision")
        .stream()
        .map(t -> db.sql("select count(*) from " + t).query(Long.class).single())
        .toList();
  }
}
