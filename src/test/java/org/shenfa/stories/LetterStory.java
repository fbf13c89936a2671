package org.shenfa.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shenfa.access.Accounts;
import org.shenfa.content.ItemKind;
import org.shenfa.letters.LetterClocks;
import org.shenfa.organization.Person;
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
    properties = "shenfa.origin=letters.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("故事：一封咨询信，手机上写，没有脚本，收到答复并评价")
class LetterStory {
  private static final String PASSWORD = Office.PASSWORD;
  private static final Pictures PICTURES = new Pictures("letters");
  private static final String ANSWER =
      "您好。更换双层罐后储罐总容积增加，属于改建，不需要重新申领许可证，改建竣工后办理变更即可；安全评价在竣工后、申请变更前完成。窗口说法不一致，我们已经通知县局统一。";

  /** Keeps what the device is asked to say, and says none of it. */
  private static final String LISTEN =
      "window.heard = []; window.speechSynthesis.speak = (said) => window.heard.push(said.lang + ' ' + said.text)";

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired PublicAddress site;
  @Autowired LetterClocks clocks;
  @LocalServerPort int port;

  private Chromium chromium;

  @BeforeAll
  void open() {
    assumeTrue(Chromium.isThere(), "没有 Chromium，浏览器故事不运行");
    accounts.openDemo(
        List.of(
            office.intakeClerk,
            office.clerk,
            office.secrecy,
            office.head,
            office.editorOne,
            office.stranger),
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
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("%s fits", name)
        .isEqualTo(true);
  }

  private Page at(Person who, String path) {
    var page = Chromium.signIn(chromium.window(), who.staffNo(), PASSWORD);
    page.navigate(path);
    return page;
  }

  private static void submit(Page page, String event) {
    page.locator("form:has(input[name=what][value=" + event + "]) button").click();
    assertThat(page.locator(".note.good")).containsText("已办");
  }

  @Test
  @Proves({Clause.MEASURES_12_1, Clause.MEASURES_12_2, Clause.MEASURES_19_1, Clause.MEASURES_20_1})
  @DisplayName("验收 37：没有脚本，写信、受理、起草、保密审查、审核、答复、评价，七步都在页面上走完")
  void fromTheLetterToTheRating() {
    var phone = chromium.withoutScript(Chromium.PHONE).newPage();
    phone.navigate(site.address() + "/_/letters");
    picture(phone, "write");
    phone.fill("#title", "加油站罐区改造要不要重新办证");
    phone.fill("#body", "县");
    phone.evaluate("document.querySelector('form.form').noValidate = true");
    phone.click("form.form button");
    assertThat(phone.locator("[role=alert]")).containsText("请写正文");
    assertThat(phone.locator("#title")).hasValue("加油站罐区改造要不要重新办证");
    phone.fill("#body", "我们准备把三个卧式罐换成双层罐。\n要不要重新申请经营许可证？\n安全评价应该在什么时候做？");
    phone.check("input[name=kind][value=CONSULTATION]");
    phone.fill("#name", "李四");
    phone.fill("#mail", "lisi@163.com");
    phone.check("input[name=publish]");
    phone.waitForTimeout(3200);
    phone.click("form.form button");
    assertThat(phone.locator("h1")).containsText("已经收到您的来信");
    var number = phone.textContent(".receipt dd >> nth=0");
    var code = phone.textContent(".receipt dd >> nth=1");
    picture(phone, "receipt");
    assertThat(phone.url()).doesNotContain(code.replace("-", ""));
    clocks.sweep(java.time.Instant.now());

    var intake = at(office.intakeClerk, "/desk/letters");
    assertThat(intake.locator("main")).containsText(number);
    picture(intake, "list");
    intake.click("text=加油站罐区改造");
    picture(intake, "triage");
    var letter = intake.url().replaceFirst("^https?://[^/]+", "");
    intake.selectOption(
        "form:has(input[value=ASSIGN]) select[name=unit]", Long.toString(office.hazmat.id()));
    submit(intake, "ASSIGN");

    phone.navigate(site.address() + "/_/letters/status");
    phone.fill("#number", number);
    phone.fill("#code", code);
    phone.click("main form button");
    phone.fill("#more-words", "图纸也传一份。");
    phone.setInputFiles(
        "#more-files",
        new FilePayload("李四家的图纸.png", "image/png", phone.locator("h1").screenshot()));
    phone.click("form:has(input[value=SUPPLEMENT]) button");
    assertThat(phone.locator("main")).containsText("附件1.png");
    assertThat(phone.locator("main")).not().containsText("李四家");
    assertThat(phone.locator("#more-words")).hasValue("");
    picture(phone, "supplemented");

    var stranger = at(office.stranger, letter);
    assertThat(stranger.locator("main")).not().containsText("双层罐");

    var clerk = at(office.clerk, letter);
    picture(clerk, "draft");
    assertThat(clerk.locator("main")).not().containsText("李四");
    clerk.fill("#draft-body", "请拨打电话咨询。");
    clerk.fill("#draft-basis", "危险化学品经营许可证管理办法第十四条");
    clerk.locator("form:has(input[value=DRAFT]) button").click();
    assertThat(clerk.locator("main")).containsText("没有回答");
    assertThat(clerk.locator("#draft-basis")).hasValue("危险化学品经营许可证管理办法第十四条");
    clerk.fill("#draft-body", ANSWER);
    clerk.check("#q0");
    clerk.check("#q1");
    submit(clerk, "DRAFT");

    var secrecy = at(office.secrecy, letter);
    submit(secrecy, "SECRECY_PASS");
    var head = at(office.head, letter);
    picture(head, "approve");
    submit(head, "APPROVE");
    submit(at(office.editorOne, letter), "REPLY");

    phone.navigate(site.address() + "/_/letters/status");
    phone.fill("#number", number);
    phone.fill("#code", "22222-22222");
    phone.click("main form button");
    assertThat(phone.locator("[role=alert]")).containsText("没有找到这封信");
    phone.fill("#code", code);
    phone.click("main form button");
    assertThat(phone.locator(".state b")).hasText("已答复");
    assertThat(phone.locator(".reply")).containsText("竣工后办理变更");
    picture(phone, "status-390");
    phone.check("input[name=solved][value=yes]");
    phone.check("input[name=attitude][value='5']");
    phone.check("input[name=speed][value='4']");
    phone.click("form:has(input[value=RATE]) button");
    assertThat(phone.locator(".state b")).hasText("已办结");

    var wide = chromium.window(Chromium.DESKTOP, ColorScheme.DARK).newPage();
    wide.addInitScript(LISTEN);
    wide.navigate(site.address() + "/_/letters/status");
    wide.fill("#number", number);
    wide.fill("#code", code);
    wide.click("main form button");
    picture(wide, "status-dark");
    wide.click("button:text-is('朗读答复')");
    assertThat(heard(wide)).anyMatch(said -> said.contains("竣工后办理变更"));

    intake.navigate("/desk/procedures/letter");
    assertThat(intake.locator("svg.flow [data-state=ASSIGNED] .name")).hasText("办理中");
    assertThat(intake.locator("main")).containsText("管理办法第十九条");
    picture(intake, "flow");
    intake.navigate("/desk/letters/topics");
    assertThat(intake.locator("main")).containsText("危险化学品");
    picture(intake, "topics");
    intake.navigate("/desk/letters/questions?topic=SERVICE");
    assertThat(intake.locator("main")).containsText("没有还没归过的");
    picture(intake, "questions");
    head.navigate("/desk/letters/aging");
    assertThat(head.locator("main")).containsText("没有要复核的");
    picture(head, "aging");
  }

  @SuppressWarnings("unchecked")
  private static List<String> heard(Page page) {
    return (List<String>) page.evaluate("window.heard");
  }

  @Test
  @Proves(Clause.MEASURES_12_1)
  @DisplayName("验收 37：只用键盘写信；编号和查询码可以听，一位一位地念；凭听到的查得到")
  void theCodeCanBeHeard() {
    try (var blind = chromium.window()) {
      var page = blind.newPage();
      page.addInitScript(LISTEN);
      page.navigate(site.address() + "/_/letters");
      page.focus("#title");
      page.keyboard().type("听得见的编号");
      page.focus("#body");
      page.keyboard().type("看不见屏幕的人怎样记下查询码？");
      page.focus("form.form button");
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).containsText("已经收到您的来信");
      page.focus("[data-aloud]");
      page.keyboard().press("Enter");
      assertThat(page.locator("[data-aloud]")).hasAttribute("aria-pressed", "true");
      var heard = heard(page);
      assertThat(heard).contains("zh-CN 编号", "zh-CN 查询码");
      var said = heard.get(heard.indexOf("zh-CN 查询码") + 1).replace("zh-CN ", "");
      assertThat(said).matches("([0-9A-Z]，)+[0-9A-Z]");
      var number = page.textContent(".receipt dd >> nth=0");
      page.keyboard().press("Enter");
      assertThat(page.locator("[data-aloud]")).hasText("朗读编号和查询码");

      page.navigate(site.address() + "/_/letters/status");
      page.fill("#number", number);
      page.fill("#code", said.replace("，", ""));
      page.click("main form button");
      assertThat(page.locator(".state b")).hasText("已收到");
    }
  }
}
