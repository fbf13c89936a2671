package org.shenfa.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shenfa.Shenfa;
import org.shenfa.access.Accounts;
import org.shenfa.content.ItemKind;
import org.shenfa.organization.Person;
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

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("故事：值班的一天，从排班到签名交班，在手机上读完")
class DutyStory {
  private static final Pictures PICTURES = new Pictures("duty");

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired Reconciler reconciler;
  @LocalServerPort int port;

  @AutoClose private Chromium chromium;

  @BeforeAll
  void open() {
    chromium = Chromium.forStory(port);
    accounts.openDemo(
        List.of(office.publicityHead, office.editorOne, office.editorTwo), Office.PASSWORD);
    office.released(ItemKind.NOTICE, "值班要读的一件通知");
    reconciler.reconcile();
  }

  private Page at(Person who, int width) {
    var page =
        Chromium.signIn(chromium.window(width, ColorScheme.LIGHT), who.staffNo(), Office.PASSWORD);
    page.navigate("/desk/duty");
    return page;
  }

  @Test
  @Proves(Clause.MEASURES_25_1)
  @DisplayName("第二十五条 处长排班、指定今天的人；当天的人开始、逐行看、写明问题、签名交班")
  void aDayOfDuty() {
    var today = LocalDate.now(Shenfa.ZONE);
    var head = at(office.publicityHead, Chromium.DESKTOP);
    assertThat(head.locator(".note")).containsText("没有人值班");
    head.click("button:has-text('自动排班')");
    assertThat(head.locator(".note")).hasCount(0);
    if (!head.textContent("#h-today").contains(office.editorOne.name())) {
      head.fill("form[action$=substitute] [name=day]", today.toString());
      head.selectOption("form[action$=substitute] [name=staffNo]", office.editorOne.staffNo());
      head.fill("form[action$=substitute] [name=reason]", "原来的人出差");
      head.click("button:has-text('指定')");
    }
    head.navigate("/desk/duty");
    assertThat(head.locator("#h-today")).containsText(office.editorOne.name());
    assertThat(Axe.everything(head, "值班表")).isEmpty();
    PICTURES.page(head, "roster");

    var reader = at(office.editorOne, Chromium.PHONE);
    reader.navigate("/desk");
    reader.click("a:has-text('今天由您值班读网')");
    reader.click("button:has-text('开始读网')");
    assertThat(reader.locator("table")).containsText("值班要读的一件通知");
    reader.click("a:has-text('从第一行读起')");
    assertThat(reader.frameLocator("iframe").locator("main")).isVisible();
    PICTURES.page(reader, "line");
    reader.click("label:has-text('有问题')");
    reader.click("button:has-text('记下')");
    assertThat(reader.locator("[role=alert]").first()).containsText("什么问题");
    reader.fill("[name=words]", "头条的标题写错一个字");
    reader.click("button:has-text('记下')");
    reader.waitForURL(url -> url.matches(".*/day/[0-9-]+/[0-9]+$"));
    assertThat(Chromium.fitsNarrow(reader)).isTrue();
    while (!reader.url().endsWith("#h-hand")) {
      var line = reader.url();
      reader.click("label:has-text('正常')");
      reader.click("button:has-text('记下')");
      reader.waitForURL(url -> !url.equals(line));
    }
    reader.waitForLoadState();
    assertThat(Axe.everything(reader, "读网单")).isEmpty();
    reader.fill("[name=tomorrow]", "明天看头条改了没有");
    reader.click("button:has-text('签名交班')");
    assertThat(reader.locator(".head .tag")).hasText("已交班");
    assertThat(reader.locator("main")).containsText("头条的标题写错一个字");
    assertThat(reader.locator("main")).containsText("明天看头条改了没有");

    head.navigate("/desk/duty/coverage");
    assertThat(head.locator("main")).containsText("90 天值班读过");
    head.navigate("/desk/duty/looks");
    assertThat(head.locator("main")).not().containsText("头条的标题写错一个字");
  }

  @Test
  @DisplayName("看板：图画得出，没有一句报错；图和表是一样的数；没有脚本时表在那里；手机上放得下")
  void theBoardIsDrawnAboveItsTables() {
    var window = chromium.window(Chromium.DESKTOP, ColorScheme.DARK);
    var page = window.newPage();
    var said = new ArrayList<String>();
    page.onConsoleMessage(m -> {
      if (!m.location().contains("favicon")) {
        said.add(m.type() + " " + m.text());
      }
    });
    page.onPageError(said::add);
    Chromium.signIn(page, office.publicityHead.staffNo(), Office.PASSWORD);
    said.clear();
    page.navigate("/desk/boards");
    var released = page.locator("section:has(#h-released)");
    assertThat(released.locator(".plot[data-drawn] svg")).isVisible();
    assertThat(released.locator(".plot svg path").first()).isAttached();
    var drawn =
        page.evaluate(
            "JSON.parse(document.querySelector('section:has(#h-released) figure').dataset.chart).series.map(s => s.values.at(-1)).join()");
    released.locator("summary").click();
    var table =
        released.locator("tbody tr:last-child td:not(:last-child)").allTextContents().stream()
            .map(String::strip)
            .collect(Collectors.joining(","));
    assertThat(table).isEqualTo(drawn).matches("[1-9].*");
    assertThat(Axe.everything(page, "全厅一览")).isEmpty();
    assertThat(Chromium.fitsNarrow(page)).isTrue();
    assertThat(said).isEmpty();
    PICTURES.page(page, "boards");

    var plain =
        Chromium.signIn(
            chromium.withoutScript(Chromium.PHONE),
            office.publicityHead.staffNo(),
            Office.PASSWORD);
    plain.navigate("/desk/boards");
    assertThat(plain.locator("section:has(#h-released) table")).isVisible();
    assertThat(plain.locator(".plot").first()).isHidden();
  }
}
