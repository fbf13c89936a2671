package org.shenfa.site;

import java.util.Map;

/** The pages of {@link Showroom}, for tests of other modules that need a whole site. */
public final class ShowroomSite {
  private ShowroomSite() {}

  /** Address to HTML. */
  public static Map<String, String> pages() {
    return new Showroom().pages();
  }

  public static SiteSettings settings() {
    return Showroom.SETTINGS;
  }
}
