package org.shenfa.support;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

/** How somebody works a page: with a pointer, or with nothing but the keyboard. */
public enum Hand {
  POINTER {
    @Override
    public void press(Page page, String selector) {
      page.locator(selector).first().click();
    }

    @Override
    public void choose(Page page, String selector, String value) {
      page.check("%s[value=%s]".formatted(selector, value));
    }

    @Override
    public void type(Page page, String selector, String words) {
      page.locator(selector).first().click();
      page.keyboard().insertText(words);
    }
  },

  KEYBOARD {
    @Override
    public void press(Page page, String selector) {
      reach(page, selector);
      page.keyboard().press("Enter");
    }

    /** A group of radio buttons is one stop; its arrows go through the choices. */
    @Override
    public void choose(Page page, String selector, String value) {
      var wanted = "%s[value=%s]".formatted(selector, value);
      if (page.locator(wanted).first().getAttribute("type").equals("checkbox")) {
        reach(page, wanted);
        page.keyboard().press("Space");
        return;
      }
      reach(page, selector);
      page.keyboard().press("Space");
      for (var n = 0; n < 40 && !page.isChecked(wanted); n++) {
        page.keyboard().press("ArrowDown");
      }
    }

    @Override
    public void type(Page page, String selector, String words) {
      reach(page, selector);
      page.keyboard().insertText(words);
    }
  };

  private static final int STOPS = 400;

  /** Presses a link or a button. */
  public abstract void press(Page page, String selector);

  /** Ticks a box, or chooses one of a group of radio buttons. */
  public abstract void choose(Page page, String selector, String value);

  /** Types into a field, after what stands in it. */
  public abstract void type(Page page, String selector, String words);

  /**
   * Goes from stop to stop until the wanted one has the focus, as somebody without a mouse does.
   */
  private static void reach(Page page, String selector) {
    page.waitForSelector(
        selector, new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    for (var n = 0; n < STOPS; n++) {
      if ((Boolean) page.evaluate("(s) => document.activeElement.matches(s)", selector)) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("用键盘走不到 " + selector + "：" + page.url());
  }
}
