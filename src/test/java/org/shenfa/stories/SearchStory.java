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
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.search.Indexing;
import org.shenfa.site.PublicAddress;
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
@DisplayName("故事：读者在网站上找一份文件，编辑看到哪些没有找到")
class SearchStory {
  private static final String PASSWORD = Office.PASSWORD;
  private static final Pictures PICTURES = new Pictures("search");

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired Indexing indexing;
  @Autowired Reconciler reconciler;
  @Autowired PublicAddress site;
  @LocalServerPort int port;

  @AutoClose private Chromium chromium;

  @BeforeAll
  void released() {
    chromium = Chromium.forStory(port);
    accounts.openDemo(List.of(office.editorOne), PASSWORD);
    office.released(ItemKind.NOTICE, "关于做好滹沱河防汛抢险演练工作的通知");
    office.released(ItemKind.ORDINARY_NEWS, "滹沱河畔开展防汛演练，沿河三县八百人参加");
    office.released(ItemKind.FORMAL_DOCUMENT, "滹沱河防汛物资储备管理办法");
    office.released(ItemKind.SERVICE_GUIDE, "滹沱河涉河活动许可办理");
    reconciler.reconcile();
    indexing.reconcile();
  }

  private static void look(Page page, String name) {
    PICTURES.page(page, name);
    assertThat(Axe.everything(page, name)).isEmpty();
    var wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
    assertThat(page.evaluate(wide)).as(name + " 不横向滚动").isEqualTo(true);
  }

  @Test
  @Proves(Clause.MEASURES_15_1)
  @DisplayName("从首页的搜索框找到文件、筛选、打开；没有脚本、在手机上、深色里都一样；找不到时有出路，编辑看得到")
  void fromTheBoxToThePage() {
    try (var window = chromium.window()) {
      var page = window.newPage();
      page.navigate(site.address() + "/");
      look(page, "search-home-1440");
      page.locator("header input[name=q]").pressSequentially("滹沱河");
      PlaywrightAssertions.assertThat(page.locator("#sq-list option").nth(3)).isAttached();
      page.locator("header input[name=q]").press("Enter");
      page.waitForURL("**/_/search?q=*");
      PlaywrightAssertions.assertThat(page.locator(".hits > li")).hasCount(4);
      look(page, "search-1440");
      page.locator(".refine a", new Page.LocatorOptions().setHasText("政策文件")).click();
      PlaywrightAssertions.assertThat(page.locator(".hits > li")).hasCount(1);
      page.locator(".hits h2 a").click();
      PlaywrightAssertions.assertThat(page.locator("h1")).containsText("滹沱河防汛物资储备管理办法");
    }
    try (var window = chromium.withoutScript(Chromium.PHONE)) {
      var page = window.newPage();
      page.navigate(site.address() + "/map.html");
      page.fill("header input[name=q]", "qqqzzz");
      page.locator("header button", new Page.LocatorOptions().setHasText("搜索")).click();
      PlaywrightAssertions.assertThat(page.locator(".none")).isVisible();
      page.fill("main input[name=q]", "fxqxyl");
      page.locator("main form button").click();
      PlaywrightAssertions.assertThat(page.locator(".hits > li")).hasCount(1);
    }
    try (var window = chromium.window(Chromium.PHONE, ColorScheme.DARK)) {
      var page = window.newPage();
      page.navigate(site.address() + "/_/search?q=滹沱河防汛");
      look(page, "search-390-dark");
      page.navigate(site.address() + "/_/search?q=湖沱河放讯");
      assertThat(page.locator(".meant a").textContent()).isEqualTo("滹沱河防汛");
      look(page, "search-none-390-dark");
      page.locator(".meant a").click();
      PlaywrightAssertions.assertThat(page.locator(".hits > li").first()).isVisible();
    }
    try (var window = chromium.window()) {
      var page = Chromium.signIn(window, office.editorOne.staffNo(), PASSWORD);
      page.navigate("/desk/search");
      assertThat(page.locator("main").textContent()).contains("湖沱河放讯");
      page.fill("input[name=words]", "滹沱河、呼沱河");
      page.locator("button", new Page.LocatorOptions().setHasText("加入")).click();
      PlaywrightAssertions.assertThat(page.locator(".note.good")).containsText("已经加入");
      look(page, "search-desk-1440");
    }
  }
}
