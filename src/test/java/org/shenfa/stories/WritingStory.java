package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shenfa.access.Accounts;
import org.shenfa.content.ItemKind;
import org.shenfa.content.WorkingCopies;
import org.shenfa.organization.Person;
import org.shenfa.review.Annotating;
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
    properties = "shenfa.origin=writing.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("故事：承办人写稿，编辑器、自动保存、两个人同时改")
class WritingStory {
  private static final String PASSWORD = Office.PASSWORD;
  private static final String EDITOR = "[role=textbox].editor";
  private static final Pictures PICTURES = new Pictures("writing");

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired WorkingCopies copies;
  @Autowired Annotating annotating;
  @LocalServerPort int port;

  @AutoClose private Chromium chromium;
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  void people() {
    chromium = Chromium.forStory(port);
    accounts.openDemo(List.of(office.clerk, office.deputyHead), PASSWORD);
  }

  @BeforeEach
  void forget() {
    complaints.clear();
  }

  @ParameterizedTest(name = "{0} 像素宽")
  @ValueSource(ints = 390)
  @DisplayName("写标题和正文，设标题、列表、表格和图片，保存，原样回来")
  void aClerkWrites(int width) throws Exception {
    var item = office.drafted(ItemKind.NOTICE, "新的一件").itemId();
    try (var context = chromium.window(width, ColorScheme.LIGHT)) {
      var page = open(context, office.clerk, item);
      page.fill("#t", "关于2026年第三批危险化学品安全生产标准化二级企业名单的公示");
      assertThat(page.textContent("#title-count")).startsWith("31 字");
      page.click(EDITOR);
      page.keyboard().press("Control+A");
      page.keyboard().type("各有关企业：");
      page.keyboard().press("Enter");
      page.keyboard().type("公示时间");
      page.click("button[aria-label='一级标题']");
      assertThat(page.getAttribute("button[aria-label='一级标题']", "aria-pressed")).isEqualTo("true");
      page.keyboard().press("Enter");
      page.keyboard().type("共 5 个工作日。");
      page.click("button[aria-label='插入表格']");
      page.keyboard().type("序号");
      page.keyboard().press("Tab");
      page.keyboard().type("企业");
      page.click("button[aria-label='第一列是表头']");
      page.fill("#table-caption", "表1 名单");
      page.locator(EDITOR + " td").last().click();
      page.keyboard().press("Control+End");
      page.setInputFiles(
          ".bartools input[type=file]", new FilePayload("现场.png", "image/png", png()));
      page.fill("#figure-alt", "救援人员在清理道路");
      PlaywrightAssertions.assertThat(page.locator("#saved")).containsText("已自动保存");
      shot(page, "write", width);
      page.click("button[form=f]");
      PlaywrightAssertions.assertThat(page.locator("#bars .note.good")).containsText("第 2 版");
      var body = office.drafting.latest(item).orElseThrow().manifest();
      assertThat(body.body())
          .contains("<h2>公示时间</h2>", "<caption>表1 名单</caption>", "scope=\"col\"", "scope=\"row\"")
          .contains("alt=\"救援人员在清理道路\"");
      assertThat(body.attachments()).hasSize(1);
      assertThat(body.listed()).isEmpty();
      PlaywrightAssertions.assertThat(page.locator(EDITOR + " figure img")).isVisible();
      assertThat(page.locator("#outline li").allTextContents()).containsExactly("公示时间");
      shot(page, "saved", width);
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  @DisplayName("从 Word 粘贴：标题、列表、表格留下，样式去掉，去掉了什么说明白")
  void pastingFromWord() {
    var item = office.drafted(ItemKind.NOTICE, "从 Word 来的一件").itemId();
    try (var context = chromium.window()) {
      var page = open(context, office.clerk, item);
      page.click(EDITOR);
      page.keyboard().press("Control+A");
      paste(
          page,
          """
          <html><head><style>p.MsoNormal{margin:0cm}</style></head><body><!--StartFragment-->
          <p class=MsoHeading1 style='mso-outline-level:1'><b>一、总体要求</b></p>
          <p class=MsoNormal style='text-indent:32pt'><span style='font-family:仿宋_GB2312'>坚持<b>人民至上</b>、
          生命至上<o:p></o:p></span></p>
          <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.&nbsp;</span><![endif]>第一项</p>
          <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.&nbsp;</span><![endif]>第二项</p>
          <table class=MsoTable style='border:none'><tr><td colspan=2 style='width:99pt'>合并的格</td></tr><tr><td>甲</td><td>乙</td></tr></table>
          <img src="file:///C:/a.png"><script>steal()</script>
          <!--EndFragment--></body></html>
          """);
      PlaywrightAssertions.assertThat(page.locator("#body-said")).containsText("已粘贴，结构保留");
      assertThat(page.textContent("#body-said")).contains("样式", "图片", "脚本");
      page.click("button[form=f]");
      page.waitForSelector("#bars .note.good");
      assertThat(office.drafting.latest(item).orElseThrow().manifest().body())
          .contains(
              "<h2>",
              "一、总体要求",
              "<strong>人民至上</strong>、生命至上",
              "<ol><li>第一项</li><li>第二项</li></ol>",
              "<td colspan=\"2\">合并的格</td>")
          .doesNotContain("style", "Mso", "steal");
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  @DisplayName("筛查发现和批注跳到稿件里的原处，报送前还差什么一句话说真，处理了一处就少一处")
  void findingsLeadToTheirPlace() {
    var item = judged();
    try (var context = chromium.window()) {
      var page = open(context, office.clerk, item);
      page.fill("#note", "改了电话 13611112222");
      page.click("button[form=f]");
      page.waitForSelector("#bars .note.good");
      page.waitForSelector("#findings article");
      var sentence = page.locator(".panel [data-standing=sentence]");
      PlaywrightAssertions.assertThat(sentence).hasText("还不能报送：筛查有 4 处待处理。");
      assertThat(page.locator(EDITOR + " .noted").allTextContents()).containsExactly("第二次演练");
      page.click("#findings article[data-where=BODY]:has-text('13812345678') a.jump");
      assertThat(selected(page)).isEqualTo("13812345678");
      assertThat(page.evaluate("document.activeElement.closest('.editor') !== null"))
          .isEqualTo(true);
      page.click("#findings article[data-where=TITLE] a.jump");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("t");
      assertThat(selected(page)).isEqualTo("13987654321");
      page.click("#findings article[data-where=FIELD] a.jump");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("note");
      page.click("#findings article[data-where=FILE] a.jump");
      assertThat(page.evaluate("document.activeElement.closest('.att').textContent").toString())
          .contains("值班表.txt");
      shot(page, "findings", 1440);
      page.click("summary:has-text('批注')");
      page.click("#annotations [data-quote]");
      assertThat(selected(page)).isEqualTo("第二次演练");
      page.click("#annotations summary");
      page.fill("#annotations li textarea[name=words]", "已经改过");
      page.click("#annotations li button:has-text('回复')");
      PlaywrightAssertions.assertThat(page.locator("#annotations .answer")).containsText("已经改过");
      shot(page, "notes", 1440);
      page.click("summary:has-text('检查')");

      var finding = page.locator("#findings article[data-where=BODY]:has-text('13812345678')");
      finding.locator("summary").click();
      finding.locator("textarea").fill("对外公布的值班电话");
      finding.locator("button[value=EXPLAINED]").click();
      PlaywrightAssertions.assertThat(sentence).hasText("还不能报送：筛查有 3 处待处理。");
      page.click(EDITOR);
      page.keyboard().press("Control+A");
      page.keyboard().type("全部重写。");
      page.click("#findings article[data-where=BODY] a.jump");
      PlaywrightAssertions.assertThat(page.locator("#bar-gone")).containsText("已经没有了");
    }
    assertThat(complaints).isEmpty();
    try (var plain = chromium.withoutScript(Chromium.DESKTOP)) {
      var page = signedIn(plain, office.clerk);
      page.navigate("/desk/items/%d/edit".formatted(item));
      assertThat(page.textContent("#files")).contains("值班表.txt");
      page.click("a:has-text('逐处处理')");
      page.click("article[data-where=BODY] a.jump");
      assertThat(page.url()).contains("/findings#at-");
    }
  }

  /** A notice with telephones in every part of it, and a word of the head about one place. */
  private long judged() {
    var first = office.drafted(ItemKind.NOTICE, "演练通知，电话13987654321");
    var item = first.itemId();
    var file = office.attached(item, "值班表.txt", "值班人 13755556666\n");
    var body =
        "<p>第一次演练。</p><table><caption>值班</caption><tbody><tr><th scope=\"col\">电话</th></tr><tr><td>13812345678</td></tr></tbody></table><p>第二次演练在下周。</p>";
    var text = first.manifest().withText(first.manifest().title(), body, List.of(file));
    var revision = office.drafting.save(office.clerk, item, first.seq(), text);
    annotating.add(office.head, revision, "第二次演练", "日子定了吗？");
    return item;
  }

  private static Object selected(Page page) {
    return page.evaluate(
        """
        () => {
          const field = document.activeElement;
          return 'selectionStart' in field && field.value
            ? field.value.slice(field.selectionStart, field.selectionEnd)
            : String(getSelection());
        }
        """);
  }

  @Test
  @DisplayName("断网时接着写，一个字不丢，恢复后自动补上")
  void theNetworkGoes() {
    var item = office.drafted(ItemKind.NOTICE, "断网的一件").itemId();
    try (var context = chromium.window()) {
      var page = open(context, office.clerk, item);
      page.click(EDITOR);
      page.keyboard().press("Control+End");
      page.keyboard().type("通着的时候写的。");
      PlaywrightAssertions.assertThat(page.locator("#saved")).containsText("已自动保存");
      context.setOffline(true);
      page.keyboard().type("断了以后写的。");
      PlaywrightAssertions.assertThat(page.locator("#bar-offline")).isVisible();
      shot(page, "offline", 1440);
      context.setOffline(false);
      PlaywrightAssertions.assertThat(page.locator("#bar-offline")).not().isVisible();
      PlaywrightAssertions.assertThat(page.locator("#saved")).containsText("已自动保存");
      assertThat(kept(item)).contains("通着的时候写的。断了以后写的。");

      context.setOffline(true);
      page.keyboard().type("关掉浏览器之前写的。");
      page.waitForTimeout(1500);
      page.close();
      context.setOffline(false);
      var again = reopened(context, item);
      assertThat(again.textContent(EDITOR)).contains("断了以后写的。");
      // Its last words may still have reached the server while the page closed.
      again.waitForSelector("#bar-left, %s:has-text('关掉浏览器之前写的。')".formatted(EDITOR));
      if (again.isVisible("#bar-left")) {
        again.click("#bar-left button:has-text('用它继续')");
      }
      assertThat(again.textContent(EDITOR)).contains("关掉浏览器之前写的。");
      PlaywrightAssertions.assertThat(again.locator("#saved")).containsText("已自动保存");
      shot(again, "recovered", 1440);
      again.click("#copy button:has-text('丢弃')");
      again.waitForSelector("#f");
      assertThat(copies.of(item, office.clerk.id())).isEmpty();
    }
  }

  @Test
  @DisplayName("两个人同时改：互相看得见，后保存的看到两边，逐栏选择，谁的都不丢")
  void twoPeople() {
    var item = office.drafted(ItemKind.NOTICE, "两个人的一件").itemId();
    try (var hers = chromium.window();
        var his = chromium.window()) {
      var clerk = open(hers, office.clerk, item);
      var deputy = open(his, office.deputyHead, item);
      clerk.click(EDITOR);
      clerk.keyboard().press("Control+End");
      clerk.keyboard().type("承办人加的一句。");
      clerk.fill("#t", "承办人改的标题");
      clerk.click(EDITOR);
      deputy.click(EDITOR);
      deputy.keyboard().press("Control+End");
      deputy.keyboard().type("副处长加的一句。");
      PlaywrightAssertions.assertThat(deputy.locator("#here"))
          .containsText(
              "承办人正在",
              new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                  .setTimeout(15_000));
      clerk.click("button[form=f]");
      clerk.waitForSelector("#bars .note.good");

      deputy.fill("#note", "副处长写的说明");
      deputy.click("button[form=f]");
      deputy.waitForSelector("#merge");
      shot(deputy, "conflict", 1440);
      assertThat(deputy.textContent("#merge"))
          .contains("承办人改的标题", "承办人加的一句。", "副处长加的一句。", "副处长写的说明");
      assertThat(deputy.isChecked("input[name='pick.title'][value=theirs]")).isTrue();
      deputy.check("input[name='pick.body'][value=merged]");
      deputy.click("button[form=merge]");
      deputy.waitForSelector("#bars .note.good");

      var merged = office.drafting.latest(item).orElseThrow();
      assertThat(merged.seq()).isEqualTo(3);
      assertThat(merged.manifest().title()).isEqualTo("承办人改的标题");
      assertThat(merged.manifest().note()).isEqualTo("副处长写的说明");
      assertThat(merged.manifest().body()).contains("承办人加的一句。", "副处长加的一句。");
      assertThat(copies.of(item, office.deputyHead.id())).isEmpty();
    }
  }

  @Test
  @DisplayName("不用脚本也一样：晚保存的一个落在对照页上，写的都在")
  void withoutScript() {
    var revision = office.drafted(ItemKind.NOTICE, "没有脚本的一件");
    var item = revision.itemId();
    try (var plain = chromium.withoutScript(Chromium.DESKTOP)) {
      var page = signedIn(plain, office.deputyHead);
      page.navigate("/desk/items/%d/edit".formatted(item));
      page.fill("#body", "<p>没有脚本的人写的。</p>");
      office.drafting.save(
          office.clerk,
          item,
          1,
          revision.manifest().withText("别人先保存的标题", "<p>别人的正文。</p>", List.of()));
      page.click("button[form=f]");
      assertThat(page.textContent("#merge")).contains("没有脚本的人写的。", "别人的正文。", "别人先保存的标题");
      page.check("input[name='pick.body'][value=mine]");
      page.check("input[name='pick.title'][value=theirs]");
      page.click("button[form=merge]");
      var saved = office.drafting.latest(item).orElseThrow().manifest();
      assertThat(saved.title()).isEqualTo("别人先保存的标题");
      assertThat(saved.body()).isEqualTo("<p>没有脚本的人写的。</p>");
    }
  }

  @Test
  @DisplayName("只用键盘：工具栏进得去、走得动，正文出得来，图片替代文字填得到")
  void byKeyboardAlone() {
    var item = office.drafted(ItemKind.NOTICE, "键盘写的一件").itemId();
    try (var context = chromium.window()) {
      var page = open(context, office.clerk, item);
      page.focus("#t");
      reach(page, "普通段落");
      page.keyboard().press("ArrowRight");
      assertThat(focused(page)).isEqualTo("一级标题");
      page.keyboard().press("End");
      assertThat(focused(page)).startsWith("重做");
      page.keyboard().press("Tab");
      assertThat(page.evaluate("document.activeElement.className").toString()).contains("editor");
      page.keyboard().press("Control+End");
      page.keyboard().press("Enter");
      page.keyboard().type("一、键盘写的标题");
      page.keyboard().press("Control+Alt+1");
      page.keyboard().press("Alt+F10");
      assertThat(page.evaluate("document.activeElement.closest('.bartools') !== null"))
          .isEqualTo(true);
      page.keyboard().press("Tab");
      page.keyboard().press("Control+End");
      page.keyboard().press("Enter");
      page.keyboard().press("Control+Shift+7");
      page.keyboard().type("列表项");
      page.keyboard().press("Escape");
      page.keyboard().press("Tab");
      assertThat(page.evaluate("document.activeElement.className").toString())
          .doesNotContain("editor");
      page.keyboard().press("Control+s");
      page.waitForSelector("#bars .note.good");
      assertThat(office.drafting.latest(item).orElseThrow().manifest().body())
          .contains("<h2>一、键盘写的标题</h2>", "<ol><li>列表项</li></ol>");
    }
  }

  private static void reach(Page page, String name) {
    for (var n = 0; n < 40 && !focused(page).equals(name); n++) {
      page.keyboard().press("Tab");
    }
    assertThat(focused(page)).isEqualTo(name);
  }

  private static String focused(Page page) {
    return String.valueOf(page.evaluate("document.activeElement.getAttribute('aria-label') ?? ''"));
  }

  private String kept(long item) {
    return copies
        .of(item, office.clerk.id())
        .map(c -> String.join("", Objects.requireNonNull(c.typed().get("body"))))
        .orElse("");
  }

  private static void paste(Page page, String html) {
    page.evaluate(
        """
        (html) => {
          const data = new DataTransfer();
          data.setData('text/html', html);
          document.querySelector('.editor').dispatchEvent(
            new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """,
        html);
  }

  private Page open(BrowserContext context, Person who, long item) {
    return ready(signedIn(context, who), item);
  }

  private Page reopened(BrowserContext context, long item) {
    return ready(context.newPage(), item);
  }

  private Page ready(Page page, long item) {
    page.navigate("/desk/items/%d/edit".formatted(item));
    page.waitForSelector(
        "#f[data-ready]",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    return page;
  }

  private Page signedIn(BrowserContext context, Person who) {
    var page = context.newPage();
    page.onConsoleMessage(m -> {
      if (!m.location().contains("favicon")
          && (m.type().equals("error") || m.text().contains("Content Security Policy"))) {
        complaints.add(m.text() + " " + m.location());
      }
    });
    page.onPageError(complaints::add);
    return Chromium.signIn(page, who.staffNo(), PASSWORD);
  }

  private static void shot(Page page, String name, int width) {
    PICTURES.page(page, "%s-%d".formatted(name, width));
  }

  private static byte[] png() throws java.io.IOException {
    var picture = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    pen.setColor(Color.GRAY);
    pen.fillRect(0, 0, 320, 200);
    pen.dispose();
    var out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }
}
