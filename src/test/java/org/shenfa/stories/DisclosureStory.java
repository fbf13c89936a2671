package org.shenfa.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shenfa.Shenfa;
import org.shenfa.access.Accounts;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.site.PublicAddress;
import org.shenfa.support.Chromium;
import org.shenfa.support.DeskBrowser;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.Pictures;
import org.shenfa.workdays.Calendar;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "shenfa.origin=disclosure.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("故事：一件公开申请，补正一次，延期一次，得到答复")
class DisclosureStory {
  private static final String PASSWORD = Office.PASSWORD;
  private static final Pictures PICTURES = new Pictures("disclosure");
  private static final String NAME = "欧阳公开";

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired Calendar calendar;
  @Autowired PublicAddress site;
  @LocalServerPort int port;

  private Chromium chromium;
  private Person chief;

  @BeforeAll
  void open() {
    assumeTrue(Chromium.isThere(), "没有 Chromium，浏览器故事不运行");
    var today = LocalDate.now(Shenfa.ZONE);
    chief =
        office.organization.holders(office.generalOffice.id(), PostKind.UNIT_HEAD, today).stream()
            .findFirst()
            .map(a -> a.person())
            .orElseGet(() -> office.hired("办公室主任", office.generalOffice, PostKind.UNIT_HEAD));
    var next = today.getYear() + 1;
    if (!calendar.knows(next)) {
      var days = new TreeMap<LocalDate, Boolean>();
      for (var n = 1; n <= 13; n++) {
        days.put(LocalDate.of(next, 10, n), false);
      }
      calendar.enterYear(office.principal, next, days, "国办发明电〔2026〕9号");
    }
    accounts.openDemo(List.of(office.openness, chief, office.clerk), PASSWORD);
    chromium = new Chromium(port);
  }

  @AfterAll
  void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static void picture(Page page, String name) {
    PICTURES.page(page, name);
    assertThat(Chromium.fitsNarrow(page)).as("%s fits a narrow phone", name).isTrue();
  }

  private Page at(Person who) {
    return Chromium.signIn(chromium.window(), who.staffNo(), PASSWORD);
  }

  private static String words(Download file) throws IOException {
    try (var in = Files.newInputStream(file.path());
        var document = new XWPFDocument(in);
        var extractor = new XWPFWordExtractor(document)) {
      return extractor.getText();
    }
  }

  /** What the citizen wrote down. */
  private record Slip(String number, String code) {}

  private Slip applied(Page citizen) {
    citizen.navigate(site.address() + "/_/disclosure");
    citizen.fill("#d-name", NAME);
    citizen.fill("#d-proof", "E12345678");
    citizen.fill("#d-phone", "13800000417");
    citizen.fill("#d-what", "危险化学品企业安全检查结果");
    citizen.click("button:has-text('提交申请')");
    assertThat(citizen.locator("[role=alert]")).containsText("要发到电子邮箱的，请填写电子邮箱");
    assertThat(citizen.inputValue("#d-what")).isEqualTo("危险化学品企业安全检查结果");
    picture(citizen, "form");
    citizen.fill("#d-mail", "gongkai@163.com");
    citizen.click("button:has-text('提交申请')");
    assertThat(citizen.locator("h1")).hasText("申请已经登记");
    var slip = citizen.locator(".kv b").allInnerTexts();
    return new Slip(slip.get(0), slip.get(1));
  }

  private void query(Page citizen, String number, String code) {
    citizen.navigate(site.address() + "/_/disclosure/status");
    citizen.fill("#number", number);
    citizen.fill("#code", code);
    citizen.click("button:has-text('查询')");
  }

  private static void extended(Page head, String number) {
    head.navigate("/desk/disclosure/" + number);
    head.click("summary:has-text('批准延期答复')");
    head.fill("#e-days", "20");
    head.fill("#e-why", "涉及的检查记录分散在九个市，需要逐件汇总");
    head.click("button:has-text('批准延期')");
    assertThat(head.locator("main")).containsText("政府信息公开申请延期答复告知书");
    head.click("summary:has-text('批准延期答复')");
    head.fill("#e-days", "5");
    head.fill("#e-why", "还没有汇总完");
    head.click("button:has-text('批准延期')");
    assertThat(head.locator("[role=alert]")).containsText("只能延长一次");
  }

  private static void decided(Page clerk, Page head, String number) {
    clerk.navigate("/desk/disclosure/" + number);
    clerk.setInputFiles(
        "#n-file",
        new FilePayload(
            "甲类仓库检查结果.csv", "text/csv", "企业,结果\n甲仓储公司,合格\n".getBytes(StandardCharsets.UTF_8)));
    clerk.click("button:text-is('附上')");
    assertThat(clerk.locator("main")).containsText("甲类仓库检查结果.csv");
    picture(clerk, "dossier");
    clerk.click("a:has-text('予以公开')");
    clerk.fill("#r-INFORMATION", "2025 年甲类仓库企业安全检查结果汇总表，共 12 页，电子数据。");
    clerk.click("button:has-text('拟定，请负责人审定')");
    head.navigate("/desk/disclosure/" + number);
    head.fill("#c-secrecy", "不涉密，保密审查：孙某");
    head.fill("#c-law", "合法，法规处审查");
    head.click("button:text-is('审定')");
    clerk.navigate("/desk/disclosure/" + number);
  }

  @Test
  @Proves(Clause.MEASURES_10_3)
  @DisplayName("手机上没有脚本也能申请、补正、查到答复；每一步有文书，期限逐日可查，姓名不出现在公众页")
  void aRequestWithCorrectionAndExtension() throws IOException {
    try (var phone = chromium.withoutScript(Chromium.PHONE);
        var clerk = at(office.openness);
        var head = at(chief)) {
      var citizen = phone.newPage();
      var slip = applied(citizen);
      var number = slip.number();
      citizen.click("button:has-text('看现在的进度')");
      assertThat(citizen.locator(".state")).containsText("已提交");

      clerk.navigate("/desk/disclosure");
      clerk.click("text=危险化学品企业安全检查结果");
      clerk.click("button:has-text('确认收到')");
      clerk.click("summary:has-text('告知补正')");
      clerk.fill("#k-what", "请写明要哪一年、哪一类企业的检查结果。");
      clerk.click("button:has-text('告知补正')");
      assertThat(clerk.locator(".head")).containsText("等待补正");

      query(citizen, number, "AAAA-AAAA-AAAA");
      assertThat(citizen.locator("[role=alert]")).containsText("没有查到");
      query(citizen, number, slip.code());
      assertThat(citizen.locator(".state")).containsText("等您补正");
      assertThat(citizen.locator("main")).containsText("请写明要哪一年、哪一类企业的检查结果。");
      citizen.fill("textarea[name=words]", "2025 年，甲类仓库企业。");
      citizen.click("button:has-text('提交补正')");
      assertThat(citizen.locator(".state")).containsText("办理中");

      extended(head, number);
      decided(clerk, head, number);
      var paper = clerk.waitForDownload(() -> clerk.click("li:has-text('答复书') button"));
      assertThat(words(paper)).contains("政府信息公开申请答复书", NAME + "：", "第三十六条第二项", "江应急公开〔", "申请行政复议");
      clerk.click("button:has-text('登记送达')");
      assertThat(clerk.locator(".head .tag").first()).hasText("已答复");

      query(citizen, number, slip.code());
      assertThat(citizen.locator(".state")).containsText("已答复");
      assertThat(citizen.locator("main")).containsText("检查结果汇总表，共 12 页");
      assertThat(citizen.locator("main")).containsText("被查看 1 次");
      assertThat(citizen.content()).doesNotContain(NAME).doesNotContain("13800000417");
      var file = citizen.waitForDownload(() -> citizen.click("button:text-is('下载')"));
      assertThat(Files.readString(file.path())).contains("甲仓储公司,合格");
      assertThat(citizen.locator(".rows form").boundingBox().width).isGreaterThan(300);
      picture(citizen, "status");

      clerk.navigate("/desk/disclosure/figures");
      assertThat(clerk.locator("main")).containsText("（一）予以公开");
      picture(clerk, "figures");
    }
  }

  private static String between(String page, String before, String after) {
    var from = page.indexOf(before) + before.length();
    return page.substring(from, page.indexOf(after, from));
  }

  @Test
  @DisplayName("坏输入有一句话，什么也不泄露；同一张表交两次是一件；错码和没有的编号回答一样；无权的人看不到登记簿")
  void hostileInputGetsASentence() {
    var visitor = new DeskBrowser(URI.create(site.address()).getPort(), "198.51.100.7");
    var form = between(visitor.get("/_/disclosure").body(), "name=\"form\" value=\"", "\"");
    String[] fields = {
      "form",
      form,
      "applicant",
      "PERSON",
      "wanted",
      "PICK_UP",
      "name",
      "王二",
      "proof",
      "E12345678",
      "phone",
      "12350",
      "description",
      "<script>alert(1)</script>的检查结果"
    };
    var first = visitor.post("/_/disclosure", fields);
    var again = visitor.post("/_/disclosure", fields);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(first.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    var number = between(first.body(), "name=\"number\" value=\"", "\"");
    var code = between(first.body(), "name=\"code\" value=\"", "\"");
    assertThat(again.body()).contains(number).contains(code);

    var shown = visitor.post("/_/disclosure/status", "number", number, "code", code);
    assertThat(shown.body())
        .contains("&lt;script&gt;")
        .doesNotContain("<script>alert")
        .doesNotContain("王二")
        .doesNotContain("E12345678");
    var wrong = visitor.post("/_/disclosure/status", "number", number, "code", "AAAAAAAAAAAA");
    var unknown =
        visitor.post("/_/disclosure/status", "number", "GS2026-99999", "code", "AAAAAAAAAAAA");
    assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(422);
    assertThat(wrong.body().replace(number, "N"))
        .isEqualTo(unknown.body().replace("GS2026-99999", "N"));

    for (var bad :
        List.of(
            new String[] {"applicant", "NOBODY"},
            new String[] {"applicant", "PERSON", "wanted", "PAPER", "name", "\u0000\u202e"},
            new String[] {
              "applicant", "OTHER", "wanted", "INSPECT", "description", "长".repeat(9000)
            })) {
      var refused = visitor.post("/_/disclosure", bad);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("请").doesNotContain("Exception");
    }
    var act = "/_/disclosure/status/act";
    assertThat(
            visitor
                .post(act, "number", number, "code", code, "event", "DECIDE", "words", "我自己审定")
                .statusCode())
        .isEqualTo(422);
    assertThat(
            visitor
                .post(act, "number", number, "code", code, "event", "NONE", "words", "没有这一步")
                .statusCode())
        .isEqualTo(404);
    assertThat(
            visitor
                .post(act, "number", number, "code", code, "event", "WITHDRAW", "words", "已经在网站上找到")
                .body())
        .contains("已撤回");

    var outsider = new DeskBrowser(port, "198.51.100.8");
    outsider.password(office.clerk.staffNo(), PASSWORD);
    for (var path :
        List.of("", "/new", "/figures", "/figures.csv", "/" + number, "/GS2026-99999")) {
      assertThat(outsider.get("/desk/disclosure" + path).statusCode()).as(path).isEqualTo(404);
    }
  }
}
