package org.shenfa.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The system's Chromium, and people signed in at the desk in it. */
public final class Chromium implements AutoCloseable {
  public static final int DESKTOP = 1440;
  public static final int PHONE = 390;
  private static final int NARROWEST = 320;

  /** The one without a window of its own draws the same and costs less; either will do. */
  private static final Path PROGRAM =
      Stream.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
          .map(Path::of)
          .filter(Files::exists)
          .findFirst()
          .orElse(Path.of("/usr/bin/chromium"));

  private final Playwright playwright;
  private final Browser browser;
  private final String address;

  /** {@code port} is the desk's. */
  public Chromium(int port) {
    address = "http://127.0.0.1:" + port;
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));
  }

  public static boolean isThere() {
    return Files.exists(PROGRAM);
  }

  /**
   * For a story in a browser; without Chromium the story is left out. {@code port} is the desk's.
   */
  public static Chromium forStory(int port) {
    assumeTrue(isThere(), "没有 Chromium，浏览器故事不运行");
    return new Chromium(port);
  }

  /** A window as wide as a desk's screen, light. */
  public BrowserContext window() {
    return window(DESKTOP, ColorScheme.LIGHT);
  }

  /** A window of this width, 900 pixels high (844 on a phone). */
  public BrowserContext window(int width, ColorScheme scheme) {
    return window(options(width).setColorScheme(scheme));
  }

  /** A light window of this width in which no script runs. */
  public BrowserContext withoutScript(int width) {
    return window(options(width).setJavaScriptEnabled(false));
  }

  private Browser.NewContextOptions options(int width) {
    return new Browser.NewContextOptions()
        .setViewportSize(width, width == PHONE ? 844 : 900)
        .setLocale("zh-CN")
        .setTimezoneId("Asia/Shanghai")
        .setBaseURL(address);
  }

  private BrowserContext window(Browser.NewContextOptions options) {
    var window = browser.newContext(options);
    window.setDefaultTimeout(20_000);
    return window;
  }

  /** The window's first page, after somebody signed in. */
  public static Page signIn(BrowserContext window, String staffNo, String password) {
    return signIn(window.newPage(), staffNo, password);
  }

  /** The same page, after somebody signed in on it. */
  public static Page signIn(Page page, String staffNo, String password) {
    page.navigate("/desk/login");
    page.fill("input[name=staffNo]", staffNo);
    page.fill("input[name=password]", password);
    page.click("main button, form button");
    page.waitForURL(u -> !u.endsWith("/login"));
    return page;
  }

  /**
   * Whether a page, once it is all there, has no need to be moved sideways in a window of 320
   * pixels; the window is as it was afterwards.
   */
  public static boolean fitsNarrow(Page page) {
    var size = page.viewportSize();
    page.waitForLoadState();
    page.setViewportSize(NARROWEST, 900);
    page.waitForFunction("innerWidth === " + NARROWEST);
    var fits = (Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth");
    page.setViewportSize(size.width, size.height);
    return fits;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
