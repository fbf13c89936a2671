package org.shenfa.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Contrast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.Axe;
import org.shenfa.support.Chromium;

/**
 * The public pages as a reader sees them. Their layout is compared with the one kept in {@code
 * src/test/resources/face}: boxes, type and colours of what makes up a page instead of pixels,
 * which differ from one version of a font to the next.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("公众网页的样子")
class FaceTests {
  private static final Path KEPT = Path.of("src/test/resources/face");
  private static final Path PICTURES = Path.of("target/face");
  private static final boolean RENEW = Boolean.getBoolean("shenfa.face");
  private static final String SITE = "http://127.0.0.1:1";
  private static final int NARROWEST = 320;
  private static final int TABLET = 768;

  /** Pages whose layout is kept. */
  private static final Map<String, String> MAIN =
      Map.of(
          "/index.html", "home",
          "/tzgg/index.html", "list",
          "/art/notice.html", "article",
          "/art/policy.html", "policy",
          "/emergency.html", "emergency");

  /** Pages that have every colour between them. */
  private static final Set<String> COLOURFUL =
      Set.of(
          "/home.html", "/art/lapsed.html", "/art/draft.html", "/zt/topic.html", "/emergency.html");

  private final Map<String, String> pages = new Showroom().pages();
  private final Set<String> faults = new LinkedHashSet<>();
  private final Set<String> wide = new LinkedHashSet<>();
  private final Set<String> complaints = new LinkedHashSet<>();
  private final Map<String, List<String>> layouts = new TreeMap<>();
  private boolean seen;

  @BeforeAll
  void look() throws IOException {
    assumeTrue(Chromium.isThere(), "没有 Chromium，不看网页的样子");
    Files.createDirectories(PICTURES);
    try (var chromium = new Chromium(1);
        var window = chromium.window(Chromium.DESKTOP, ColorScheme.LIGHT)) {
      serve(window);
      var page = window.newPage();
      page.onConsoleMessage(m -> {
        if (m.type().equals("error")) {
          complaints.add(page.url() + "：" + m.text());
        }
      });
      for (var path : pages.keySet()) {
        look(page, path);
      }
    }
    seen = true;
  }

  private void serve(BrowserContext window) {
    window.route(SITE + "/**", this::answer);
  }

  private void answer(Route route) {
    var path = route.request().url().substring(SITE.length()).replaceFirst("[?#].*", "");
    if (pages.containsKey(path)) {
      route.fulfill(
          new Route.FulfillOptions()
              .setContentType("text/html;charset=utf-8")
              .setBody(String.valueOf(pages.get(path))));
    } else if (path.startsWith("/assets/")) {
      var type =
          path.endsWith(".css")
              ? "text/css"
              : path.endsWith(".js") ? "text/javascript" : "image/svg+xml";
      route.fulfill(
          new Route.FulfillOptions()
              .setContentType(type)
              .setBodyBytes(Showroom.asset(path.substring("/assets/".length()))));
    } else {
      route.fulfill(
          new Route.FulfillOptions().setContentType("application/json").setBody("{\"views\":7}"));
    }
  }

  private void look(Page page, String path) {
    page.setViewportSize(Chromium.DESKTOP, 900);
    media(page, ColorScheme.LIGHT, Contrast.NO_PREFERENCE);
    page.navigate(path);
    faults.addAll(Axe.everything(page, path));
    keep(page, path, Chromium.DESKTOP);
    if (COLOURFUL.contains(path)) {
      media(page, ColorScheme.LIGHT, Contrast.MORE);
      faults.addAll(Axe.colours(page, path + "（高对比）"));
      media(page, ColorScheme.DARK, Contrast.MORE);
      faults.addAll(Axe.colours(page, path + "（深色高对比）"));
    }
    media(page, ColorScheme.DARK, Contrast.NO_PREFERENCE);
    page.setViewportSize(Chromium.PHONE, 844);
    faults.addAll(Axe.colours(page, path + "（手机深色）"));
    narrow(page, path, Chromium.PHONE);
    media(page, ColorScheme.LIGHT, Contrast.NO_PREFERENCE);
    keep(page, path, Chromium.PHONE);
    narrow(page, path, TABLET);
    narrow(page, path, NARROWEST);
    page.evaluate("document.documentElement.classList.add('large')");
    narrow(page, path + "（大字）", NARROWEST);
    if (RENEW) {
      everyMode(page, path);
    }
  }

  /** Pictures to look at: each page in every mode at three widths. */
  private void everyMode(Page page, String path) {
    page.evaluate("document.documentElement.classList.remove('large')");
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (var contrast : List.of(Contrast.NO_PREFERENCE, Contrast.MORE)) {
        media(page, scheme, contrast);
        for (var width : List.of(Chromium.PHONE, TABLET, Chromium.DESKTOP)) {
          page.setViewportSize(width, 900);
          var name =
              "%s %s%s %d.png"
                  .formatted(
                      path.substring(1).replace('/', ' ').replace(".html", ""),
                      scheme.name().toLowerCase(Locale.ROOT),
                      contrast == Contrast.MORE ? " contrast" : "",
                      width);
          page.screenshot(
              new Page.ScreenshotOptions()
                  .setPath(PICTURES.resolve("modes").resolve(name))
                  .setFullPage(true));
        }
      }
    }
  }

  private static void media(Page page, ColorScheme scheme, Contrast contrast) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setContrast(contrast));
  }

  private void narrow(Page page, String path, int width) {
    page.setViewportSize(width, 844);
    var over =
        ((Number)
                page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
            .intValue();
    if (over > 0) {
      wide.add("%s 在 %d 像素宽时超出 %d 像素".formatted(path, width, over));
    }
  }

  private void keep(Page page, String path, int width) {
    var name = MAIN.get(path);
    if (name != null) {
      var full = name + "-" + width;
      page.screenshot(
          new Page.ScreenshotOptions().setPath(PICTURES.resolve(full + ".png")).setFullPage(true));
      layouts.put(full, Layout.of(page));
    }
  }

  @Test
  @Proves(Clause.PAGE_1)
  @DisplayName("P-1 每一种网页，浅色深色、高对比，axe-core 都没有 A、AA 级的问题")
  void everyKindOfPageIsAccessible() {
    assertThat(seen).isTrue();
    assertThat(faults).isEmpty();
  }

  @Test
  @Proves(Clause.PAGE_1)
  @DisplayName("P-1 从 320 像素到宽屏，大字也在内，没有一页左右滚动，浏览器没有一句抱怨")
  void noPageIsWiderThanItsWindow() {
    assertThat(wide).isEmpty();
    assertThat(complaints).isEmpty();
  }

  @Test
  @DisplayName("首页、列表、文章、公文、应急简版的版面与留存的一致")
  void theLayoutIsTheKeptOne() throws IOException {
    var differences = new ArrayList<String>();
    for (var layout : layouts.entrySet()) {
      var file = KEPT.resolve(layout.getKey() + ".txt");
      if (RENEW) {
        Files.createDirectories(KEPT);
        Files.write(file, layout.getValue());
      }
      Layout.differences(Files.readAllLines(file), layout.getValue()).stream()
          .map(d -> layout.getKey() + "：" + d)
          .forEach(differences::add);
    }
    assertThat(layouts).hasSize(2 * MAIN.size());
    assertThat(differences)
        .as("run with -Dshenfa.face=true, look at target/face, and keep or undo what it wrote")
        .isEmpty();
  }

  @AfterAll
  void forget() {
    layouts.clear();
  }
}
