package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shenfa.access.Accounts;
import org.shenfa.content.ItemKind;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.site.PublicAddress;
import org.shenfa.site.Reconciler;
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
    properties = "shenfa.origin=emergency.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("故事：应急模式，两个人启用、更新、结束")
class EmergencyStory {
  private static final String PASSWORD = Office.PASSWORD;
  private static final Pictures PICTURES = new Pictures("emergency");

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired PublicAddress site;
  @Autowired Reconciler reconciler;
  @LocalServerPort int port;

  @AutoClose private Chromium chromium;

  @BeforeAll
  void open() {
    chromium = Chromium.forStory(port);
    accounts.openDemo(List.of(office.editorOne, office.editorTwo), PASSWORD);
  }

  private static void picture(Page page, String name) {
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (var width : List.of(Chromium.DESKTOP, 768, Chromium.PHONE)) {
        page.setViewportSize(width, 900);
        PICTURES.page(page, "%s-%d-%s".formatted(name, width, scheme));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .as("%s fits %d", name, width)
            .isEqualTo(true);
      }
    }
    page.setViewportSize(Chromium.DESKTOP, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  private Page at(Person who) {
    return Chromium.signIn(chromium.window(), who.staffNo(), PASSWORD);
  }

  private static void agree(Page page) {
    page.navigate("/desk/emergency");
    page.click("button:has-text('同意，马上生效')");
    PlaywrightAssertions.assertThat(page.locator("main")).containsText("同意");
  }

  private void read(Page citizen, String path) {
    reconciler.reconcile();
    citizen.navigate(site.address() + path);
    // A page is kept by the browser for a minute; a reader who asks again gets the new one.
    citizen.reload();
  }

  @Test
  @Proves({Clause.MEASURES_4_1, Clause.HOUSE})
  @DisplayName("一人提出不生效，另一人同意才生效；简版在前，完整版能到，进展列出；结束后恢复原样")
  void twoPeopleSwitchIt() {
    office.released(ItemKind.NOTICE, "平日的通知");
    try (var first = at(office.editorOne);
        var second = at(office.editorTwo);
        var citizen = chromium.window().newPage()) {
      first.navigate("/desk/emergency");
      first.fill("#e-event", "防汛Ⅱ级应急响应");
      first.fill("#e-call", "沿江五市：低洼处的群众，请在今天18点前转移");
      first.fill("#e-summary", "受上游来水和强降雨影响，临江站今夜将超过警戒水位 1.2 米左右，沿江低洼地段组织转移。");
      first.fill("#e-todo", "听村（社区）通知，往高处走，不要返回取财物。\n关掉电源和燃气，带上药品、证件和饮用水。");
      first.selectOption("#e-column", "gzdt");
      first.fill("#e-next", "2030-01-01T18:00");
      first.fill("#e-reason", "省防指启动防汛Ⅱ级应急响应");
      picture(first, "propose");
      first.click("button:has-text('提出，请另一人核对')");
      PlaywrightAssertions.assertThat(first.locator("main")).containsText("自己提出的由另一人核对");
      assertThat(first.locator("button:has-text('同意，马上生效')").count()).isZero();
      read(citizen, "/");
      assertThat(citizen.content()).contains("平日的通知").doesNotContain("防汛Ⅱ级");

      second.navigate("/desk/emergency");
      picture(second, "waiting");
      agree(second);
      var statement = office.released(ItemKind.ORDINARY_NEWS, "已转移 21360 人，开放避险点 47 处");
      read(citizen, "/");
      assertThat(citizen.textContent("main"))
          .contains("低洼处的群众", "不要返回取财物", "已转移 21360 人", "2030-01-01 18:00");
      assertThat(citizen.locator("script").count()).isZero();
      assertThat(citizen.getAttribute(".tels a >> nth=0", "href")).isEqualTo("tel:119");
      picture(citizen, "light");
      citizen.click("a:has-text('完整版网站')");
      assertThat(citizen.textContent("main")).contains("平日的通知");
      assertThat(citizen.textContent("aside.alert")).contains("防汛Ⅱ级应急响应");
      picture(citizen, "whole");
      read(citizen, statement.path());
      citizen.click("aside.alert a");
      assertThat(citizen.textContent("h1")).contains("低洼处的群众");

      second.navigate("/desk/emergency");
      second.fill("form[action$=close] input[name=reason]", "响应终止");
      second.click("button:has-text('提出结束')");
      picture(second, "standing");
      agree(first);
      read(citizen, "/home.html");
      citizen.waitForURL("**/index.html");
      citizen.reload();
      assertThat(citizen.content()).contains("平日的通知").doesNotContain("防汛Ⅱ级");
    }
  }
}
