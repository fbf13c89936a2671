package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shenfa.regulation.Clause.MEASURES_15_2;
import static org.shenfa.regulation.Clause.MEASURES_16_1;
import static org.shenfa.regulation.Clause.MEASURES_20_2;
import static org.shenfa.regulation.Clause.MEASURES_20_3;
import static org.shenfa.regulation.Clause.MEASURES_20_4;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shenfa.access.Accounts;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Revision;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Proves;
import org.shenfa.review.ReturnReason;
import org.shenfa.review.ReviewCase;
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
    properties = "shenfa.origin=review.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("故事：审查人逐件看、逐问答、逐处校对，宽屏、手机、只用键盘")
class ReviewStory {
  private static final String PASSWORD = Office.PASSWORD;
  private static final Pictures PICTURES = new Pictures("review");
  private static final String BODY =
      """
      <p>各有关企业、社会公众：</p>
      <p>经企业自评、专家现场评审和我厅综合审议，拟确定南滨化工有限公司等 %s 家企业为2026年第三批危险化学品安全生产标准化二级企业，现予以公示。</p>
      <p>公示时间共 %s。公示期间有异议的，可以来信反映，我们将%s。</p>
      <table><tbody><tr><th>企业名称</th><th>等级</th></tr><tr><td>南滨化工有限公司</td><td>二级</td></tr></tbody></table>
      """;

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired PublicAddress site;
  @LocalServerPort int port;

  @AutoClose private Chromium chromium;

  @BeforeAll
  void people() throws Exception {
    chromium = Chromium.forStory(port);
    accounts.openDemo(
        List.of(office.clerk, office.secrecy, office.head, office.editorOne, office.editorTwo),
        PASSWORD);
  }

  @Test
  @Proves({MEASURES_15_2, MEASURES_16_1, MEASURES_20_2, MEASURES_20_3, MEASURES_20_4})
  @DisplayName("第二十条 手机上退回，宽屏上看改动、校对、批注、签署，负责人只用键盘签，读者看到的正是审的那一页")
  void aTextIsReviewed() throws Exception {
    var first = office.submitted(written(null, "27", "7 个自然日", "严格为反映人保密"));
    returnedOnAPhone(first);

    var last = office.drafting.latest(first.revision().itemId()).orElseThrow();
    var second = office.submitted(written(last, "26", "5 个工作日", "依法保护反映人信息"));
    var reviewed = signedOnAWideScreen(second);
    signedByKeyboardAlone(second);

    var walking = office.reviewing.find(second.id());
    while (walking.next().isPresent()) {
      walking = office.step(walking);
    }
    var path = office.released(walking, null).path();
    try (var context = chromium.window()) {
      var page = context.newPage();
      page.navigate(site.address() + path);
      assertThat(reviewed).isEqualTo(read(Jsoup.parse(page.content())));
    }
  }

  private Revision written(
      @org.jspecify.annotations.Nullable Revision last, String count, String days, String promise)
      throws Exception {
    var item =
        last == null
            ? office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.NOTICE)
            : office.drafting.find(last.itemId());
    var files =
        last == null
            ? List.of(office.attached(item.id(), "企业名单.txt", "南滨化工有限公司，二级\n北港炼化有限公司，二级\n"))
            : List.<Manifest.Attachment>of(office.attached(item.id(), "企业名单.txt", "南滨化工有限公司，二级\n"));
    if (last == null) {
      office.collating.keep(
          office.clerk,
          item.id(),
          "签发文稿.txt",
          new ByteArrayInputStream(
              ("关于二级企业名单的公示\n" + Jsoup.parse(BODY.formatted("26", "5 个工作日", "依法保护反映人的信息")).text())
                  .getBytes(StandardCharsets.UTF_8)));
    }
    var text =
        office
            .text(item, ItemKind.NOTICE, "关于二级企业名单的公示")
            .withText("关于二级企业名单的公示", BODY.formatted(count, days, promise), files);
    return office.drafting.save(office.clerk, item.id(), last == null ? 0 : last.seq(), text);
  }

  /** Reasons are chosen and written on a phone; nothing is sent before both are there. */
  private void returnedOnAPhone(ReviewCase on) {
    try (var context = chromium.window(Chromium.PHONE, ColorScheme.LIGHT)) {
      var page = signedIn(context, office.secrecy);
      page.navigate("/desk/review/" + on.id());
      waits(page, "#left", "企业名单.txt");
      assertThat(page.isDisabled("input[name=secret] >> nth=0")).isTrue();
      shot(page, "review-390");
      page.click(".foot button.no");
      assertThat(page.isVisible("#why input[value=PRIVACY]")).isTrue();
      page.click(".foot button.no");
      waits(page, "main", "请至少选一项退回的原因", "退回须写明原因");
      if (!page.isVisible("#why input[value=FACTS]")) {
        page.click("#why summary");
      }
      page.check("#why input[value=FACTS]");
      page.check("#why input[value=TIMING]");
      page.fill("#rt", "家数与名单不符，公示时间按工作日写。");
      shot(page, "review-390-return");
      page.click(".foot button.no");
      page.waitForURL("**/desk");
    }
    var back = office.reviewing.find(on.id()).sentBack().orElseThrow();
    assertThat(back.causes()).containsExactly(ReturnReason.FACTS, ReturnReason.TIMING);
  }

  private String signedOnAWideScreen(ReviewCase on) {
    try (var context = chromium.window()) {
      var page = signedIn(context, office.secrecy);
      page.navigate("/desk/review/" + on.id());
      assertThat(page.textContent(".sheet.marked")).contains("删去27", "改为26").contains("换了内容");
      shot(page, "review-1440-marked");
      page.click("label:has(#v-read)");
      page.waitForTimeout(500);
      shot(page, "review-1440-read");
      var frame = frame(page);
      var read = read(Jsoup.parse(frame.content()));
      annotated(page, frame);

      page.navigate("/desk/review/" + on.id());
      page.keyboard().press("d");
      page.waitForURL("**/compare");
      shot(page, "compare-1440");
      page.keyboard().press("d");
      page.waitForURL("**/review/" + on.id());
      page.click("#files a:has-text('看文字')");
      waits(page, "main", "北港炼化有限公司");
      shot(page, "words-1440");
      page.click("a:has-text('回审核页作答')");
      page.check("input[name=secret][value=NO]");
      page.check("input[name=timing][value=FIT]");
      page.check("input[name=form][value=FIT]");
      page.check("input[name=ticked]");
      waits(page, "#left", "还差 1 项", "认可与签发文稿的不同");
      // Switched off for assistive technology, yet it can be pressed, and says what is left.
      page.click(".foot .go", new Page.ClickOptions().setForce(true));
      assertThat(page.url()).contains("/desk/review/" + on.id());
      for (var difference : page.locator("input[name=accepted]").all()) {
        difference.check();
      }
      page.fill("input[name^=word-] >> nth=0", "少一个“的”字，意思不变");
      page.fill("#op", "已与签发文稿逐字核对。");
      waits(page, "#left", "可以签署");
      shot(page, "review-1440-answered");
      page.click(".foot .go");
      page.waitForURL("**/desk");
      return read;
    }
  }

  private void annotated(Page page, Frame frame) {
    frame.evaluate(
        "() => { const p = document.querySelectorAll('.doc p')[1]; const r = document.createRange();"
            + " r.setStart(p.firstChild, 0); r.setEnd(p.firstChild, 8); const s = getSelection(); s.removeAllRanges(); s.addRange(r); }");
    page.keyboard().press("c");
    assertThat(page.inputValue("#aq")).isEqualTo("经企业自评、专家");
    page.fill("#aw", "评审时间也写上更好。");
    page.click("button:has-text('写下批注')");
    waits(page, "#annotations", "评审时间也写上更好。", "经企业自评、专家");
    shot(page, "comments-1440");
  }

  /** Open the attachment, tick, confirm, read once more, sign: no mouse. */
  private void signedByKeyboardAlone(ReviewCase on) {
    try (var context = chromium.window(Chromium.DESKTOP, ColorScheme.DARK)) {
      var page = context.newPage();
      page.navigate("/desk/login");
      tabTo(page, "#id");
      page.keyboard().type(office.head.staffNo());
      page.keyboard().press("Tab");
      page.keyboard().type(PASSWORD);
      page.keyboard().press("Enter");
      page.waitForURL("**/desk");
      tabTo(page, "a[href='/desk/review/%d']".formatted(on.id()));
      page.keyboard().press("Enter");
      page.waitForURL("**/review/" + on.id());
      assertThat(page.textContent(".priors")).contains("不涉密", "已与签发文稿逐字核对");
      assertThat(page.textContent(".diffs")).contains("少一个“的”字");
      tabTo(page, "#files a[href*='/text/']");
      page.keyboard().press("Enter");
      page.waitForURL("**/text/*");
      tabTo(page, ".head .btn.go");
      page.keyboard().press("Enter");
      page.waitForURL("**/review/*");
      for (var quality : List.of("authentic", "lawful", "timely", "accurate")) {
        tabTo(page, "input[name=quality][value=%s]".formatted(quality));
        page.keyboard().press("Space");
      }
      tabTo(page, "input[name=ticked]");
      page.keyboard().press("Space");
      shot(page, "review-1440-dark");
      page.keyboard().press("Control+Enter");
      page.waitForURL("**/confirm");
      assertThat(page.textContent("main")).contains("内容真实、合法、及时、准确。");
      shot(page, "sign-1440-dark");
      page.keyboard().press("Control+Enter");
      page.waitForURL("**/desk");
      page.keyboard().press("?");
      page.waitForURL("**/desk/keys");
      shot(page, "keys-1440-dark");
    }
    assertThat(office.reviewing.find(on.id()).opinions()).hasSize(2);
  }

  /** A page that is on its way is waited for. */
  private static void waits(Page page, String place, String... words) {
    for (var one : words) {
      PlaywrightAssertions.assertThat(page.locator(place)).containsText(one);
    }
  }

  private static void tabTo(Page page, String selector) {
    for (var n = 0; n < 250; n++) {
      if ((Boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("键盘到不了 " + selector);
  }

  private static Frame frame(Page page) {
    return page.frames().stream()
        .filter(f -> f.url().endsWith("/preview"))
        .findFirst()
        .orElseThrow();
  }

  /** What a reader reads, without what only the release brings. */
  private static String read(Document page) {
    page.select("time, .rel, [data-views], script").remove();
    return page.title() + "\n" + page.select("header, .crumb, article").eachText();
  }

  private static Page signedIn(BrowserContext context, Person who) {
    return Chromium.signIn(context, who.staffNo(), PASSWORD);
  }

  private static void shot(Page page, String name) {
    PICTURES.page(page, name);
  }
}
