package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shenfa.regulation.Clause.MEASURES_15_2;
import static org.shenfa.regulation.Clause.MEASURES_20_2;
import static org.shenfa.regulation.Clause.MEASURES_20_3;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shenfa.access.Accounts;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Proves;
import org.shenfa.review.Look;
import org.shenfa.review.ReturnReason;
import org.shenfa.review.ReviewCase;
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
    // An office of its own: the people here sign in with the story's password.
    properties = "shenfa.origin=keyboard.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("故事：只用键盘，从“我的工作”到签署、到退回")
class KeyboardReviewStory {
  private static final Pictures PICTURES = new Pictures("keyboard");
  private static final String PASSWORD = Office.PASSWORD;

  @Autowired Office office;
  @Autowired Accounts accounts;
  @LocalServerPort int port;

  @AutoClose private Chromium chromium;

  @BeforeAll
  void people() {
    chromium = Chromium.forStory(port);
    accounts.openDemo(List.of(office.secrecy, office.head), PASSWORD);
  }

  @Test
  @Proves({MEASURES_15_2, MEASURES_20_2, MEASURES_20_3})
  @DisplayName("第二十条 每件附件打开、三问逐件作答、每处不同勾选并说明，签署；负责人选原因退回；都不碰鼠标")
  void fromTheWorkPageToTheSignature() throws Exception {
    var on = submitted();
    signed(on);
    var opinion = office.reviewing.find(on.id()).opinion(Look.SECRECY_REVIEW).orElseThrow();
    assertThat(opinion.ticked()).hasSize(2);
    assertThat(opinion.answers()).containsEntry("secretGround", "bu zai mu lu nei");
    assertThat(office.collating.found(opinion).orElseThrow())
        .singleElement()
        .satisfies(d -> assertThat(d.remark()).isEqualTo("he shi guo"));

    returned(on);
    assertThat(office.reviewing.find(on.id()).sentBack().orElseThrow().causes())
        .containsExactly(ReturnReason.PRIVACY, ReturnReason.FACTS);
  }

  private ReviewCase submitted() throws Exception {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.NOTICE);
    var files =
        List.<Manifest.Attachment>of(
            office.attached(item.id(), "名单.txt", "南滨化工有限公司\n"),
            office.attached(item.id(), "汇总.txt", "评审意见汇总\n"));
    office.collating.keep(
        office.clerk,
        item.id(),
        "签发文稿.txt",
        new ByteArrayInputStream("关于名单的公示\n拟确定27家企业，现予以公示。".getBytes(StandardCharsets.UTF_8)));
    var text =
        office
            .text(item, ItemKind.NOTICE, "关于名单的公示")
            .withText("关于名单的公示", "<p>拟确定26家企业，现予以公示。</p>", files);
    return office.submitted(office.drafting.save(office.clerk, item.id(), 0, text));
  }

  private void signed(ReviewCase on) {
    try (var window = chromium.window(Chromium.DESKTOP, ColorScheme.LIGHT)) {
      var page = atTheCase(window.newPage(), office.secrecy, on);
      for (var question : List.of("secret", "timing", "form")) {
        press(page, "input[name=%s] >> nth=0".formatted(question), "Space");
        press(page, "input[name=%sOf] >> nth=0".formatted(question), "Space");
        press(page, "input[name=%sOf] >> nth=1".formatted(question), "Space");
        if (question.equals("secret")) {
          press(page, "input[name=secretGround]", null);
          page.keyboard().type("bu zai mu lu nei");
        }
      }
      press(page, "input[name=accepted]", "Space");
      page.keyboard().press("Tab");
      page.keyboard().type("he shi guo");
      shot(page, "keyboard-review");
      assertThat(page.textContent("#left")).contains("可以签署");
      page.keyboard().press("Control+Enter");
      page.waitForURL("**/confirm");
      assertThat(page.textContent("main")).contains("不涉及国家秘密", "共 2 件", "1 处不同都已认可");
      shot(page, "keyboard-confirm");
      page.keyboard().press("Control+Enter");
      page.waitForURL("**/desk");
    }
  }

  private void returned(ReviewCase on) {
    try (var window = chromium.window(Chromium.DESKTOP, ColorScheme.DARK)) {
      var page = atTheCase(window.newPage(), office.head, on);
      assertThat(page.textContent(".priors")).contains("不涉密（bu zai mu lu nei）", "he shi guo");
      press(page, "#why summary", "Enter");
      press(page, "#why input[value=PRIVACY]", "Space");
      press(page, "#why input[value=FACTS]", "Space");
      press(page, "#rt", null);
      page.keyboard().type("jia shu bu fu");
      shot(page, "keyboard-return");
      press(page, ".foot button.no", "Enter");
      page.waitForURL("**/desk");
    }
  }

  /** Signs in, finds the case among what waits, opens every attachment and comes back. */
  private static Page atTheCase(Page page, Person who, ReviewCase on) {
    page.navigate("/desk/login");
    press(page, "#id", null);
    page.keyboard().type(who.staffNo());
    page.keyboard().press("Tab");
    page.keyboard().type(PASSWORD);
    page.keyboard().press("Enter");
    page.waitForURL("**/desk");
    press(page, "#wait a[href='/desk/review/%d']".formatted(on.id()), "Enter");
    page.waitForURL("**/review/" + on.id());
    for (var file : on.revision().manifest().attachments()) {
      press(page, "#files a[href$='/text/%s']".formatted(file.digest()), "Enter");
      page.waitForURL("**/text/" + file.digest());
      press(page, ".head .btn.go", "Enter");
      page.waitForURL("**/review/" + on.id() + "*");
    }
    return page;
  }

  /** Goes there by Tab alone and presses a key. */
  private static void press(
      Page page, String selector, @org.jspecify.annotations.Nullable String key) {
    var there = page.locator(selector).first();
    there.waitFor();
    for (var n = 0; !(Boolean) there.evaluate("e => document.activeElement === e"); n++) {
      assertThat(n).as("键盘到不了 " + selector).isLessThan(250);
      page.keyboard().press("Tab");
    }
    if (key != null) {
      page.keyboard().press(key);
    }
  }

  private static void shot(Page page, String name) {
    PICTURES.page(page, name);
  }
}
