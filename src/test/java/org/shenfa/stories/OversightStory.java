package org.shenfa.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.shenfa.Shenfa;
import org.shenfa.access.Accounts;
import org.shenfa.accountability.AccountabilityWatch;
import org.shenfa.assessment.Assessing;
import org.shenfa.assessment.Collecting;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.orders.OrderTerm;
import org.shenfa.orders.Orders;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.review.Look;
import org.shenfa.review.Submission;
import org.shenfa.support.Axe;
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

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("故事：一份督办单怎样进了通报，一条异议怎样成立，一件问责怎样办结")
class OversightStory {
  private static final Pictures PICTURES = new Pictures("oversight");

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired Orders orders;
  @Autowired Deadlines deadlines;
  @Autowired Assessing assessing;
  @Autowired Collecting collecting;
  @Autowired AccountabilityWatch watch;
  @LocalServerPort int port;

  @AutoClose private Chromium chromium;

  private final LocalDate today = LocalDate.now(Shenfa.ZONE);
  private final Instant after = today.plusDays(21).atTime(9, 0).atZone(Shenfa.ZONE).toInstant();
  private long order;
  private long period;

  @BeforeAll
  void open() {
    chromium = Chromium.forStory(port);
    accounts.openDemo(
        List.of(office.publicityHead, office.editorOne, office.head, office.principal),
        Office.PASSWORD);
    order =
        orders.issue(
            office.publicityHead,
            office.hazmat.id(),
            "检查结果栏目三个月没有更新",
            "补发近三个月的检查结果",
            "管理办法第九条",
            "",
            OrderTerm.ONE);
    deadlines.sweep(deadlines.of("supervision", order).getFirst().end().orElseThrow());
  }

  private Page at(Person who, int width, String address) {
    var page =
        Chromium.signIn(chromium.window(width, ColorScheme.LIGHT), who.staffNo(), Office.PASSWORD);
    page.navigate(address);
    return page;
  }

  /** What stands under 要办的事 with this tag. */
  private static Locator tasks(Page page, String tag) {
    return page.locator("section:has(#h-tasks) li:has(.tag:text-is('%s'))".formatted(tag));
  }

  @Test
  @Order(1)
  @Proves({Clause.MEASURES_4_1, Clause.MEASURES_22_1})
  @DisplayName("第二十二条 处长开启考评，督办单成为计分；单位负责人在手机上提出异议，编辑答复成立，冲回一条")
  void anObjectionUpheld() {
    var head = at(office.publicityHead, Chromium.DESKTOP, "/desk/assessment");
    head.fill("[name=first]", today.toString());
    head.fill("[name=last]", today.plusDays(20).toString());
    head.click("button:has-text('开启')");
    assertThat(head.locator(".head .tag")).hasText("正在计分");
    period = Long.parseLong(head.url().replaceAll(".*/", ""));
    assessing.calculate(office.publicityHead, period, after);
    head.reload();
    assertThat(head.locator("button:has-text('送各单位核对')")).isVisible();
    assertThat(Axe.everything(head, "考评")).isEmpty();
    PICTURES.page(head, "period");
    assessing.show(office.publicityHead, period, after);

    var unit = at(office.head, Chromium.PHONE, "/desk");
    assertThat(tasks(unit, "考评")).containsText("到点");
    PICTURES.page(unit, "work");
    tasks(unit, "考评").locator("a").click();
    unit.waitForURL("**/desk/assessment/" + period + "/" + office.hazmat.id());
    assertThat(unit.locator("#area-DISCLOSURE")).containsText("督办逾期未整改");
    var row = unit.locator("#area-DISCLOSURE tr", new Page.LocatorOptions().setHasText("督办单"));
    row.locator("summary").click();
    row.locator("textarea").fill("栏目在到期当天已经更新，见放行记录");
    row.locator("button").click();
    assertThat(unit.locator("#area-DISCLOSURE")).containsText("异议待答复");
    assertThat(Chromium.fitsNarrow(unit)).isTrue();
    PICTURES.page(unit, "unit");

    var editor = at(office.editorOne, Chromium.DESKTOP, "/desk");
    assertThat(tasks(editor, "考评")).containsText("有 1 条异议待答复");
    tasks(editor, "考评").locator("a").click();
    editor.waitForURL("**/desk/assessment/" + period + "/objections");
    editor.click("text=成立，冲回这一条");
    editor.fill("article textarea", "查放行记录，当天确已更新");
    assertThat(Axe.everything(editor, "异议")).isEmpty();
    PICTURES.page(editor, "objections");
    editor.click("button:has-text('答复')");
    assertThat(editor.locator("main")).containsText("没有待答复的异议");
    unit.reload();
    assertThat(unit.locator("#area-DISCLOSURE")).containsText("异议成立");
    assertThat(unit.locator("#area-DISCLOSURE")).containsText("冲回");
  }

  @Test
  @Order(2)
  @Proves(Clause.MEASURES_22_1)
  @DisplayName("第二十二条 确认以后重算一致；通报列出逾期未整改的督办单，走审查放行，发布以后才是已通报")
  void anOrderReachesTheCircular() {
    var over = after.plus(Duration.ofDays(12));
    assessing.confirm(office.publicityHead, period, over);
    var head = at(office.publicityHead, Chromium.DESKTOP, "/desk/assessment/" + period);
    assertThat(head.locator(".note.good")).containsText("重算，结果一致");
    var editor = at(office.editorOne, Chromium.DESKTOP, "/desk/assessment/" + period);
    editor.click("button:has-text('起草通报')");
    editor.waitForURL("**/edit");
    var item = Long.parseLong(editor.url().replaceAll(".*/items/([0-9]+)/.*", "$1"));
    var revision = office.drafting.latest(item).orElseThrow();
    assertThat(revision.manifest().body()).contains("检查结果栏目三个月没有更新");
    assertThat(revision.manifest().attachments()).hasSize(3);
    var on =
        office
            .submitting
            .submit(office.editorOne, item, revision.digest(), Submission.NORMAL)
            .getFirst();
    while (on.next().isPresent()) {
      var look = on.next().get();
      on = office.step(on, at(look), Office.agreeing(look));
    }
    collecting.sweep(over);
    head.reload();
    assertThat(head.locator(".head .tag")).hasText("已确认，待通报");
    office.released(on, office.hired("编辑丙", office.publicity, PostKind.SITE_EDITOR));
    collecting.sweep(over);
    head.reload();
    assertThat(head.locator(".head .tag")).hasText("已通报");
    assertThat(head.locator("main")).containsText("转入整改");
  }

  /** The circular is written by the first editor, so the second one looks at it. */
  private Person at(Look look) {
    return switch (look) {
      case SECRECY_REVIEW -> secrecy();
      case HEAD_CONFIRMATION -> office.publicityHead;
      case PAPER_COMPARISON, SITE_CHECK -> office.editorTwo;
      case OPENNESS_REVIEW, EDITORIAL_REVIEW, FINAL_APPROVAL, RELEASE -> office.at(look);
    };
  }

  private Person secrecy() {
    return office
        .organization
        .holders(office.publicity.id(), PostKind.SECRECY_REVIEWER, today)
        .stream()
        .map(a -> a.person())
        .findFirst()
        .orElseGet(() -> office.hired("宣传保密", office.publicity, PostKind.SECRECY_REVIEWER));
  }

  @Test
  @Order(3)
  @Proves(Clause.MEASURES_23_1)
  @DisplayName("第二十三条 同一份督办单自动成为问责线索；编辑查实、处长定性、单位陈述、厅长决定，系统不作决定")
  void anAccountabilityCase() {
    watch.sweep(Instant.now());
    var editor = at(office.editorOne, Chromium.DESKTOP, "/desk");
    assertThat(tasks(editor, "问责")).containsText("线索待查");
    tasks(editor, "问责").locator("a:has-text('检查结果栏目三个月没有更新')").click();
    var unit = at(office.head, Chromium.PHONE, "/desk");
    assertThat(tasks(unit, "督办")).isVisible();
    assertThat(tasks(unit, "问责")).hasCount(0);
    assertThat(editor.locator("main")).containsText("可能是第（三）项");
    editor.fill("form:has(button:has-text('查实事实')) textarea", "栏目三个月没有更新，督办以后仍未改");
    editor.click("button:has-text('查实事实')");
    assertThat(editor.locator(".head .tag")).hasText("事实已查，待定性");
    var address = editor.url().replaceAll("https?://[^/]+", "");

    var head = at(office.publicityHead, Chromium.DESKTOP, address);
    head.check("[name=situation][value=STALE_AFTER_SUPERVISION]");
    head.check("[name=gravity][value=LIGHT]");
    head.fill("form:has(button:has-text('定性')) textarea", "经督办仍不改正");
    assertThat(Axe.everything(head, "问责")).isEmpty();
    PICTURES.page(head, "classify");
    head.click("button:has-text('定性')");
    assertThat(head.locator(".head .tag")).hasText("已定性，待单位陈述");

    unit.reload();
    assertThat(tasks(unit, "问责")).containsText("到点");
    tasks(unit, "问责").locator("a").click();
    unit.fill("form:has(button:has-text('单位陈述')) textarea", "人员调整所致，已经补发");
    unit.click("button:has-text('单位陈述')");
    assertThat(unit.locator(".head .tag")).hasText("待决定");
    assertThat(Chromium.fitsNarrow(unit)).isTrue();
    PICTURES.page(unit, "stated");

    unit.navigate("/desk");
    assertThat(tasks(unit, "问责")).hasCount(0);
    var principal = at(office.principal, Chromium.DESKTOP, "/desk");
    tasks(principal, "问责").locator("a").click();
    principal.check("[name=outcome][value=CRITICISM]");
    principal.fill("form:has(button:has-text('作出决定')) textarea", "同意通报批评");
    principal.click("button:has-text('作出决定')");
    assertThat(principal.locator("main")).containsText("通报批评");
    assertThat(principal.locator(".head .tag").first()).hasText("已决定，待登记落实");
    PICTURES.page(principal, "decided");
  }
}
