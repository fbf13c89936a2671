package org.shenfa.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.shenfa.Shenfa;
import org.shenfa.access.Accounts;
import org.shenfa.access.AdminRole;
import org.shenfa.archive.Registering;
import org.shenfa.chronicle.Chronicle;
import org.shenfa.content.ItemKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.site.Reconciler;
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

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "spring.application.name=archive")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("故事：审计员导出一年的档案，在另一台电脑上核验")
class ArchiveStory {
  private static final Pictures PICTURES = new Pictures("archive");

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired Reconciler site;
  @Autowired Chronicle chronicle;
  @Autowired Registering registering;
  @LocalServerPort int port;
  @TempDir Path elsewhere;

  @AutoClose private Chromium chromium;

  @BeforeAll
  void open() {
    chromium = Chromium.forStory(port);
    office.administrator(accounts, AdminRole.AUDIT, 900_003);
    office.released(ItemKind.NOTICE, "要查考的一件通知");
    site.reconcile();
    chronicle.keep();
    registering.register(java.time.Instant.now());
  }

  /** 退出码与所说的话 of a bare JDK in a folder of its own, without a class path. */
  private record Answer(int code, String words) {}

  private Answer verified(Path bundle) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(java, "-Xmx128m", "VerifyAudit.java", bundle.toString())
            .directory(elsewhere.toFile())
            .redirectErrorStream(true);
    process.environment().remove("CLASSPATH");
    var running = process.start();
    var words = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(running.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Answer(running.exitValue(), words);
  }

  @Test
  @Proves({Clause.MEASURES_26_1, Clause.MEASURES_15_4})
  @DisplayName("第二十六条 审计管理员找到档案、核对、导出一年；换一台电脑核验通过，翻转一个比特就不通过")
  void aYearOnAnotherMachine() throws Exception {
    var desk =
        Chromium.signIn(
            chromium.window(Chromium.DESKTOP, ColorScheme.LIGHT), "900003", Office.PASSWORD);
    desk.click("nav >> text=归档");
    assertThat(desk.locator("h1")).hasText("归档");
    desk.fill("[name=q]", "查考的一件");
    desk.click("button:has-text('查找')");
    PICTURES.page(desk, "register");
    desk.click("a:has-text('要查考的一件通知')");
    desk.click("a:has-text('核对全部内容')");
    assertThat(desk.locator(".note.good")).containsText("核对无误");
    assertThat(Axe.everything(desk, "一卷档案")).isEmpty();
    PICTURES.page(desk, "package");

    desk.navigate("/desk/archive/works");
    desk.selectOption(
        "form[action$=year] [name=year]", Integer.toString(LocalDate.now(Shenfa.ZONE).getYear()));
    desk.fill("form[action$='works/year'] [name=purpose]", "年度审计抽查");
    desk.click("button:has-text('导出一年')");
    var first = desk.locator("tbody tr").first();
    while (!first.locator(".tag").textContent().contains("完成")) {
      desk.waitForTimeout(200);
      desk.reload(new Page.ReloadOptions());
    }
    assertThat(Axe.everything(desk, "导出与清点")).isEmpty();
    PICTURES.page(desk, "works");
    first.locator("a").click();
    var bundle = elsewhere.resolve("年度.zip");
    desk.waitForDownload(() -> desk.click("a:has-text('下载')")).saveAs(bundle);

    Files.copy(Path.of("tools", "VerifyAudit.java"), elsewhere.resolve("VerifyAudit.java"));
    var good = verified(bundle);
    assertThat(good.code()).as(good.words()).isZero();
    assertThat(good.words()).contains("核验通过").contains("PASSED");

    var bytes = Files.readAllBytes(bundle);
    bytes[within(bundle, bytes)] ^= 1;
    var bent = verified(Files.write(elsewhere.resolve("翻转.zip"), bytes));
    assertThat(bent.code()).as(bent.words()).isEqualTo(1);
    assertThat(bent.words()).contains("packages/").contains("被改动").contains("FAILED");

    var phone =
        Chromium.signIn(
            chromium.window(Chromium.PHONE, ColorScheme.DARK), "900003", Office.PASSWORD);
    for (var page : List.of("", "/missing", "/rules", "/works", "/days", "/papers")) {
      phone.navigate("/desk/archive" + page);
      assertThat(Chromium.fitsNarrow(phone)).as(page).isTrue();
      assertThat(Axe.everything(phone, "归档" + page)).as(page).isEmpty();
      PICTURES.page(phone, "phone" + page.replace('/', '-'));
      desk.navigate("/desk/archive" + page);
      PICTURES.page(desk, "desk" + page.replace('/', '-'));
    }
  }

  /** A byte of the packed first package in the file. */
  private static int within(Path bundle, byte[] bytes) throws IOException {
    try (var zip = new ZipFile(bundle.toFile())) {
      var name =
          zip.stream().map(e -> e.getName()).filter(n -> n.startsWith("packages/")).findFirst();
      var wanted = name.orElseThrow().getBytes(StandardCharsets.UTF_8);
      for (var at = 0; at < bytes.length - wanted.length; at++) {
        if (java.util.Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
          return at + wanted.length + 40;
        }
      }
    }
    throw new IllegalStateException("no package in the bundle");
  }
}
