package org.shenfa.support;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a story saw, as PNG files for people to look at: taken where {@code -Dshenfa.pictures} names
 * the folder to keep them in, and not at all otherwise, for no test compares them and each costs a
 * third of a second.
 */
public record Pictures(String story) {
  private static final Optional<Path> FOLDER =
      Optional.ofNullable(System.getProperty("shenfa.pictures")).map(Path::of);

  /** The whole page, as long as it is. */
  public void page(Page page, String name) {
    take(page, name, true);
  }

  /** What the window shows of it. */
  public void window(Page page, String name) {
    take(page, name, false);
  }

  private void take(Page page, String name, boolean whole) {
    // As a picture would: what is asked of the page next is then asked of all of it.
    page.waitForLoadState();
    FOLDER.ifPresent(folder ->
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(whole)
                .setPath(folder.resolve(story).resolve(name + ".png"))));
  }
}
