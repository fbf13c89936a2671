package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.shenfa.demo.DemoOffice;
import org.shenfa.organization.DemoOrganization;
import org.shenfa.organization.PostKind;
import org.shenfa.support.Axe;
import org.shenfa.support.Chromium;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Walks the desk of the demo office as every role and has axe-core look at each kind of page. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "shenfa.demo=true")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(DemoOffice.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("工作台人人可用：无障碍、窄屏、没有违规脚本")
class AccessibleStory {
  /** Pages that look different from item to item. */
  private static final Set<String> MANY_FACES =
      Set.of("/desk/items/#", "/desk/items/#/edit", "/desk/review/#");

  private static final String LINKS =
      "Array.from(document.querySelectorAll('a[href^=\"/desk\"]'), a => a.getAttribute('href'))";

  /**
   * Of how many pages one is looked at in the dark; all have their colours from the same tokens.
   */
  private static final int DARK = Boolean.getBoolean("shenfa.dark") ? 1 : 4;

  /** Of how many pages axe looks at one in the light; each run begins with another, by the seed. */
  private static final int LIGHT = Boolean.getBoolean("shenfa.dark") ? 1 : 4;

  private static final long SEED = Long.getLong("shenfa.seed", System.nanoTime());

  @Autowired DemoOffice office;
  @LocalServerPort int port;

  @AutoClose private Chromium chromium;
  private int looked;
  private final Set<String> faults = new LinkedHashSet<>();
  private final Set<String> wide = new LinkedHashSet<>();
  private final Set<String> complaints = new LinkedHashSet<>();
  private final Map<String, Integer> shapes = new HashMap<>();

  private static List<String> everyRole() {
    var people = new ArrayList<String>();
    people.add(DemoOrganization.holding("危化监管处", PostKind.CLERK).staffNo());
    people.add(DemoOrganization.holding("危化监管处", PostKind.SECRECY_REVIEWER).staffNo());
    people.add(DemoOrganization.holding("危化监管处", PostKind.UNIT_HEAD).staffNo());
    people.add(DemoOrganization.holding("政策法规处", PostKind.CLERK).staffNo());
    people.add(DemoOrganization.holding("新闻宣传处", PostKind.EDITORIAL_REVIEWER).staffNo());
    people.add(DemoOrganization.holding("新闻宣传处", PostKind.UNIT_HEAD).staffNo());
    people.add(DemoOrganization.holding("新闻宣传处", PostKind.SITE_EDITOR).staffNo());
    people.add(DemoOrganization.holding("办公室", PostKind.OPENNESS_REVIEWER).staffNo());
    people.add(DemoOrganization.holding("厅领导", PostKind.PRINCIPAL_LEADER).staffNo());
    people.add(DemoOrganization.holding("金渡市局", PostKind.LIAISON).staffNo());
    people.add(DemoOrganization.SYSTEM_ADMIN);
    people.add(DemoOrganization.SECURITY_ADMIN);
    people.add(DemoOrganization.AUDIT_ADMIN);
    return people;
  }

  @BeforeAll
  void walk() {
    chromium = Chromium.forStory(port);
    for (var staffNo : everyRole()) {
      try (var window = chromium.window(Chromium.DESKTOP, ColorScheme.LIGHT)) {
        walk(Chromium.signIn(window, staffNo, DemoOffice.PASSWORD), staffNo);
      }
    }
  }

  /** A page of each shape, looked at wide and light, then narrow and dark. */
  private void walk(Page page, String who) {
    page.onConsoleMessage(m -> {
      if (m.type().equals("error") && !m.text().startsWith("Failed to load resource")) {
        complaints.add(shape(path(page)) + "：" + m.text());
      }
    });
    page.onPageError(e -> complaints.add(shape(path(page)) + "：" + e));
    var todo = new ArrayDeque<>(List.of("/desk", "/desk/account"));
    var queued = new LinkedHashSet<>(todo);
    while (!todo.isEmpty()) {
      var address = todo.poll();
      var known = shapes.getOrDefault(shape(address), 0);
      if (known >= (MANY_FACES.contains(shape(address)) ? 2 : 1) && !address.equals("/desk")) {
        continue;
      }
      var answer = opened(page, address);
      if (answer == null || answer.status() != 200 || !path(page).startsWith("/desk")) {
        continue;
      }
      // A page of the site in a frame without scripts, where no script can look at it either.
      if (String.valueOf(answer.headerValue("content-security-policy")).contains("sandbox")) {
        continue;
      }
      shapes.merge(shape(address), 1, Integer::sum);
      look(page, who);
      for (var link : (List<?>) page.evaluate(LINKS)) {
        var to = String.valueOf(link).replaceFirst("#.*", "");
        if (!to.matches(".*(/files/|\\.docx|/docx|\\.csv|\\.xlsx|bundle|proof|/export).*")
            && queued.add(to)) {
          todo.add(to);
        }
      }
    }
  }

  /** What an address answers; null for a file that is taken down and not shown. */
  private static @Nullable Response opened(Page page, String address) {
    try {
      return page.navigate(address);
    } catch (PlaywrightException e) {
      if (String.valueOf(e.getMessage()).contains("Download is starting")) {
        return null;
      }
      throw e;
    }
  }

  private void look(Page page, String who) {
    if ((looked + SEED) % LIGHT == 0) {
      faults.addAll(Axe.everything(page, shape(path(page)) + "（" + who + " 宽屏浅色）"));
    }
    page.setViewportSize(Chromium.PHONE, 844);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    if (looked++ % DARK == 0) {
      faults.addAll(Axe.colours(page, shape(path(page)) + "（" + who + " 窄屏深色）"));
    }
    var over =
        ((Number)
                page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
            .intValue();
    if (over > 0) {
      wide.add(path(page) + "（" + who + "）超出 " + over + " 像素");
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(Chromium.DESKTOP, 900);
  }

  private static String path(Page page) {
    return page.url().replaceFirst("^https?://[^/]+", "");
  }

  private static String shape(String path) {
    return path.replaceAll(
            "[0-9a-f]{64}|(?<=/desk/procedures/)[a-z]+|(?<=/desk/dictionaries/)[A-Z_]+|(?<=/desk/manual/)[a-z-]+",
            "#")
        .replaceAll("[0-9]+", "#")
        .replaceAll("[?].*", "?");
  }

  @Test
  @Order(1)
  @DisplayName("走到了每一种页面")
  void everyKindOfPageWasSeen() {
    assertThat(shapes)
        .containsKeys(
            "/desk",
            "/desk/items",
            "/desk/items/#",
            "/desk/items/#/edit",
            "/desk/items/new",
            "/desk/review/#",
            "/desk/columns",
            "/desk/sources",
            "/desk/workdays",
            "/desk/organization",
            "/desk/deadlines",
            "/desk/rules",
            "/desk/rules/#",
            "/desk/tour",
            "/desk/manual/#",
            "/desk/audit",
            "/desk/trace",
            "/desk/account",
            "/desk/accounts");
  }

  @Test
  @Order(2)
  @DisplayName("每一种页面，宽屏窄屏、浅色深色，axe-core 都没有 A、AA 级的问题")
  void axeFindsNothing() {
    assertThat(faults).as("seed %d", SEED).isEmpty();
  }

  @Test
  @Order(3)
  @DisplayName("390 像素宽的手机上没有一页左右滚动")
  void nothingIsWiderThanAPhone() {
    assertThat(wide).isEmpty();
  }

  @Test
  @Order(4)
  @DisplayName("浏览器没有一句抱怨：没有脚本出错，没有违反内容安全策略")
  void theBrowserDoesNotComplain() {
    assertThat(complaints).isEmpty();
  }
}
