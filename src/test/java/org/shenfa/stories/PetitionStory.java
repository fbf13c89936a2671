package org.shenfa.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shenfa.Shenfa;
import org.shenfa.access.Accounts;
import org.shenfa.content.ItemKind;
import org.shenfa.letters.LetterClocks;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.site.PublicAddress;
import org.shenfa.support.Chromium;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.Pictures;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "shenfa.origin=petitions.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("故事：手机上写的一封举报，没有脚本，走信访程序，网站以原编号答复")
class PetitionStory {
  private static final String PASSWORD = Office.PASSWORD;
  private static final Pictures PICTURES = new Pictures("petitions");
  private static final String SECRET = "储罐区深夜倒罐";
  private static final String RESULT = "您反映的问题属实。已责令企业停止违规作业并立案调查，处理意见书另行送达。";

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired PublicAddress site;
  @Autowired LetterClocks clocks;
  @LocalServerPort int port;

  private Chromium chromium;
  private Person chief;

  @BeforeAll
  void open() {
    assumeTrue(Chromium.isThere(), "没有 Chromium，浏览器故事不运行");
    chief =
        office
            .organization
            .holders(office.generalOffice.id(), PostKind.UNIT_HEAD, LocalDate.now(Shenfa.ZONE))
            .stream()
            .findFirst()
            .map(a -> a.person())
            .orElseGet(() -> office.hired("办公室主任", office.generalOffice, PostKind.UNIT_HEAD));
    accounts.openDemo(
        List.of(
            office.intakeClerk,
            office.petitionClerk,
            office.principal,
            office.editorOne,
            office.head,
            chief),
        PASSWORD);
    office.released(ItemKind.NOTICE, "平日的通知");
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
    fits(page, name);
  }

  private static void fits(Page page, String name) {
    assertThat(Chromium.fitsNarrow(page)).as("%s fits a narrow phone", name).isTrue();
  }

  private Page at(Person who, String path) {
    var page = Chromium.signIn(chromium.window(), who.staffNo(), PASSWORD);
    page.navigate(path);
    return page;
  }

  private static void act(Page page, String event) {
    var fold = page.locator("details:has(input[name=what][value=" + event + "])");
    fold.evaluate("d => d.open = true");
    fold.locator("button").click();
    assertThat(page.locator(".note.good")).containsText("已办");
  }

  private static void fill(Page page, String event, String field, String words) {
    var fold = page.locator("details:has(input[name=what][value=" + event + "])");
    fold.evaluate("d => d.open = true");
    fold.locator("[name=" + field + "]").fill(words);
  }

  /** What the citizen wrote down. */
  private record Slip(String number, String code) {}

  private Slip written(Page phone) {
    phone.navigate(site.address() + "/_/letters");
    phone.fill("#title", "化工厂夜里违规作业");
    phone.fill("#body", SECRET + "，没有人看守，请查处。");
    phone.check("input[name=kind][value=REPORT]");
    phone.fill("#name", "欧阳举报");
    phone.fill("#phone", "13800000417");
    phone.waitForTimeout(3200);
    phone.click("form.form button");
    assertThat(phone.locator("h1")).containsText("已经收到您的来信");
    return new Slip(
        phone.textContent(".receipt dd >> nth=0"), phone.textContent(".receipt dd >> nth=1"));
  }

  private void query(Page citizen, Slip slip) {
    citizen.navigate(site.address() + "/_/letters/status");
    citizen.fill("#number", slip.number());
    citizen.fill("#code", slip.code());
    citizen.click("main form button");
  }

  private static String words(Download file) throws IOException {
    try (var in = Files.newInputStream(file.path());
        var document = new XWPFDocument(in);
        var extractor = new XWPFWordExtractor(document)) {
      return extractor.getText();
    }
  }

  @Test
  @Proves({Clause.MEASURES_12_3, Clause.MEASURES_19_3})
  @DisplayName("转信访、登记、受理并告知、调查、处理意见、转网站、以原编号答复、评价，都在页面上走完")
  void fromTheReportToTheRating() throws IOException {
    var phone = chromium.withoutScript(Chromium.PHONE).newPage();
    var slip = written(phone);
    clocks.sweep(Instant.now());

    var intake = at(office.intakeClerk, "/desk/letters");
    intake.click("text=化工厂夜里违规作业");
    var fold = intake.locator("details:has(input[name=what][value=TO_PETITION])");
    fold.evaluate("d => d.open = true");
    fold.locator("input[value=REPORT]").check();
    fold.locator("button").click();
    assertThat(intake.locator(".note.good")).containsText("已办");
    intake.navigate("/desk/petitions");
    assertThat(intake.locator("main")).containsText(slip.number());
    assertThat(intake.locator("main")).containsText("待登记");
    assertThat(intake.locator("main")).not().containsText("化工厂");
    fits(intake, "site-list");

    var desk = at(office.petitionClerk, "/desk/petitions");
    desk.click("text=待登记");
    fits(desk, "registering");
    fill(desk, "REGISTER", "matter", "举报化工厂深夜违规倒罐");
    desk.selectOption("#f-unit", Long.toString(office.hazmat.id()));
    act(desk, "REGISTER");
    var petition = desk.url().replaceFirst("^https?://[^/]+", "");
    fill(desk, "SEAL", "list", office.head.staffNo());
    desk.locator("details:has(input[value=SEAL]) button").click();
    assertThat(desk.locator("main")).containsText("不能让他们看");
    fill(desk, "SEAL", "list", office.principal.staffNo() + " " + chief.staffNo());
    act(desk, "SEAL");
    assertThat(desk.locator(".watermark span").first())
        .containsText(office.petitionClerk.staffNo());
    act(desk, "ACCEPT");
    desk.click("text=信访事项受理告知书");
    assertThat(desk.locator(".petition-paper")).containsText("编号 " + slip.number() + " 的信访人");
    assertThat(desk.locator(".petition-paper")).containsText("《信访工作条例》第二十三条");
    picture(desk, "paper");
    desk.navigate(petition);
    assertThat(desk.locator("button:has-text('下载 Word')")).hasCount(0);

    query(phone, slip);
    assertThat(phone.locator(".state b")).hasText("已转信访");
    assertThat(phone.locator(".reply")).containsText("信访事项受理告知书");
    fits(phone, "status");

    fill(desk, "ASSIGN", "handlers", office.petitionClerk.staffNo());
    desk.check("input[name=noInterest]");
    act(desk, "ASSIGN");
    fill(desk, "DRAFT_OPINION", "claim", "要求查处化工厂深夜违规倒罐");
    fill(desk, "DRAFT_OPINION", "facts", "经现场检查，企业没有落实作业票和专人监护");
    fill(desk, "DRAFT_OPINION", "decision", "责令停止违规作业，立案调查");
    fill(desk, "DRAFT_OPINION", "basis", "危险化学品安全管理条例第二十条");
    act(desk, "DRAFT_OPINION");

    for (var outsider : List.of(office.head, office.editorOne)) {
      var other = at(outsider, petition);
      assertThat(other.locator("main")).not().containsText(SECRET);
      other.navigate("/desk/items?q=" + SECRET);
      assertThat(other.locator("main table")).hasCount(0);
      other.navigate("/desk/petitions");
      assertThat(other.locator("main")).not().containsText("倒罐");
    }

    var leader = at(office.principal, "/desk");
    assertThat(leader.locator("main")).containsText("签发处理意见");
    leader.click("main a:has-text('信访事项 " + slip.number() + "')");
    picture(leader, "issuing");
    act(leader, "ISSUE_OPINION");

    desk.navigate(petition);
    fill(desk, "PREPARE_RESULT", "body", RESULT);
    act(desk, "PREPARE_RESULT");
    var head = at(chief, petition);
    head.check("input[name=clean]");
    fill(head, "HAND_BACK", "conclusion", "不涉密，没有第三人信息");
    act(head, "HAND_BACK");
    head.setViewportSize(390, 900);
    picture(head, "case-390");

    var editor = at(office.editorOne, "/desk/petitions");
    editor.click("text=" + slip.number());
    assertThat(editor.locator("main")).containsText(RESULT);
    assertThat(editor.locator("main")).not().containsText(SECRET);
    fits(editor, "reply");
    editor.click("button:has-text('答复写信人')");

    query(phone, slip);
    assertThat(phone.locator(".state b")).hasText("已答复");
    assertThat(phone.locator(".reply").last()).containsText("立案调查");
    phone.check("input[name=solved][value=yes]");
    phone.check("input[name=attitude][value='5']");
    phone.check("input[name=speed][value='4']");
    phone.click("form:has(input[value=RATE]) button");
    assertThat(phone.locator(".state b")).hasText("已办结");

    var dark = chromium.window(Chromium.DESKTOP, ColorScheme.DARK);
    var night = Chromium.signIn(dark, office.petitionClerk.staffNo(), PASSWORD);
    night.navigate(petition);
    picture(night, "case-dark");
    entered(desk);
  }

  /** What a petition office sends, with its paper as a Word file. */
  private static void entered(Page desk) throws IOException {
    desk.navigate("/desk/petitions/new");
    fits(desk, "enter");
    desk.check("input[value=PETITION_OFFICE]");
    desk.fill("#e-from", "江海省信访局");
    desk.fill("#e-paper", "江信转〔2026〕55号");
    desk.fill("#e-matter", "反映堤坝渗水没人管");
    desk.fill("#e-words", "堤坝渗水没人管，请派人看看。");
    desk.fill("#e-name", "欧阳信访");
    desk.click("main button:has-text('登记')");
    assertThat(desk.locator("h1")).containsText("信访事项 XF");
    fill(desk, "REFER", "to", "江海省水利厅");
    fill(desk, "REFER", "why", "堤防的管理和维护由水利部门负责");
    act(desk, "REFER");
    var file = desk.waitForDownload(() -> desk.click("button:has-text('下载 Word')"));
    assertThat(words(file)).contains("欧阳信访：", "不予受理告知书", "江海省水利厅", "第二十三条");
    desk.navigate("/desk/petitions");
    picture(desk, "register");
  }
}
