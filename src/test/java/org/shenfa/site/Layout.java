package org.shenfa.site;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * 版面: what makes up a page, one line for each part: name, left, top, width, height in pixels, then
 * type and colours.
 */
final class Layout {
  /** Pixels by which a part may stand elsewhere, and the share by which it may be larger. */
  private static final double NEAR = 8;

  private static final double SHARE = 0.03;
  private static final int NUMBERS = 4;

  private Layout() {}

  /** The parts of a page, in its order. */
  @SuppressWarnings("unchecked")
  static List<String> of(Page page) {
    return (List<String>)
        page.evaluate(
            """
            () => [...document.querySelectorAll(
                'aside,header,nav,main,footer,section,article,h1,h2,h3,ul,ol,dl,table,form,progress,.wrap,.btn,.tag,.doc,.day')]
              .filter((e) => e.getClientRects().length > 0 && !e.matches('.vh'))
              .map((e) => {
                const r = e.getBoundingClientRect(), s = getComputedStyle(e);
                const name = e.localName + (e.classList.length ? '.' + [...e.classList].join('.') : '');
                const family = s.fontFamily.split(',')[0].replaceAll('"', '').replaceAll(' ', '');
                return [name, ...[r.left, r.top + scrollY, r.width, r.height].map((n) => Math.round(n)),
                  parseFloat(s.fontSize) + 'px/' + s.fontWeight + '/' + family,
                  s.writingMode === 'horizontal-tb' ? '-' : s.writingMode,
                  s.color.replaceAll(' ', ''), s.backgroundColor.replaceAll(' ', '')].join(' ');
              })
            """);
  }

  /** What is not where or as it was, in sentences. */
  static List<String> differences(List<String> kept, List<String> now) {
    var found = new ArrayList<String>();
    if (kept.size() != now.size()) {
      found.add("%d parts, kept are %d".formatted(now.size(), kept.size()));
    }
    for (var n = 0; n < Math.min(kept.size(), now.size()) && found.size() < 10; n++) {
      if (!alike(kept.get(n).split(" "), now.get(n).split(" "))) {
        found.add("now «%s», kept «%s»".formatted(now.get(n), kept.get(n)));
      }
    }
    return found;
  }

  private static boolean alike(String[] kept, String[] now) {
    if (kept.length != now.length) {
      return false;
    }
    for (var n = 0; n < kept.length; n++) {
      var same =
          n >= 1 && n <= NUMBERS
              ? near(Double.parseDouble(kept[n]), Double.parseDouble(now[n]))
              : kept[n].equals(now[n]);
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static boolean near(double kept, double now) {
    return Math.abs(kept - now) <= Math.max(NEAR, SHARE * Math.abs(kept));
  }
}
