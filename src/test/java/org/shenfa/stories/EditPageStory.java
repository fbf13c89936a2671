package org.shenfa.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shenfa.access.Accounts;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.site.Preview;
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
@DisplayName("故事：编辑页的表格、图片、附件、预览和两边对照")
class EditPageStory {
  private static final Pictures PICTURES = new Pictures("edit");
  private static final String PASSWORD = Office.PASSWORD;
  private static final String EDITOR = "[role=textbox].editor";

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired Preview preview;
  @LocalServerPort int port;

  @AutoClose private Chromium chromium;

  @BeforeAll
  void people() {
    chromium = Chromium.forStory(port);
    accounts.openDemo(List.of(office.clerk, office.deputyHead), PASSWORD);
  }

  @Test
  @DisplayName("用工具栏合并、拆分，首行设成表头；图片文件拖进正文；替换、移动附件")
  void tablesPicturesAndCards() throws IOException {
    var item = office.drafted(ItemKind.NOTICE, "有表格、图片和附件的一件").itemId();
    try (var window = chromium.window(Chromium.DESKTOP, ColorScheme.DARK)) {
      var page = open(window, item);
      page.click(EDITOR);
      page.keyboard().press("Control+A");
      page.keyboard().type("名单如下：");
      page.click("button[aria-label='插入表格']");
      page.keyboard().type("单位和负责人");
      mark(page, "th", 0, "th", 1);
      page.click("button[aria-label='合并选中的格']");
      assertThat(page.locator(EDITOR + " th[colspan='2']")).hasCount(1);
      page.click("button[aria-label='拆分这一格']");
      assertThat(page.locator(EDITOR + " th")).hasCount(3);
      mark(page, "th", 0, "th", 1);
      page.click("button[aria-label='合并选中的格']");
      page.click("button[aria-label='第一行是表头']");
      assertThat(page.locator(EDITOR + " th")).hasCount(0);
      page.click("button[aria-label='第一行是表头']");
      assertThat(page.locator(EDITOR + " th")).hasCount(2);

      drop(page, "现场.png");
      page.waitForSelector(EDITOR + " figure img");
      assertThat(page.locator("#figure-alt")).isVisible();
      page.locator(EDITOR + " td").last().click();
      assertThat(page.locator("#figure-alt")).not().isVisible();
      page.locator(EDITOR + " figure img").click();
      page.fill("#figure-alt", "救援人员在清理道路");
      shot(page, "table-dark-1440");

      page.setInputFiles("input[name=file]", new FilePayload[] {text("甲.txt"), text("乙.txt")});
      assertThat(page.locator("#files .att")).hasCount(2);
      page.click("button[aria-label='上移 乙.txt']");
      var chooser = page.waitForFileChooser(() -> page.click("button[aria-label='替换 甲.txt']"));
      chooser.setFiles(text("丙.txt"));
      assertThat(page.locator("#files .att b")).hasText(new String[] {"乙.txt", "丙.txt"});
      save(page);
    }
    var saved = office.drafting.latest(item).orElseThrow().manifest();
    assertThat(saved.listed())
        .extracting(Manifest.Attachment::name)
        .containsExactly("乙.txt", "丙.txt");
    assertThat(saved.body())
        .contains("<th colspan=\"2\" scope=\"col\">单位和负责人</th>", "alt=\"救援人员在清理道路\"");
    assertThat(saved.body().indexOf("<figure")).isLessThan(saved.body().indexOf("<table"));
  }

  @Test
  @DisplayName("预览的四种宽度都是公众页面的文字，窄的也不横向滚动")
  void previewAtEveryWidth() {
    var first = office.drafted(ItemKind.NOTICE, "预览的一件");
    var item = first.itemId();
    var body =
        "<h2>一、范围</h2><p>见下表。</p><table><thead><tr><th scope=\"col\">单位</th><th scope=\"col\">日期</th></tr></thead><tbody><tr><td>甲</td><td>3月5日</td></tr></tbody></table><ul><li>第一条</li></ul>";
    var saved =
        office.drafting.save(
            office.clerk,
            item,
            first.seq(),
            first.manifest().withText(first.manifest().title(), body, List.of()));
    var shown = words(Jsoup.parse(preview.article(saved.manifest())).select("main").text());
    assertThat(shown).contains("预览的一件", "见下表。", "3月5日");
    try (var window = chromium.window(Chromium.DESKTOP, ColorScheme.LIGHT)) {
      var page = open(window, item);
      page.click("summary:has-text('预览读者所见')");
      for (var width : List.of("390", "768", "1280", "print")) {
        page.check("input[name=wide][value='" + width + "']");
        page.waitForCondition(() -> framed(page, width).isPresent());
        var inside = framed(page, width).orElseThrow();
        inside.waitForLoadState();
        assertThat(words(inside.textContent("main"))).as("%s", width).isEqualTo(shown);
        assertThat(inside.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .as("fits %s", width)
            .isEqualTo(true);
        shot(page, "preview-" + width);
      }
    }
  }

  @Test
  @DisplayName("手机上的两边对照：不横向滚动，选得到，字都在；深色一样")
  void conflictOnAPhone() {
    var item = office.drafted(ItemKind.NOTICE, "手机上的两边对照").itemId();
    try (var window = chromium.window(Chromium.PHONE, ColorScheme.DARK)) {
      var page = open(window, item);
      page.click(EDITOR);
      page.keyboard().press("Control+End");
      page.keyboard().type("手机上写的一句。");
      var last = office.drafting.latest(item).orElseThrow();
      office.drafting.save(
          office.deputyHead,
          item,
          last.seq(),
          last.manifest().withText("别人改的标题", last.manifest().body() + "<p>别人加的一段。</p>", List.of()));
      page.click("button[form=f]");
      page.waitForSelector("#merge .editor");
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(Chromium.PHONE);
      assertThat(page.textContent("#merge")).contains("手机上写的一句。", "别人加的一段。", "别人改的标题");
      shot(page, "conflict-dark-390");
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      shot(page, "conflict-390");
      page.check("input[name='pick.title'][value=theirs]");
      page.check("input[name='pick.body'][value=merged]");
      page.click("button[form=merge]");
      page.waitForSelector("#bars .note.good");
      shot(page, "edit-390");
    }
    assertThat(office.drafting.latest(item).orElseThrow().manifest().body())
        .contains("手机上写的一句。", "别人加的一段。");
  }

  @Test
  @DisplayName("没有保存成版本的征集方式，重新打开还在")
  void waysOfAnsweringAreKept() {
    var item = office.drafted(ItemKind.DRAFT_FOR_COMMENT, "征求意见的一件").itemId();
    try (var window = chromium.window(Chromium.DESKTOP, ColorScheme.LIGHT)) {
      var page = open(window, item);
      page.fill("input[name=way-PHONE]", "025-00000000，工作日");
      assertThat(page.locator("#saved")).containsText("已自动保存");
      ready(page, item);
      assertThat(page.inputValue("input[name=way-PHONE]")).isEqualTo("025-00000000，工作日");
    }
  }

  private static Optional<Frame> framed(Page page, String width) {
    return page.frames().stream().filter(f -> f.url().contains("width=" + width)).findFirst();
  }

  private static String words(String text) {
    return text.replaceAll("\\s", "");
  }

  private Page open(com.microsoft.playwright.BrowserContext window, long item) {
    return ready(Chromium.signIn(window, office.clerk.staffNo(), PASSWORD), item);
  }

  private static Page ready(Page page, long item) {
    page.navigate("/desk/items/%d/edit".formatted(item));
    page.waitForSelector(
        "#f[data-ready]",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    return page;
  }

  private static void save(Page page) {
    page.click("button[form=f]");
    page.waitForSelector("#bars .note.good");
  }

  /** Drags over cells of the editor, as one marks them with the mouse. */
  private static void mark(Page page, String from, int first, String to, int last) {
    var begin = page.locator(EDITOR + " " + from).nth(first).boundingBox();
    var end = page.locator(EDITOR + " " + to).nth(last).boundingBox();
    page.mouse().move(begin.x + 8, begin.y + begin.height / 2);
    page.mouse().down();
    page.mouse().move(end.x + end.width / 2, end.y + end.height / 2);
    page.mouse().up();
    page.waitForSelector(EDITOR + " .selectedCell");
  }

  /** Lets go of a picture file over the first paragraph. */
  private static void drop(Page page, String name) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB), "png", out);
    page.evaluate(
        """
        ([name, base64]) => {
          const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([bytes], name, { type: 'image/png' }));
          const over = document.querySelector('.editor p');
          const { right, bottom, top } = over.getBoundingClientRect();
          over.dispatchEvent(new DragEvent('drop', {
            dataTransfer, bubbles: true, cancelable: true, clientX: right - 4, clientY: (top + bottom) / 2,
          }));
        }
        """,
        List.of(name, Base64.getEncoder().encodeToString(out.toByteArray())));
  }

  private static FilePayload text(String name) {
    return new FilePayload(name, "text/plain", (name + "的内容").getBytes(StandardCharsets.UTF_8));
  }

  private static void shot(Page page, String name) {
    PICTURES.page(page, name);
  }
}
