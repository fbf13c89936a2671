package org.shenfa.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.shenfa.access.Accounts;
import org.shenfa.access.AdminRole;
import org.shenfa.access.Members;
import org.shenfa.audit.AuditTrail;
import org.shenfa.content.ItemKind;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.reprints.AuthorizedSources;
import org.shenfa.support.DeskBrowser;
import org.shenfa.support.DeskForm;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Finds every form of the desk by walking it as every kind of person, and fills each in badly. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"server.forward-headers-strategy=framework", "shenfa.origin=bad.example/log"})
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Office.class, Members.class, SettableClock.class})
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("坏输入：每一张表单")
class BadInputStory {
  private static final String PASSWORD = Office.PASSWORD;
  private static final String FORM = "application/x-www-form-urlencoded";

  /** What only the inside of the product says. */
  private static final List<String> LEAKS =
      List.of(
          "Exception",
          "\tat ",
          "java.lang",
          "java.util",
          "java.sql",
          "org.shenfa",
          "org.spring",
          "org.postgres",
          "org.eclipse",
          "PSQLState",
          "SQLSTATE",
          "insert into",
          "INSERT INTO",
          "violates",
          "syntax error",
          "relation \"",
          "constraint \"",
          "/tmp/",
          ".java:");

  /** What nobody should type; a form may take it as text or refuse it, in words. */
  private static final List<String> TYPED =
      List.of(
          "",
          "   　 ",
          "写了一句普通的话，应当留在表单里。",
          "\"><script>alert(1)</script><img src=x onerror=alert(2)>",
          "'; drop table release; --",
          "${7*7} #{7*7} {{7*7}} <%= 7*7 %>",
          "../../../../etc/passwd",
          "空\u0000字符",
          "\u202E反转\u200B零宽\uFEFF",
          "😀".repeat(50) + "e\u0301\u0301\u0301",
          "长".repeat(3_000),
          "长".repeat(400_000),
          "2026-02-30",
          "+999999999-12-31",
          "0000-00-00T00:00",
          "-1",
          "0",
          "9223372036854775808",
          "1e9",
          "null");

  @Autowired Office office;
  @Autowired Members members;
  @Autowired Accounts accounts;
  @Autowired AuthorizedSources sources;
  @Autowired AuditTrail trail;
  @Autowired JdbcClient db;
  @LocalServerPort int port;

  private final Map<String, DeskForm> forms = new LinkedHashMap<>();
  private final Map<String, DeskBrowser> signedIn = new LinkedHashMap<>();
  private long excepted;
  private long released;
  private final AtomicInteger refused = new AtomicInteger();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  @BeforeAll
  void anOfficeAtWork() {
    accounts.openDemo(office.organization.people(), PASSWORD);
    for (var kind : ItemKind.values()) {
      if (!kind.written()) {
        continue;
      }
      office.drafted(kind, "起草中的" + kind.label());
      try {
        office.submitted(office.drafted(kind, "送审中的" + kind.label()));
      } catch (Violations e) {
        // A kind that needs an exception or its counterpart first stays a draft.
        continue;
      }
    }
    var walking = office.submitted(office.drafted(ItemKind.NOTICE, "逐步走的通知"));
    while (walking.next().isPresent()) {
      walking = office.step(walking);
      var another = office.submitted(office.drafted(ItemKind.NOTICE, "停在半路的通知"));
      while (another.opinions().size() < walking.opinions().size()) {
        another = office.step(another);
      }
    }
    released = office.released(ItemKind.ORDINARY_NEWS, "已经发布的动态").itemId();
    excepted = office.drafted(ItemKind.UNIT_HEAD_NEWS, "等着例外的动态").itemId();
    sources.add(office.publicityHead, "www.example.gov.cn", "示例网站", "名单第一号");
    for (var person : List.of(office.clerk, office.secrecy, office.head, office.openness)) {
      enter(person.name(), person);
    }
    for (var person : List.of(office.reviewer, office.publicityHead, office.editorOne)) {
      enter(person.name(), person);
    }
    enter(office.editorTwo.name(), office.editorTwo);
    enter(office.principal.name(), office.principal);
    for (var role : AdminRole.values()) {
      var person = office.administrator(accounts, role, 900001 + role.ordinal());
      enter(role.label(), person);
    }
    var half = new DeskBrowser(port, "10.9.9.1");
    members.enrol(half, members.settled("有手机的人", office.hazmat, PostKind.CLERK));
    half.get("/desk");
    signedIn.put("有手机的人", half);
    signedIn.put("没登录的人", new DeskBrowser(port, "10.9.9.2"));
    var from =
        List.of(
            "/desk",
            "/desk/login",
            "/desk/login/enrol",
            "/desk/items/" + excepted,
            "/desk/items/" + released);
    signedIn.forEach((name, browser) -> DeskForm.walk(browser, from, forms));
  }

  private void enter(String name, Person person) {
    var browser = new DeskBrowser(port, "10.9.0." + (signedIn.size() + 1));
    assertThat(DeskBrowser.to(browser.password(person.staffNo(), PASSWORD))).isEqualTo("/desk");
    signedIn.put(name, browser);
  }

  @Test
  @Order(1)
  @Proves(Clause.HOUSE)
  @DisplayName("走遍工作台，每条收表单的路由都找到了表单")
  void everyFormWasFound() {
    var found = forms.keySet().stream().map(k -> k.replaceFirst(" .*", "")).toList();
    assertThat(found)
        .contains(
            "/desk/items/new",
            "/desk/items/#/edit",
            "/desk/items/#/submit",
            "/desk/items/#/delay",
            "/desk/items/#/exception",
            "/desk/review/#",
            "/desk/review/#/withdraw",
            "/desk/review/#/release",
            "/desk/review/#/schedule",
            "/desk/releases/#/confirm",
            "/desk/releases/#/withdraw",
            "/desk/organization/people",
            "/desk/organization/posts",
            "/desk/organization/posts/end",
            "/desk/organization/delegations",
            "/desk/columns",
            "/desk/sources",
            "/desk/sources/end",
            "/desk/workdays/day",
            "/desk/workdays/read",
            "/desk/accounts",
            "/desk/accounts/disable",
            "/desk/account/password",
            "/desk/account/second-factor",
            "/desk/login");
  }

  @Test
  @Order(2)
  @Proves(Clause.HOUSE)
  @DisplayName("空的、太长的、类型不对的、带攻击的：一句话说清，填的都还在，从不出 500")
  void badValuesAreAnsweredInSentencesAndNothingTypedIsLost() {
    var seed = Long.getLong("shenfa.seed", System.nanoTime());
    badValues(1, seed);
    assertThat(wrong).as("seed %d", seed).isEmpty();
  }

  @Test
  @Tag("long")
  @Order(2)
  @DisplayName("同上，每一栏试遍所有的坏值")
  void badValuesAreAnsweredInSentencesAndNothingTypedIsLostLong() {
    badValues(TYPED.size(), 0);
    assertThat(wrong).isEmpty();
  }

  /**
   * So many bad values, drawn by the seed, for each field of each form; none for some if it is one.
   */
  private void badValues(int each, long seed) {
    Set<String> tried = ConcurrentHashMap.newKeySet();
    byPeopleAtOnce(form -> {
      for (var field : form.fields()) {
        if (!field.attr("type").equals("file")
            && tried.add(DeskForm.shape(form.action()) + " " + field.attr("name"))) {
          badly(form, field.attr("name"), each, seed);
        }
      }
      for (var hidden : form.html().select("input[type=hidden]:not([name=_csrf])")) {
        for (var value : hidden(each, seed ^ form.action().hashCode())) {
          var sent = form.filled();
          sent.put(hidden.attr("name"), List.of(value));
          check(form, sent, form.post(sent));
        }
      }
    });
    assertThat(refused.get()).as("refusals whose fields were compared").isGreaterThan(75);
  }

  /** None, and another one drawn by the seed; all of them in the long round. */
  private static List<String> hidden(int each, long seed) {
    var all = List.of("x", "-1", "99999999999999999999", "0".repeat(64));
    return each > 1
        ? Stream.concat(Stream.of(""), all.stream()).toList()
        : List.of("", all.get(Math.floorMod(seed, all.size())));
  }

  /** Bad values in one field, then the form without it. */
  private void badly(DeskForm form, String field, int each, long seed) {
    // A right password takes a while to refuse, by design.
    var slow = form.html().select("input[type=password]").size() > 0;
    var values = new ArrayList<>(slow ? TYPED.subList(0, 8) : TYPED);
    var drawn = new Random(seed ^ (form.action() + field).hashCode());
    Collections.shuffle(values, drawn);
    // Every other field gets a bad value in a short round; every field is left out once.
    var most = each > 1 ? values.size() : drawn.nextInt(2);
    for (var value : values.subList(0, most)) {
      var sent = form.filled();
      sent.put(field, List.of(value));
      check(form, sent, form.post(sent));
    }
    var without = form.filled();
    without.remove(field);
    check(form, without, form.post(without));
  }

  /** Each person fills in the forms that person found; several people at once. */
  private void byPeopleAtOnce(Consumer<DeskForm> fill) {
    var people = forms.values().stream().collect(Collectors.groupingBy(DeskForm::browser)).values();
    try (var pool = Executors.newFixedThreadPool(4)) {
      var work =
          people.stream().map(own -> CompletableFuture.runAsync(() -> own.forEach(fill), pool));
      work.toList().forEach(CompletableFuture::join);
    }
  }

  @Test
  @Order(3)
  @Proves(Clause.HOUSE)
  @DisplayName("坏编码、坏类型、坏边界、没有令牌的请求都被一句话拒绝")
  void badBodiesAreRefused() {
    badBodies(2);
    assertThat(wrong).isEmpty();
  }

  @Test
  @Tag("long")
  @Order(3)
  @DisplayName("同上，每一种类型配每一种内容")
  void badBodiesAreRefusedLong() {
    badBodies(BODIES.size());
    assertThat(wrong).isEmpty();
  }

  private static final List<String> TYPES =
      List.of(
          "application/x-www-form-urlencoded",
          "application/x-www-form-urlencoded; charset=UTF-16",
          "multipart/form-data",
          "multipart/form-data; boundary=x",
          "application/json",
          "text/xml",
          "text/plain");

  private static final List<String> BODIES =
      List.of(
          "",
          "%",
          "_csrf=%ff%fe&reason=%ff%fe%zz",
          "=&=&;&&&&",
          "{\"state\":\"RELEASED\"}",
          "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a",
          "--x\r\n\r\n--x--");

  /** So many bodies of each type for each form, other ones from form to form. */
  private void badBodies(int each) {
    var turn = new AtomicInteger();
    byPeopleAtOnce(form -> {
      for (var type : TYPES) {
        for (var n = 0; n < each; n++) {
          var body = BODIES.get(turn.getAndIncrement() % BODIES.size());
          var answer = form.browser().send(form.page(), form.action(), type, body.getBytes(UTF_8));
          clear(answer, form.action() + " " + type + " " + body);
          assertThat(answer.statusCode()).as(form.action() + " " + type).isGreaterThan(399);
        }
      }
      turn.incrementAndGet();
      var bad = DeskForm.encode(form.filled()).replace("%E", "%FF%E").getBytes(UTF_8);
      clear(
          form.browser().send(form.page(), form.action(), "application/x-www-form-urlencoded", bad),
          form.action() + " bad utf-8");
    });
  }

  @Test
  @Order(4)
  @Proves(Clause.HOUSE)
  @DisplayName("坏文件：压缩炸弹、换了名字的程序、空文件、坏文件名，一句话拒绝")
  void badFilesAreRefused() throws IOException {
    var bomb = bomb();
    var files =
        Map.of(
            "通知.docx",
            bomb,
            "假的.pdf",
            "MZ\u0090这是一个程序".getBytes(UTF_8),
            "空的.pdf",
            new byte[0],
            "页面.html",
            "<script>alert(1)</script>".getBytes(UTF_8),
            "../../../越界.txt",
            "文字".getBytes(UTF_8),
            "<img src=x onerror=alert(1)>.txt",
            "文字".getBytes(UTF_8),
            "长".repeat(400) + ".txt",
            "文字".getBytes(UTF_8),
            "图.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(UTF_8),
            "半个.zip",
            java.util.Arrays.copyOf(bomb, 40));
    var withFiles =
        forms.values().stream().filter(f -> !f.html().select("[type=file]").isEmpty()).toList();
    assertThat(withFiles).isNotEmpty();
    for (var form : withFiles) {
      var name = form.html().select("[type=file]").attr("name");
      files.forEach((file, bytes) -> {
        var sent = form.filled();
        check(form, sent, form.multipart(sent, name, file, bytes));
      });
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @Order(5)
  @Proves(Clause.HOUSE)
  @DisplayName("X-1 X-3 谎报从哪一页来的，也看不到自己看不到的页面")
  void aForgedPageOfOriginOpensNothing() {
    var clerk = Objects.requireNonNull(signedIn.get(office.clerk.name()));
    var form =
        forms.values().stream()
            .filter(f -> f.browser() == clerk && f.action().endsWith("/delay"))
            .findFirst()
            .orElseThrow();
    var sent = form.filled();
    sent.put("reason", List.of(""));
    var body = DeskForm.encode(sent).getBytes(UTF_8);
    var honest = clerk.send(form.page(), form.action(), FORM, body);
    assertThat(honest.statusCode()).isEqualTo(422);
    for (var page :
        List.of("/desk/accounts", "/desk/items/999999", "/desk/review/999999", "/desk/logout")) {
      var answer = clerk.send(page, form.action(), FORM, body);
      assertThat(answer.statusCode()).as(page).isIn(404, 405, 422);
      assertThat(answer.body()).as(page).doesNotContain("开设账号", "管理员只开账号", "entries.bin");
    }
    for (var page : List.of("/", "//evil.example/desk", "/desk/../actuator", "/_/views/1")) {
      assertThat(clerk.send(page, form.action(), FORM, body).body()).as(page).contains("没有办成");
    }
  }

  @Test
  @Order(5)
  @Proves(Clause.HOUSE)
  @DisplayName("地址里的坏编号：与不存在的一样")
  void badAddressesDoNotExist() {
    var gets =
        List.of(
            "/desk/items/x",
            "/desk/items/-1",
            "/desk/items/0",
            "/desk/items/99999999999999999999",
            "/desk/items/1%00",
            "/desk/items/%ff",
            "/desk/items/1;x=1/edit",
            "/desk/review/%2e%2e/1",
            "/desk/review/abc/form.docx",
            "/desk/items/1/files/x",
            "/desk/items/1/files/" + "0".repeat(64),
            "/desk/audit/bundle?item=nope",
            "/desk/nowhere");
    for (var browser : signedIn.values()) {
      for (var path : gets) {
        var answer = browser.get(path);
        clear(answer, path);
        assertThat(answer.statusCode()).as(path).isIn(302, 400, 404);
      }
      for (var path :
          List.of(
              "/desk/audit?proof=x",
              "/desk/audit?proof=99999999999999",
              "/desk/items?q=%00",
              "/desk/items?q=%ff",
              "/desk/items?q=" + "a".repeat(4000),
              "/desk/items?q=%25%5C_&page=-5",
              "/desk/items?page=abc",
              "/desk/items?page=2147483648")) {
        clear(browser.get(path), path);
      }
    }
  }

  @Test
  @Order(6)
  @Proves({Clause.HOUSE, Clause.MEASURES_20_2})
  @DisplayName("同一请求同时来六次、再来一次：从不出 500，同一件不会发布两次")
  void replayedAndConcurrentRequestsTakeEffectOnce() throws Exception {
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (var form : forms.values()) {
        var sent = form.filled();
        var all = new ArrayList<Callable<HttpResponse<String>>>();
        for (var n = 0; n < 4; n++) {
          all.add(() -> form.post(sent));
        }
        for (var answer : pool.invokeAll(all)) {
          clear(answer.get(), form.action() + " at once");
        }
        clear(form.post(sent), form.action() + " again");
      }
    }
    assertThat(
            db.sql(
                    """
                    select count(*) from release r where not exists (select from withdrawal w where w.release_id = r.id)
                      and exists (select from release o where o.item_id = r.item_id and o.digest = r.digest and o.id <> r.id)
                    """)
                .query(Long.class)
                .single())
        .isZero();
    assertThat(trail.whole()).isTrue();
  }

  @Test
  @Order(7)
  @Proves(Clause.HOUSE)
  @DisplayName("做完这些以后，没有一页带出脚本")
  void nothingHostileCameThrough() {
    for (var browser : signedIn.values()) {
      for (var path :
          List.of(
              "/desk",
              "/desk/items",
              "/desk/organization",
              "/desk/columns",
              "/desk/sources",
              "/desk/deadlines",
              "/desk/items/1",
              "/desk/items/2")) {
        var page = Jsoup.parse(browser.get(path).body());
        assertThat(page.select("script:not([src^=/desk/assets/]), [onerror], [onload], img[src=x]"))
            .as(path)
            .isEmpty();
      }
    }
  }

  private void check(DeskForm form, Map<String, List<String>> sent, HttpResponse<String> answer) {
    try {
      judge(form, sent, answer);
    } catch (AssertionError e) {
      wrong.add("%d %s".formatted(answer.statusCode(), e.getMessage()));
    }
  }

  private void judge(DeskForm form, Map<String, List<String>> sent, HttpResponse<String> answer) {
    var what = form.action() + " from " + form.page() + " with " + brief(sent);
    clear(answer, what);
    if (answer.statusCode() != 422) {
      return;
    }
    refused.incrementAndGet();
    var page = Jsoup.parse(answer.body());
    assertThat(page.select("[role=alert]").text()).as(what).isNotBlank();
    var back =
        page.select("form[method=post]").stream()
            .filter(f -> f.attr("action").equals(form.action()))
            .toList();
    if (back.isEmpty()) {
      // The state moved on and took the form away; the words themselves must be there.
      for (var values : sent.values()) {
        for (var value : values) {
          if (value.startsWith("按要求") || value.startsWith("写了一句")) {
            assertThat(page.text()).as(what).contains(value);
          }
        }
      }
      return;
    }
    for (var field : form.fields()) {
      var values = sent.get(field.attr("name"));
      if (values == null
          || List.of("password", "file", "checkbox", "radio").contains(field.attr("type"))
          || field.normalName().equals("select")
          || values.getFirst().contains("\u0000")) {
        continue;
      }
      assertThat(back)
          .as(what + " keeps " + field.attr("name"))
          .anySatisfy(f ->
              assertThat(value(f.select("[name=%s]".formatted(field.attr("name"))).getFirst()))
                  .isEqualTo(values.getFirst()));
    }
  }

  private static String value(Element field) {
    return field.normalName().equals("textarea") ? field.wholeText() : field.val();
  }

  private void clear(HttpResponse<String> answer, String what) {
    assertThat(answer.statusCode()).as(what).isLessThan(500);
    assertThat(LEAKS.stream().filter(answer.body()::contains)).as(what).isEmpty();
    if (answer.statusCode() >= 400) {
      assertThat(answer.body().codePoints().anyMatch(c -> c > 0x4e00)).as(what).isTrue();
    }
  }

  private static String brief(Map<String, List<String>> sent) {
    var all = sent.toString();
    return all.length() > 300 ? all.substring(0, 300) + "…" : all;
  }

  /** A docx that would unpack to a gibibyte. */
  private static byte[] bomb() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write("<Types/>".getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      var zeros = new byte[1 << 20];
      for (var n = 0; n < 1024; n++) {
        zip.write(zeros);
      }
    }
    return out.toByteArray();
  }
}
