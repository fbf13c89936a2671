package org.shenfa.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shenfa.Shenfa;
import org.shenfa.access.Accounts;
import org.shenfa.access.AdminRole;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.Axe;
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
    properties = "shenfa.origin=https://trained.example")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("故事：先写计划，再培训、测试，合格以后才任职")
class TrainingStory {
  @Autowired Office office;
  @Autowired Accounts accounts;
  @LocalServerPort int port;

  @AutoClose private Chromium chromium;

  private final LocalDate today = LocalDate.now(Shenfa.ZONE);
  private Person security;
  private Person newcomer;

  @BeforeAll
  void open() {
    chromium = Chromium.forStory(port);
    accounts.openDemo(
        List.of(office.publicityHead, office.editorOne, office.secrecy), Office.PASSWORD);
    security = office.administrator(accounts, AdminRole.SECURITY, 900_002);
    newcomer = office.hired("新来的人", office.hazmat, PostKind.CLERK);
  }

  private Page at(Person who, int width, String address) {
    var page =
        Chromium.signIn(chromium.window(width, ColorScheme.LIGHT), who.staffNo(), Office.PASSWORD);
    page.navigate(address);
    return page;
  }

  private void appointed(Page page) {
    page.navigate("/desk/organization");
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
    var form = page.locator("form[action='/desk/organization/posts']");
    form.locator("[name=staffNo]").fill(newcomer.staffNo());
    form.locator("[name=unit]").selectOption(Long.toString(office.hazmat.id()));
    form.locator("[name=kind]").selectOption("SECRECY_REVIEWER");
    form.locator("button").click();
  }

  private static void fill(Page page, String... fields) {
    for (var i = 0; i < fields.length; i += 2) {
      page.fill("main form.card [name=" + fields[i] + "]", fields[i + 1]);
    }
  }

  @Test
  @Proves(Clause.MEASURES_27_1)
  @DisplayName("第二十七条 科目、计划、要求；没有合格的任命被拒绝，登记合格以后任命成功；在岗的看到提醒")
  void trainedBeforeAppointed() {
    var editor = at(office.editorOne, Chromium.DESKTOP, "/desk/registers/test");
    fill(editor, "name", "保密审查上岗测试", "content", "保密审查六问", "pass", "九十分");
    editor.click("button:has-text('登记')");
    editor.navigate("/desk/registers/training-plan");
    fill(editor, "name", "保密审查员培训", "by", today.plusDays(30).toString());
    fill(editor, "content", "保密审查怎样做", "owner", "新闻宣传处");
    editor.check("input[name=posts][value=保密审查员]");
    editor.check("input[name=posts][value=信息联络员]");
    editor.click("button:has-text('登记')");

    var head = at(office.publicityHead, Chromium.DESKTOP, "/desk/registers/required");
    head.check("input[name=charges][value=保密审查员]");
    fill(head, "from", today.toString(), "reason", "先培训后上岗的内部规定");
    head.click("button:has-text('规定')");
    assertThat(head.locator("section[aria-labelledby=h-late]")).containsText("保密审查");
    assertThat(Axe.everything(head, "required")).isEmpty();

    var admin = at(security, Chromium.DESKTOP, "/desk/organization");
    appointed(admin);
    assertThat(admin.locator("main")).containsText("新来的人没有合格记录");
    assertThat(admin.locator("main")).containsText("第二十七条");

    editor.navigate("/desk/registers/training");
    fill(editor, "name", "保密审查培训", "day", today.toString(), "hours", "2", "teacher", "宣传处");
    fill(editor, "content", "保密审查怎样做", "attended", newcomer.staffNo());
    fill(editor, "passed", newcomer.staffNo());
    editor.locator("[name=plan]").selectOption("保密审查员培训");
    editor.locator("[name=exam]").selectOption("保密审查上岗测试");
    editor.click("button:has-text('登记')");
    editor.click("th a:has-text('保密审查培训')");
    editor.click("dd a:has-text('保密审查员培训')");
    assertThat(editor.locator("#h-done")).containsText("1 次，2 学时");
    assertThat(editor.locator("main")).containsText("保密审查员、信息联络员");
    assertThat(Axe.everything(editor, "plan")).isEmpty();

    appointed(admin);
    assertThat(office.organization.postsOf(newcomer.id(), today))
        .extracting(p -> p.kind())
        .contains(PostKind.SECRECY_REVIEWER);

    var holder = at(office.secrecy, Chromium.PHONE, "/desk/registers/required");
    assertThat(holder.locator(".note")).containsText("还没有有效的合格记录");
    assertThat(holder.locator("#h-late")).hasCount(0);
    assertThat(holder.locator("#h-new")).hasCount(0);
    assertThat(Axe.everything(holder, "required at 390")).isEmpty();
    assertThat(Chromium.fitsNarrow(holder)).isTrue();
  }
}
