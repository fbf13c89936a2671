package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shenfa.regulation.Clause.MEASURES_11_5;
import static org.shenfa.regulation.Clause.MEASURES_15_5;
import static org.shenfa.regulation.Clause.MEASURES_24_1;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shenfa.access.Accounts;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Proves;
import org.shenfa.review.Look;
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
    properties = "shenfa.origin=columns.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("故事：栏目、专题和网站布置怎样走到公众面前")
class ColumnStory {
  private static final String PASSWORD = Office.PASSWORD;

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired PublicAddress site;
  @Autowired Clock clock;
  @LocalServerPort int port;

  @AutoClose private Chromium chromium;
  private Person secrecy;

  @BeforeAll
  void people() {
    chromium = Chromium.forStory(port);
    secrecy = office.hired("宣传保密", office.publicity, PostKind.SECRECY_REVIEWER);
    accounts.openDemo(
        List.of(
            office.clerk,
            office.head,
            office.publicityHead,
            office.reviewer,
            office.editorOne,
            office.stranger),
        PASSWORD);
  }

  @Test
  @Proves(MEASURES_11_5)
  @DisplayName("专题：承办人申请，主要负责人确认，新闻宣传处同意，第一篇发布以后公众看到专题页")
  void aTopicFromItsApplicationToThePublicPage() {
    var address =
        as(
            office.clerk,
            page -> {
              page.navigate(desk("/desk/topics"));
              page.click("a:has-text('申请开设专题')");
              page.fill("[name=title]", "危化品专项整治");
              page.fill("[name=serves]", "全省危化品专项整治会议");
              page.fill("[name=purpose]", "集中反映专项整治的进展，方便企业查阅。");
              page.fill("[name=introduction]", "专项整治的部署、进展和企业自查要点。");
              page.fill("[name=slug]", "whzx");
              page.fill("[name=starts]", LocalDate.now(clock).toString());
              page.fill("[name=ends]", LocalDate.now(clock).plusDays(60).toString());
              page.selectOption("[name=keeper]", office.clerk.staffNo());
              page.fill("[name=wishName1]", "整治动态");
              page.fill("[name=wishDescription1]", "会议、检查和进展");
              page.click(".foot .go");
              // The address of the column is missing: a sentence says so, and nothing typed is
              // lost.
              assertThat(page.textContent("[role=alert]")).contains("整治动态");
              assertThat(page.inputValue("[name=title]")).isEqualTo("危化品专项整治");
              page.fill("[name=wishLeaf1]", "zzdt");
              page.click(".foot .go");
              page.waitForURL(u -> u.matches(".*/desk/topics/[0-9]+"));
              return page.url().replaceFirst("^https?://[^/]+", "");
            });
    as(
        office.stranger,
        page -> {
          assertThat(page.context().request().get(desk(address)).status()).isEqualTo(404);
          return "";
        });
    agreed(office.head, address, "button:has-text('确认，报新闻宣传处')", "待新闻宣传处审核");
    agreed(office.reviewer, address, "button:has-text('同意，开设专题和栏目')", "已开设");
    assertThat(status("/zt/whzx/index.html")).isEqualTo(404);

    released("whzx-zzdt", "第一批企业完成自查");
    as(
        null,
        page -> {
          page.navigate(site.address() + "/index.html");
          page.click(".books a:has-text('危化品专项整治')");
          assertThat(page.textContent("h1")).isEqualTo("危化品专项整治");
          assertThat(page.textContent(".topic")).contains("企业自查要点", office.hazmat.name());
          page.click("a:has-text('全部整治动态')");
          assertThat(page.url()).endsWith("/zt/whzx/zzdt/index.html");
          page.click("a:has-text('第一批企业完成自查')");
          assertThat(page.textContent(".crumb")).contains("整治动态");
          return "";
        });
  }

  private void agreed(Person by, String address, String button, String then) {
    as(
        by,
        page -> {
          page.navigate(desk("/desk/topics"));
          page.click("main table a[href='%s']".formatted(address));
          page.click(button);
          assertThat(page.textContent(".head .tag")).isEqualTo(then);
          return "";
        });
  }

  private void released(String column, String title) {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.ORDINARY_NEWS);
    var text = office.text(item, ItemKind.ORDINARY_NEWS, title);
    var there =
        Manifest.of(
            new String(text.canonical(), java.nio.charset.StandardCharsets.UTF_8)
                .replace("\"columns\":[\"gzdt\"]", "\"columns\":[\"%s\"]".formatted(column))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    office.released(office.cleared(office.drafting.save(office.clerk, item.id(), 0, there)), null);
  }

  @Test
  @Proves(MEASURES_24_1)
  @DisplayName("更名：一人提出，看清网站怎么变，另一人核对；收藏的旧地址还能打开新栏目")
  void aRenamedColumnKeepsItsOldAddress() {
    office.released(ItemKind.SERVICE_GUIDE, "危险化学品经营许可办理指南");
    assertThat(status("/bsfw/index.html")).isEqualTo(200);
    var proposal =
        as(
            office.editorOne,
            page -> {
              page.navigate(desk("/desk/columns/bsfw"));
              page.click("summary:has-text('更名')");
              var form = "form[action$='/bsfw/rename'] ";
              page.fill(form + "[name=name]", "网上办事");
              page.fill(form + "[name=leaf]", "wsbs");
              page.fill(form + "[name=reason]", "与省政务服务网的名称一致");
              page.click(form + "button");
              page.waitForURL("**/proposals/*");
              assertThat(page.textContent("main")).contains("/bsfw/", "/wsbs/", "自动转到", "由本处另一人核对");
              return page.url().replaceFirst("^https?://[^/]+", "");
            });
    assertThat(status("/bsfw/index.html")).isEqualTo(200);
    as(
        office.publicityHead,
        page -> {
          page.navigate(desk("/desk/columns"));
          page.click("a[href='%s']".formatted(proposal));
          page.click("button:has-text('核对无误，生效')");
          assertThat(page.textContent(".head .tag")).isEqualTo("已生效");
          return "";
        });
    as(
        null,
        page -> {
          for (var old : List.of("/bsfw/index.html", "/bsfw/list-1.html", "/bsfw/")) {
            awaitMoved(page, old);
            page.navigate(site.address() + old);
            assertThat(page.url()).contains("/wsbs/");
            assertThat(page.textContent("h1")).isEqualTo("网上办事");
          }
          page.click("a:has-text('危险化学品经营许可办理指南')");
          assertThat(page.textContent(".crumb")).contains("网上办事");
          return "";
        });
    as(
        office.clerk,
        page -> {
          page.navigate(desk("/desk/columns/bsfw"));
          assertThat(page.textContent("main"))
              .contains("/bsfw/", "/wsbs/", office.editorOne.name(), office.publicityHead.name());
          assertThat(page.locator("#acts").count()).isZero();
          return "";
        });
  }

  private void awaitMoved(Page page, String old) {
    for (var tries = 0; tries < 50 && answer(page, old) != 301; tries++) {
      page.waitForTimeout(200);
    }
    assertThat(answer(page, old)).isEqualTo(301);
  }

  private int answer(Page page, String path) {
    return page.context()
        .request()
        .get(site.address() + path, RequestOptions.create().setMaxRedirects(0))
        .status();
  }

  private int status(String path) {
    try (var context = chromium.window(Chromium.DESKTOP, ColorScheme.LIGHT)) {
      return answer(context.newPage(), path);
    }
  }

  @Test
  @Proves({MEASURES_24_1, MEASURES_15_5})
  @DisplayName("友情链接：在页面上填好、报送、审毕、发布以后首页才有；名单以外的网站填不进去；离开时先问")
  void linksAreReviewedLikeAnyText() {
    var item =
        as(
            office.editorOne,
            page -> {
              page.navigate(desk("/desk/slots"));
              page.click("button[aria-label='开始布置“友情链接”']");
              page.fill("[name=group1]", "国家");
              page.fill("[name=title1]", "中国政府网");
              page.fill("[name=address1]", "https://www.gov.cn.example.com/");
              page.click("button:has-text('保存')");
              assertThat(page.textContent("main")).contains("不是政府网站");
              page.fill("[name=address1]", "https://www.gov.cn/");
              page.click("button:has-text('保存')");
              assertThat(page.frameLocator("iframe[title=首页预览]").locator("#h-yl").textContent())
                  .isEqualTo("友情链接");
              page.click("button:has-text('报送第')");
              page.waitForURL("**/desk/items/*");
              return page.url().substring(page.url().lastIndexOf('/') + 1);
            });
    var on = office.reviewing.latest(Long.parseLong(item)).orElseThrow();
    on = office.step(on, secrecy, Office.agreeing(Look.SECRECY_REVIEW));
    on = office.step(on, office.publicityHead, Office.agreeing(Look.HEAD_CONFIRMATION));
    on = office.step(on, office.reviewer, Office.agreeing(Look.EDITORIAL_REVIEW));
    assertThat(home()).doesNotContain("中国政府网");
    office.released(on, office.editorTwo);
    as(
        null,
        page -> {
          page.navigate(site.address() + "/index.html");
          var asked = new java.util.ArrayList<String>();
          page.onDialog(dialog -> {
            asked.add(dialog.message());
            dialog.dismiss();
          });
          page.click("a:has-text('中国政府网')");
          assertThat(asked).singleElement().asString().contains("即将离开", "是否继续");
          assertThat(page.url()).endsWith("/index.html");
          return "";
        });
  }

  private String home() {
    try (var context = chromium.window(Chromium.DESKTOP, ColorScheme.LIGHT)) {
      return context.request().get(site.address() + "/index.html").text();
    }
  }

  private String as(
      @org.jspecify.annotations.Nullable Person who,
      java.util.function.Function<Page, String> act) {
    try (var context = chromium.window(Chromium.DESKTOP, ColorScheme.LIGHT)) {
      return act.apply(
          who == null ? context.newPage() : Chromium.signIn(context, who.staffNo(), PASSWORD));
    }
  }

  private String desk(String path) {
    return "http://127.0.0.1:" + port + path;
  }
}
