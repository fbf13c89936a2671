package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shenfa.Shenfa;
import org.shenfa.access.Accounts;
import org.shenfa.columns.Category;
import org.shenfa.columns.Column;
import org.shenfa.concerns.Concern;
import org.shenfa.concerns.ConcernRegister;
import org.shenfa.concerns.ConcernWatch;
import org.shenfa.concerns.Concerns;
import org.shenfa.concerns.FactSheet;
import org.shenfa.concerns.Part;
import org.shenfa.concerns.Responding;
import org.shenfa.concerns.StatementKind;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
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

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "shenfa.origin=emergency.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("故事：台风成为公众关切，从登记到办结评估")
class ConcernStory {
  private static final String PASSWORD = Office.PASSWORD;
  private static final Pictures PICTURES = new Pictures("concern");

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired Concerns concerns;
  @Autowired ConcernRegister register;
  @Autowired Responding responding;
  @Autowired ConcernWatch watch;
  @Autowired PublicAddress site;
  @Autowired Reconciler reconciler;
  @LocalServerPort int port;

  @AutoClose private Chromium chromium;

  @BeforeAll
  void open() {
    chromium = Chromium.forStory(port);
    accounts.openDemo(List.of(office.publicityHead, office.clerk, office.deputyLeader), PASSWORD);
    office.agreed(
        new Column(
            0,
            Responding.COLUMN,
            "回应关切",
            "对公众关切的回应",
            "回应关切",
            "回应关切",
            office.publicity.id(),
            Set.of(Category.INTERACTION),
            14,
            7));
  }

  private Page at(Person who) {
    return Chromium.signIn(chromium.window(), who.staffNo(), PASSWORD);
  }

  private static void picture(Page page, String name, ColorScheme... schemes) {
    for (var scheme : schemes) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (var width : List.of(Chromium.DESKTOP, 320)) {
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

  private static LocalDateTime in(int hours) {
    return LocalDateTime.now(Shenfa.ZONE).plusHours(hours).withSecond(0).withNano(0);
  }

  private void released(long item) {
    var walking = office.reviewing.latest(item).orElseThrow();
    while (walking.next().isPresent()) {
      walking = office.step(walking);
    }
    office.released(walking, null);
    watch.sweep(Instant.now());
    reconciler.reconcile();
  }

  private void said(Concern concern, FactSheet sheet) {
    released(responding.draft(office.clerk, concern.id(), sheet, "论坛帖子截图已存档", "已移交网信部门").id());
  }

  @Test
  @Proves(Clause.MEASURES_13_1)
  @DisplayName("第十三条 登记、定级、交办、厅领导同意、首次回应、续报、辟谣、最终结果、办结、评估；公众不用脚本看到全部")
  void aTyphoon() {
    try (var newsroom = at(office.publicityHead);
        var clerk = at(office.clerk);
        var leader = at(office.deputyLeader);
        var phone = chromium.withoutScript(390)) {
      clerk.navigate("/desk/concerns/new");
      clerk.fill("#c-name", "台风海燕影响");
      clerk.fill("#c-words", "沿海群众担心停电停水，网上有溃堤的说法。");
      clerk.selectOption("#c-source", "DUTY");
      clerk.fill("#c-origin", "值班读网，本省论坛");
      clerk.check("input[name=urgent]");
      clerk.click("button:has-text('登记，请新闻宣传处定级')");
      PlaywrightAssertions.assertThat(clerk.locator("h1")).containsText("台风海燕影响");
      var room = clerk.url().substring(clerk.url().indexOf("/desk/"));

      newsroom.navigate("/desk/concerns");
      newsroom.click("a:has-text('台风海燕影响')");
      newsroom.check("input[value=A]");
      newsroom.fill("form[action$=assess] input[name=reason]", "省防指启动防台风Ⅱ级响应");
      newsroom.click("button:has-text('定级')");
      PlaywrightAssertions.assertThat(newsroom.locator("main")).containsText("应急模式还没有启用");
      newsroom.selectOption("select[name=unit]", String.valueOf(office.hazmat.id()));
      newsroom.fill("input[name=spokesperson]", office.head.staffNo());
      newsroom.fill("form[action$=assign] input[name=reason]", "按职能由危化监管处牵头");
      newsroom.click("button:has-text('交办')");
      newsroom.click("a:has-text('按这一件提出启用')");
      assertThat(newsroom.inputValue("#e-event")).isEqualTo("台风海燕影响");

      clerk.navigate(room);
      clerk.click("a:has-text('填事实单')");
      clerk.fill("#s-title", "关于台风海燕影响的情况");
      clerk.fill("#s-known", "临江站水位超过警戒水位 0.6 米，堤防完好。");
      clerk.fill("#s-unknown", "沿海两镇停电户数正在核实。");
      clerk.fill("#s-doing", "已转移低洼处群众 21360 人。\n电力抢修队已经到位。");
      clerk.fill("#s-next", "2020-01-01T08:00");
      clerk.click("button:has-text('成稿并送审')");
      PlaywrightAssertions.assertThat(clerk.locator("main")).containsText("下次更新的时间已经过去");
      assertThat(clerk.inputValue("#s-unknown")).contains("停电户数");
      var next = in(3);
      clerk.fill("#s-next", next.toString());
      picture(clerk, "sheet", ColorScheme.LIGHT);
      clerk.click("button:has-text('成稿并送审')");
      PlaywrightAssertions.assertThat(clerk.locator("main")).containsText("没有同意的不能放行");

      leader.navigate(room);
      leader.click("button:has-text('同意这一稿')");
      PlaywrightAssertions.assertThat(leader.locator("main")).containsText("副厅长 已同意这一稿");
      var concern = register.seen(office.head).getFirst();
      released(responding.statements(concern).getFirst().itemId());

      var citizen = phone.newPage();
      citizen.navigate(site.address() + "/hygq/index.html");
      citizen.click("main a:has-text('关于台风海燕影响的情况')");
      citizen.click("a:has-text('时间线')");
      assertThat(citizen.textContent("main"))
          .contains("正在处置", "首次回应", "停电户数正在核实", "21360", next.toString().replace('T', ' '))
          .doesNotContain("值班读网", "A 级");

      said(
          concern,
          new FactSheet(
              StatementKind.REFUTATION,
              "关于网传溃堤的说明",
              Map.of(
                  Part.CLAIM, "网传临江堤防溃决。",
                  Part.FACTS, "堤防没有溃决，没有管涌。",
                  Part.BASIS, "巡堤记录和现场视频。"),
              null));
      said(
          concern,
          new FactSheet(
              StatementKind.UPDATE,
              "台风海燕影响的最新情况",
              Map.of(
                  Part.KNOWN, "水位已经回落到警戒水位以下。",
                  Part.UNKNOWN, "农田受淹面积正在核实。",
                  Part.DOING, "转移群众分批返家。"),
              in(12)));
      citizen.reload();
      assertThat(citizen.locator(".hand li").count()).isEqualTo(3);
      assertThat(citizen.textContent(".hand li >> nth=0")).contains("续报", "分批返家");
      assertThat(citizen.textContent("main")).contains("辟谣").doesNotContain("截图", "网信部门");
      newsroom.navigate(room);
      picture(newsroom, "room", ColorScheme.DARK);
      assertThat(Axe.everything(newsroom, "一件")).isEmpty();
      said(
          concern,
          new FactSheet(
              StatementKind.CONCLUSION, "台风海燕影响处置结果", Map.of(Part.RESULT, "供电全部恢复，群众全部返家。"), null));
      concerns.conclude(office.head, concern.id(), "响应终止，结果已公布");
      newsroom.navigate(room);
      newsroom.check("input[name=timely][value=true]");
      newsroom.check("input[name=answered][value=true]");
      newsroom.fill("textarea[name=effect]", "谣言当天平息，今后提前备好停电的口径。");
      newsroom.click("form[action$=evaluate] button");
      PlaywrightAssertions.assertThat(newsroom.locator(".head")).containsText("已评估");
      reconciler.reconcile();
      citizen.reload();
      assertThat(citizen.textContent("main")).contains("已经办结", "供电全部恢复");
      picture(citizen, "timeline", ColorScheme.LIGHT, ColorScheme.DARK);
    }
  }
}
