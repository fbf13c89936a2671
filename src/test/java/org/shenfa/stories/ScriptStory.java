package org.shenfa.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.shenfa.access.Accounts;
import org.shenfa.access.AdminRole;
import org.shenfa.content.Hostile;
import org.shenfa.content.ItemKind;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.site.PublicAddress;
import org.shenfa.support.Chromium;
import org.shenfa.support.DeskBrowser;
import org.shenfa.support.DeskForm;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Types every payload into every field of every form, names files by them and sends them as
 * headers; then walks the desk as every role in a real browser, where nothing may run.
 */
@Tag("long")
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "server.forward-headers-strategy=framework",
      // A desk of its own: what is typed here stays on its pages.
      "shenfa.origin=scripts.example/log"
    })
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("四百种脚本，每一栏、每个文件名、每个请求头：没有一句执行")
class ScriptStory {
  private static final String PASSWORD = Office.PASSWORD;
  private static final Set<String> TYPES = Set.of("", "text", "search", "textarea", "url", "email");

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired PublicAddress site;
  @LocalServerPort int port;

  private final Map<String, DeskForm> forms = new LinkedHashMap<>();
  private final Map<Person, DeskBrowser> signedIn = new LinkedHashMap<>();
  private final Set<String> alive = new TreeSet<>();

  @BeforeAll
  void anOfficeAtWork() {
    accounts.openDemo(office.organization.people(), PASSWORD);
    for (var kind : ItemKind.values()) {
      if (kind.written()) {
        office.drafted(kind, "起草中的" + kind.label());
      }
    }
    var walking = office.submitted(office.drafted(ItemKind.NOTICE, "逐步走的通知"));
    while (walking.next().isPresent()) {
      office.submitted(office.drafted(ItemKind.NOTICE, "停在“%s”的通知".formatted(walking.next())));
      walking = office.step(walking);
    }
    office.released(ItemKind.ORDINARY_NEWS, "已经发布的动态");
    for (var role : AdminRole.values()) {
      var person = office.administrator(accounts, role, 900001 + role.ordinal());
      enter(person);
    }
    for (var person :
        List.of(
            office.clerk,
            office.secrecy,
            office.head,
            office.reviewer,
            office.publicityHead,
            office.editorOne,
            office.editorTwo,
            office.openness,
            office.principal,
            office.stranger)) {
      enter(person);
    }
    signedIn.values().forEach(b -> DeskForm.walk(b, List.of("/desk"), forms));
  }

  private void enter(Person person) {
    var browser = new DeskBrowser(port, "10.9.1." + (signedIn.size() + 1));
    assertThat(DeskBrowser.to(browser.password(person.staffNo(), PASSWORD))).isEqualTo("/desk");
    signedIn.put(person, browser);
  }

  @Test
  @Order(1)
  @Proves({Clause.HOUSE, Clause.MEASURES_20_2})
  @DisplayName("每张表单的每一栏都填过每一种，回来的页面里没有活的")
  void everyFieldTakesEveryPayload() {
    var tried = new LinkedHashSet<String>();
    for (var form : forms.values()) {
      if (form.action().contains("/password") || form.action().contains("/second-factor")) {
        continue;
      }
      for (var field : form.fields()) {
        var type = field.normalName().equals("input") ? field.attr("type") : field.normalName();
        if (!TYPES.contains(type)
            || !tried.add(DeskForm.shape(form.action()) + " " + field.attr("name"))) {
          continue;
        }
        for (var value : packed(room(field))) {
          var sent = form.filled();
          sent.put(field.attr("name"), List.of(value));
          mustBeInert(form.action() + " " + field.attr("name"), form.post(sent));
        }
      }
    }
    assertThat(tried).hasSizeGreaterThan(40);
    assertThat(alive).isEmpty();
  }

  /** Payloads side by side, as many as a field takes at once; each stands in one of the values. */
  private static List<String> packed(int room) {
    var values = new ArrayList<String>();
    var value = new StringBuilder("甲");
    for (var payload : Hostile.PAYLOADS) {
      if (payload.length() + value.length() > room && value.length() > 1) {
        values.add(value.toString());
        value = new StringBuilder("甲");
      }
      value.append(payload.length() < room ? payload : payload.substring(0, room - 1));
    }
    values.add(value.toString());
    return values;
  }

  private static int room(Element field) {
    var most = field.attr("maxlength");
    return most.isEmpty()
        ? field.normalName().equals("textarea") ? 30_000 : 1_900
        : Math.max(20, Integer.parseInt(most));
  }

  @Test
  @Order(2)
  @Proves({Clause.HOUSE, Clause.MEASURES_20_2})
  @DisplayName("每一种都当过文件名")
  void everyPayloadNamesAFile() {
    var withFiles =
        forms.values().stream()
            .filter(f -> f.action().matches("/desk/items/\\d+/edit"))
            .filter(f -> !f.html().select("[type=file]").isEmpty())
            .limit(6)
            .toList();
    assertThat(withFiles).isNotEmpty();
    var n = 0;
    for (var payload : Hostile.PAYLOADS) {
      var form = withFiles.get(n++ % withFiles.size());
      var name = payload.replaceAll("[\\r\\n]", " ").replace("\"", "%22") + ".txt";
      mustBeInert(
          "文件名 " + payload,
          form.multipart(
              form.filled(),
              form.html().select("[type=file]").attr("name"),
              name,
              "文字".getBytes(UTF_8)));
    }
    assertThat(alive).isEmpty();
  }

  @Test
  @Order(3)
  @Proves(Clause.HOUSE)
  @DisplayName("每一种都当过请求头、当过网址里的参数")
  void everyPayloadIsAHeaderAndAQuery() {
    var browser = Objects.requireNonNull(signedIn.get(office.reviewer));
    var pages =
        List.of("/desk/items?q=", "/desk/audit?proof=", "/desk/items?page=", "/desk/rules/");
    var headers =
        List.of("User-Agent", "Accept-Language", "X-Forwarded-Host", "X-Forwarded-For", "Referer");
    var n = 0;
    for (var payload : Hostile.PAYLOADS) {
      var page = pages.get(n % pages.size());
      mustBeInert(page, browser.get(page + URLEncoder.encode(payload, UTF_8)));
      var header = payload.replaceAll("[^\\x20-\\x7e]", "");
      mustBeInert(
          headers.get(n % headers.size()),
          browser.get("/desk", headers.get(n % headers.size()), header));
      n++;
    }
    assertThat(alive).isEmpty();
  }

  /** What could run: any script not of the desk, any handler, any address or markup that acts. */
  private void mustBeInert(String what, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(what).isLessThan(500);
    if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
      return;
    }
    for (var element : Jsoup.parse(answer.body()).getAllElements()) {
      for (var attribute : element.attributes()) {
        var name = attribute.getKey().toLowerCase(Locale.ROOT);
        var value = attribute.getValue().strip().toLowerCase(Locale.ROOT);
        var acts =
            name.startsWith("on")
                || Set.of("style", "srcdoc", "http-equiv", "ping").contains(name)
                || name.equals("formaction") && !value.startsWith("/desk/")
                || Set.of("href", "src", "action", "data").contains(name)
                    && (value.startsWith("javascript:")
                        || value.startsWith("data:")
                        || value.startsWith("vbscript:"));
        if (acts) {
          alive.add(what + "：" + element.normalName() + " " + name);
        }
      }
      var foreign =
          switch (element.normalName()) {
            case "script" ->
                !element.attr("src").startsWith("/desk/assets/")
                    && !element.attr("src").startsWith("/desk/site/");
            case "object", "embed", "applet", "base", "math", "foreignobject" -> true;
            default -> false;
          };
      if (foreign) {
        alive.add(what + "：" + element.normalName());
      }
    }
  }

  @Test
  @Order(4)
  @Proves({Clause.HOUSE, Clause.MEASURES_20_2})
  @DisplayName("以每一种身份打开每一种页面：没有弹窗，浏览器没有拦下任何脚本")
  void nothingRunsInARealBrowser() {
    assumeTrue(Chromium.isThere(), "没有 Chromium，浏览器故事不运行");
    var ran = new TreeSet<String>();
    var shapes = new HashMap<String, Integer>();
    try (var chromium = new Chromium(port)) {
      for (var person : signedIn.keySet()) {
        try (var window = chromium.window(Chromium.DESKTOP, ColorScheme.LIGHT)) {
          walk(Chromium.signIn(window, person.staffNo(), PASSWORD), ran, shapes);
        }
      }
      try (var window = chromium.window(Chromium.DESKTOP, ColorScheme.LIGHT)) {
        var page = window.newPage();
        listen(page, ran);
        for (var path : List.of("/", "/gzdt/index.html", "/map.html")) {
          page.navigate(site.address() + path);
        }
      }
    }
    assertThat(ran).isEmpty();
  }

  private static void listen(Page page, Set<String> ran) {
    page.onDialog(d -> {
      ran.add(page.url() + " 弹窗 " + d.message());
      d.dismiss();
    });
    page.onConsoleMessage(m -> {
      if (m.text().contains("Content Security Policy")) {
        ran.add(page.url() + " " + m.text());
      }
    });
  }

  private static void walk(Page page, Set<String> ran, Map<String, Integer> shapes) {
    listen(page, ran);
    var mine = new HashMap<String, Integer>();
    var todo = new ArrayDeque<>(List.of("/desk"));
    var queued = new LinkedHashSet<>(todo);
    while (!todo.isEmpty()) {
      var address = todo.poll();
      var shape = DeskForm.shape(address);
      if (mine.merge(shape, 1, Integer::sum) > 2
          || !address.equals("/desk") && shapes.merge(shape, 1, Integer::sum) > 8) {
        continue;
      }
      var answer = page.navigate(address);
      if (answer == null || answer.status() != 200) {
        continue;
      }
      @SuppressWarnings("unchecked")
      var links =
          (List<String>)
              page.evaluate(
                  "[...document.querySelectorAll('a[href^=\"/desk\"]')].map((a) => a.getAttribute('href'))");
      links.stream()
          .map(l -> l.replaceFirst("#.*", ""))
          .filter(l -> !l.matches(".*(/files/|\\.docx|\\.csv|\\.xlsx|bundle|proof|/export).*"))
          .filter(queued::add)
          .forEach(todo::add);
    }
  }
}
