package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shenfa.demo.DemoOffice;
import org.shenfa.organization.PostKind;
import org.shenfa.support.Chromium;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.Pictures;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "shenfa.demo=true")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(DemoOffice.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("故事：找稿件、排时间、看日历、收提醒、看责任，宽屏窄屏都办得成")
class PlanningStory {
  private static final Pictures PICTURES = new Pictures("planning");

  @Autowired DemoOffice office;
  @LocalServerPort int port;

  @AutoClose private Chromium chromium;

  @BeforeAll
  void open() {
    chromium = Chromium.forStory(port);
  }

  private void as(String unit, PostKind kind, int width, Consumer<Page> story) {
    try (var window = chromium.window(width, ColorScheme.LIGHT)) {
      story.accept(
          Chromium.signIn(window, office.holding(unit, kind).staffNo(), DemoOffice.PASSWORD));
    }
  }

  private static void picture(Page page, int width, String name) {
    PICTURES.page(page, "%s-%d".formatted(name, width));
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    PICTURES.page(page, "%s-%d-dark".formatted(name, width));
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    assertThat(
            ((Number)
                    page.evaluate(
                        "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue())
        .as(name + " fits " + width)
        .isLessThanOrEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(ints = Chromium.PHONE)
  @DisplayName("网站编辑：筛选存成标签，离开再回来还在；导出要写用途；定时发布的按钮说出时间，日历上看得到")
  void theEditorFindsAndPlans(int width) {
    as(
        "新闻宣传处",
        PostKind.SITE_EDITOR,
        width,
        page -> {
          picture(page, width, "work");
          page.navigate("/desk/items");
          picture(page, width, "items");
          var word = width == Chromium.PHONE ? "公告" : "通知";
          page.fill("#w", word);
          page.check("input[name=state][value=RELEASED]");
          page.click("button:has-text('按条件筛选')");
          assertThat(page.url()).contains("state=RELEASED");
          page.fill("#name", "已发布的通知" + width);
          page.click("button:has-text('存为标签')");
          assertThat(page.textContent(".tabs [aria-current]")).contains("已发布的通知" + width);
          page.navigate("/desk");
          page.navigate("/desk/items");
          assertThat(page.inputValue("#w")).isEqualTo(word);
          picture(page, width, "filtered");
          page.click("summary:has-text('导出')");
          page.check("input[name=format][value=CSV]");
          page.fill("input[name=purpose]", "月度核对");
          var file = page.waitForDownload(() -> page.click("button:has-text('导出符合条件的')"));
          assertThat(read(file.path())).startsWith("\uFEFF\"编号\",\"标题\"");

          page.navigate(
              "/desk/items?as=WAITING&person="
                  + office.holding("新闻宣传处", PostKind.SITE_EDITOR).staffNo());
          var row = page.locator("tbody tr th a").first();
          var title = row.textContent();
          row.click();
          page.click("a:has-text('审核页')");
          page.navigate(page.url() + "/schedule");
          picture(page, width, "schedule");
          page.locator("section a.btn").last().click();
          picture(page, width, "schedule-chosen");
          var button = page.locator("form button.go");
          assertThat(button.textContent()).matches("(定于|改为) \\d+月\\d+日 周. \\d\\d:\\d\\d 发布");
          if (button.textContent().startsWith("改为")) {
            page.fill("form:has(button.go) input[name=reason]", "会议改到这一天");
          }
          button.click();
          page.waitForURL(u -> !u.contains("?at="));
          assertThat(page.textContent("main")).contains("定于").contains("取消这个排期");
          picture(page, width, "scheduled");
          page.navigate("/desk/calendar");
          picture(page, width, "calendar");
          page.navigate("/desk/calendar?view=WEEK");
          picture(page, width, "calendar-week");
          assertThat(page.textContent("main")).isNotBlank();
          page.navigate("/desk/items?q=" + title);
          assertThat(page.textContent("tbody")).contains(title);
          page.navigate("/desk/units");
          picture(page, width, "units");
          page.locator("tbody th a").nth(3).click();
          picture(page, width, "responsibility");
          page.navigate("/desk/notices");
          picture(page, width, "notices");
          page.navigate("/desk/notices/mail");
          picture(page, width, "mail");
        });
  }

  @ParameterizedTest
  @ValueSource(ints = Chromium.DESKTOP)
  @DisplayName("主要负责人：提醒打开就是要办的那一页；只看得到本单位的责任视图")
  void theHeadIsRemindedAndSeesTheirUnit(int width) {
    as(
        "危化监管处",
        PostKind.UNIT_HEAD,
        width,
        page -> {
          picture(page, width, "head-work");
          page.navigate("/desk/units");
          assertThat(page.url()).matches(".*/desk/units/\\d+");
          picture(page, width, "head-unit");
          var mine = Long.parseLong(page.url().replaceFirst(".*/", ""));
          assertThat(page.context().request().get("/desk/units/" + (mine + 1)).status())
              .isEqualTo(404);
          page.navigate("/desk/notices");
          picture(page, width, "head-notices");
          var open = page.locator(".lines a");
          if (open.count() > 0) {
            open.first().click();
            page.waitForLoadState();
            assertThat(page.url()).contains("/desk/");
            assertThat(page.textContent("main")).isNotBlank();
          }
        });
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
