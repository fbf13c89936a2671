package org.shenfa.letters;

import org.shenfa.reminders.CitizenNews;
import org.shenfa.site.SiteSettings;
import org.springframework.stereotype.Component;

/** 来信的进展: in the words a writer reads for where a letter is. */
@Component
class LetterNews implements CitizenNews {
  static final String PROCEDURE = "letter";

  private final SiteSettings site;

  LetterNews(SiteSettings site) {
    this.site = site;
  }

  @Override
  public String procedure() {
    return PROCEDURE;
  }

  @Override
  public String noun() {
    return "来信";
  }

  @Override
  public String standing(String state) {
    return LetterState.valueOf(state).word();
  }

  @Override
  public String page() {
    return site.domain() + "/_/letters/status";
  }

  @Override
  public String leftOut() {
    return "来信和答复";
  }
}
