package org.shenfa.tickets;

import org.shenfa.reminders.CitizenNews;
import org.shenfa.site.SiteSettings;
import org.springframework.stereotype.Component;

/** 报错的进展: the word its reporter reads on the status page. */
@Component
class ReportNews implements CitizenNews {
  private final SiteSettings site;

  ReportNews(SiteSettings site) {
    this.site = site;
  }

  @Override
  public String procedure() {
    return "report";
  }

  @Override
  public String noun() {
    return "网站找错";
  }

  @Override
  public String standing(String state) {
    return TicketState.valueOf(state).word();
  }

  @Override
  public String page() {
    return site.domain() + "/_/tickets/status";
  }

  @Override
  public String leftOut() {
    return "报错和答复";
  }
}
