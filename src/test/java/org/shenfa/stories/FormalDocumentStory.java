package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.shenfa.regulation.Clause.ANNEX_1;
import static org.shenfa.regulation.Clause.MEASURES_15_4;
import static org.shenfa.regulation.Clause.MEASURES_17_1;
import static org.shenfa.regulation.Clause.MEASURES_20_4;
import static org.shenfa.regulation.Clause.MEASURES_20_5;
import static org.shenfa.regulation.Clause.PAGE_1;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.shenfa.access.Accounts;
import org.shenfa.audit.Checkpoints;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Proves;
import org.shenfa.site.PublicAddress;
import org.shenfa.support.Chromium;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    // An office of its own: the people here take whatever waits for them first.
    properties = "shenfa.origin=story.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("故事：一份正式文件从办公室承办人走到公众面前")
class FormalDocumentStory {
  private static final Path REGULATION = Path.of("../shared/regulation/measures-2020.txt");
  private static final String PASSWORD = Office.PASSWORD;

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired PublicAddress site;
  @Autowired Checkpoints checkpoints;
  @TempDir Path folder;
  @LocalServerPort int port;

  @AutoClose private Chromium chromium;
  private Person clerk;
  private Person secrecy;
  private Person head;

  @BeforeAll
  void people() {
    chromium = Chromium.forStory(port);
    clerk = office.hired("办公室承办", office.generalOffice, PostKind.CLERK);
    secrecy = office.hired("办公室保密", office.generalOffice, PostKind.SECRECY_REVIEWER);
    head = office.hired("办公室主任", office.generalOffice, PostKind.UNIT_HEAD);
    accounts.openDemo(List.of(clerk, secrecy, head, office.editorTwo, office.stranger), PASSWORD);
  }

  @Test
  @Proves({ANNEX_1, MEASURES_15_4, MEASURES_17_1, MEASURES_20_4, MEASURES_20_5, PAGE_1})
  @DisplayName("上传、逐级审查、发布、上网确认，页面要素齐全")
  void fromUploadToThePublicPage() throws Exception {
    assumeTrue(Files.exists(REGULATION), "没有办法全文，这个故事跳过");

    var item = upload();
    look(
        "办公室保密审查的一步",
        secrecy,
        page -> {
          for (var answer : List.of("secret=NO", "timing=FIT", "form=FIT")) {
            var pair = answer.split("=");
            page.check("input[name=%s][value=%s]".formatted(pair[0], pair[1]));
          }
          for (var difference : page.locator("input[name=accepted]").all()) {
            difference.check();
          }
        });
    look(
        "主要负责人确认的一步",
        head,
        page -> {
          for (var quality : List.of("authentic", "lawful", "timely", "accurate")) {
            page.check("input[name=quality][value=%s]".formatted(quality));
          }
        });
    strangersSeeNothing(item);
    release(item);
    readAsCitizen();
    theFormOpens(item);
    theBundleVerifies(item);
  }

  /** What one may not see and what does not exist answer alike, before anybody says yes. */
  private void strangersSeeNothing(String item) {
    try (var context = chromium.window()) {
      var page = signedIn(context.newPage(), office.stranger);
      var hidden = page.context().request().get("/desk/items/" + item);
      var absent = page.context().request().get("/desk/items/987654321");
      assertThat(hidden.status()).isEqualTo(absent.status()).isEqualTo(404);
      assertThat(hidden.text()).isEqualTo(absent.text());
    }
  }

  private void theFormOpens(String item) throws Exception {
    try (var context = chromium.window()) {
      var page = signedIn(context.newPage(), clerk);
      page.navigate("/desk/items/" + item);
      var form = downloaded(page, "a:has-text('审查表')", "form.docx");
      assumeTrue(Files.exists(Path.of("/usr/bin/soffice")), "没有 LibreOffice，审查表不试开");
      var office =
          new ProcessBuilder(
                  "/usr/bin/soffice",
                  "-env:UserInstallation=" + folder.resolve("office").toUri(),
                  "--headless",
                  "--convert-to",
                  "pdf",
                  "--outdir",
                  folder.toString(),
                  form.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("office.log").toFile())
              .start();
      assertThat(office.waitFor()).as("LibreOffice").isZero();
      try (var pdf = Loader.loadPDF(folder.resolve("form.pdf").toFile())) {
        assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
            .contains("保密审查表", "办公室保密", "办公室主任", "政策文件");
      }
    }
  }

  private void theBundleVerifies(String item) throws Exception {
    checkpoints.sign();
    try (var context = chromium.window()) {
      var page = signedIn(context.newPage(), clerk);
      page.navigate("/desk/items/" + item);
      var bundle = downloaded(page, "a:has-text('导出核验包')", "bundle.zip");
      assertThat(verified(bundle)).isZero();

      for (var part : List.of("entries.bin", "checkpoints.txt")) {
        assertThat(verified(flipped(bundle, part))).as(part).isIn(1, 2);
      }
    }
  }

  private Path downloaded(Page page, String link, String name) {
    var to = folder.resolve(name);
    page.waitForDownload(() -> page.click(link)).saveAs(to);
    return to;
  }

  /** The verifier as an outsider runs it: one source file on a bare JDK. */
  private int verified(Path bundle) throws Exception {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "tools/VerifyAudit.java",
            bundle.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("verify.log").toFile())
        .start()
        .waitFor();
  }

  /** The same bundle with one bit of one part changed. */
  private Path flipped(Path bundle, String part) throws Exception {
    var to = folder.resolve("flipped.zip");
    try (var in = new ZipInputStream(Files.newInputStream(bundle));
        var out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        var bytes = in.readAllBytes();
        if (entry.getName().equals(part)) {
          bytes[bytes.length / 2] ^= 1;
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(bytes);
      }
    }
    return to;
  }

  private String upload() {
    try (var context = chromium.window()) {
      var page = signedIn(context.newPage(), clerk);
      page.navigate("/desk/items/new");
      page.check("input[value=FORMAL_DOCUMENT]");
      page.setInputFiles("#ms", REGULATION);
      page.click("button:has-text('开始起草')");
      assertThat(page.inputValue("#t")).contains("政府网站信息发布管理办法");
      page.check("input[name=column][value=zcwj]");
      page.fill("input[name=number]", "江应急〔2020〕12号");
      page.fill("input[name=issuer]", "江海省应急管理厅");
      page.fill("input[name=formedOn]", "2020-05-22");
      page.fill("input[name=subject]", "政务公开");
      page.fill("input[name=indexNumber]", "990000001/2020-00012");
      page.check("input[name=markedForWeb]");
      page.click(".foot button[form=f]");
      page.waitForSelector("#bars .note.good:has-text('第 2 版')");
      assertThat(page.textContent("[data-standing=sentence]")).isEqualTo("还不能报送：要件有 1 处须补。");
      page.click("main a:has-text('签发文稿')");
      page.setInputFiles("#mf", REGULATION);
      page.click("button:has-text('记下')");
      page.click("a:has-text('回去编辑')");
      assertThat(page.textContent("[data-standing=sentence]")).contains("要件齐全", "可以报送");
      page.click("button:has-text('报送第')");
      page.waitForURL("**/desk/items/*");
      return page.url().substring(page.url().lastIndexOf('/') + 1);
    }
  }

  private void look(String what, Person by, java.util.function.Consumer<Page> answer) {
    try (var context = chromium.window()) {
      var page = signedIn(context.newPage(), by);
      page.click("#wait a.btn.go");
      answer.accept(page);
      page.click("button:has-text('同意并签署')");
      page.waitForURL("**/desk");
      assertThat(page.textContent("#wait")).as(what).contains("没有等您办的稿件");
    }
  }

  private void release(String item) {
    try (var context = chromium.window()) {
      var page = signedIn(context.newPage(), office.editorTwo);
      page.click("#wait a.btn.go");
      page.click("button:has-text('发布到网站')");
      page.waitForURL("**/desk/items/" + item);
      page.click("button:has-text('我已打开，页面无误')");
      page.waitForURL("**/desk");
      assertThat(page.locator("#live").count()).as("nothing is left to confirm").isZero();
    }
  }

  private void readAsCitizen() {
    try (var context = chromium.window()) {
      var page = context.newPage();
      page.navigate(site.address() + "/zcwj/index.html");
      page.click("main .rows a");
      assertThat(page.textContent("h1")).contains("政府网站信息发布管理办法");
      var meta = page.textContent("dl.meta");
      assertThat(meta)
          .containsPattern("发布日期：\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}")
          .contains("信息来源：办公室", "浏览次数：");
      assertThat(page.textContent(".tools")).contains("打印", "关闭");
      PlaywrightAssertions.assertThat(page.locator("[data-views]")).hasText("1");
      var text = page.textContent(".doc");
      for (var n = 1; n <= 30; n++) {
        assertThat(text).contains("第" + numeral(n) + "条");
      }
      assertThat(text).contains("网站信息公开保密审查表", "互动交流信息反馈工作流程图");
      page.locator(".rel")
          .waitFor(
              new com.microsoft.playwright.Locator.WaitForOptions()
                  .setState(WaitForSelectorState.VISIBLE));
    }
  }

  private static Page signedIn(Page page, Person who) {
    return Chromium.signIn(page, who.staffNo(), PASSWORD);
  }

  private static String numeral(int n) {
    var digits = new String[] {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    var tens = n / 10;
    return (tens == 0 ? "" : tens == 1 ? "十" : digits[tens] + "十") + digits[n % 10];
  }
}
