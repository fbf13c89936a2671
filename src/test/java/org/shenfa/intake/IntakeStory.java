package org.shenfa.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shenfa.access.Accounts;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
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
    properties = "shenfa.origin=story.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("故事：一份 Word 来稿放到桌上，成了一件稿件")
class IntakeStory {
  private static final Pictures PICTURES = new Pictures("intake");
  private static final String PASSWORD = Office.PASSWORD;
  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  @Autowired Office office;
  @Autowired Accounts accounts;
  @LocalServerPort int port;

  @AutoClose private Chromium chromium;
  private Person clerk;

  @BeforeAll
  void people() {
    chromium = Chromium.forStory(port);
    clerk = office.hired("收稿承办", office.hazmat, PostKind.CLERK);
    accounts.openDemo(List.of(clerk), PASSWORD);
  }

  private static FilePayload document() {
    var bytes =
        new WordFile()
            .p("000123", "特急")
            .centred("江 海 省 应 急 管 理 厅 文 件")
            .p("江应急[2026]031号　　　　签发人：李明")
            .centred("关于公布危险化学品")
            .centred("典型执法案例的通知")
            .p("各设区市应急管理局：", "现将典型案例予以公布，请结合实际做好警示教育。")
            .p("一、基本情况", "今年以来，全省共查处危险化学品领域违法行为312起。")
            .table(
                true,
                new String[] {"地区", "起数"},
                new String[] {"临江市", "120"},
                new String[] {"南滨市", "192"})
            .picture("a.png", WordDocuments.image("png", new Color(20, 90, 160), 320), "图片 1")
            .p("附件：1.典型案例汇编")
            .right("江海省应急管理厅")
            .right("2026年3月5日")
            .p("抄送：应急管理部。", "江海省应急管理厅办公室　　2026年3月5日印发")
            .header("内部工作稿")
            .footer("— 1 —")
            .bytes();
    return new FilePayload("关于公布典型执法案例的通知.docx", DOCX, bytes);
  }

  @Proves({Clause.MEASURES_17_1, Clause.MEASURES_20_2})
  @Test
  @DisplayName("选文件开始起草：标题、文号、日期、正文、图片各就各位，没有带入的逐项列出，来稿本身作附件")
  void aDocumentBecomesAnItem() {
    try (var context = chromium.window()) {
      var page = signedIn(context.newPage());
      page.navigate("/desk/items/new");
      page.check("input[name=kind][value=FORMAL_DOCUMENT]");
      page.setInputFiles("#ms", document());
      page.check("input[name=keepSource]");
      page.click("button:has-text('开始起草')");
      page.waitForURL("**/edit");

      assertThat(page.inputValue("#t")).isEqualTo("关于公布危险化学品典型执法案例的通知");
      assertThat(page.inputValue("input[name=number]")).isEqualTo("江应急〔2026〕31号");
      assertThat(page.inputValue("input[name=formedOn]")).isEqualTo("2026-03-05");
      assertThat(page.inputValue("input[name=issuer]")).isEqualTo("江海省应急管理厅");
      assertThat(page.textContent("[aria-labelledby=h-taken]"))
          .contains("文号 江应急〔2026〕31号", "版头没有带入", "抄送：应急管理部", "内部工作稿", "图片 1 张", "典型案例汇编");
      assertThat(page.locator(".att").allTextContents())
          .anyMatch(a -> a.contains("关于公布典型执法案例的通知.docx"));
      pictures(page, "taken");
    }
  }

  @Test
  @DisplayName("已经起了头、还没有正文的稿件，也可以导入；不能读的文件说明原因，稿件不变")
  void anEmptyDraftTakesAFile() {
    try (var context = chromium.window()) {
      var page = signedIn(context.newPage());
      page.navigate("/desk/items/new");
      page.check("input[name=kind][value=NOTICE]");
      page.click("button:has-text('开始起草')");
      page.waitForURL("**/edit");
      page.click("summary:has-text('从文件导入')");
      pictures(page, "empty");

      page.setInputFiles("#ms", new FilePayload("扫描.pdf", "application/pdf", PageDocuments.scan()));
      page.click("button:has-text('导入')");
      PlaywrightAssertions.assertThat(page.locator("body")).containsText("是扫描件");
      page.goBack();
      page.click("summary:has-text('从文件导入')");
      page.setInputFiles(
          "#ms",
          new FilePayload(
              "通知.txt", "text/plain", "关于放假的通知\n\n各处室：\n放假三天。".getBytes(StandardCharsets.UTF_8)));
      page.click("button:has-text('导入')");
      page.waitForSelector("#h-taken");

      assertThat(page.inputValue("#t")).isEqualTo("关于放假的通知");
      assertThat(page.locator("summary:has-text('从文件导入')").count()).isZero();
    }
  }

  private static void pictures(Page page, String name) {
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (var width : List.of(1440, 390)) {
        page.setViewportSize(width, 900);
        PICTURES.page(page, "%s-%d-%s".formatted(name, width, scheme));
      }
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(1440, 900);
  }

  private Page signedIn(Page page) {
    return Chromium.signIn(page, clerk.staffNo(), PASSWORD);
  }
}
