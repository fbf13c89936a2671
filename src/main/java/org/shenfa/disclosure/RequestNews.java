package org.shenfa.disclosure;

import org.shenfa.reminders.CitizenNews;
import org.shenfa.site.SiteSettings;
import org.springframework.stereotype.Component;

/** 申请的进展: the word for where a request is, and the step that led there. */
@Component
class RequestNews implements CitizenNews {
  private final SiteSettings site;

  RequestNews(SiteSettings site) {
    this.site = site;
  }

  @Override
  public String procedure() {
    return Disclosing.PROCEDURE.name();
  }

  @Override
  public String noun() {
    return "政府信息公开申请";
  }

  @Override
  public String standing(String state) {
    var both = state.split("/", 2);
    return "%s（%s）"
        .formatted(
            DisclosureState.valueOf(both[0]).shown(), DisclosureEvent.valueOf(both[1]).label());
  }

  @Override
  public String page() {
    return site.domain() + "/_/disclosure/status";
  }

  @Override
  public String leftOut() {
    return "申请和答复";
  }
}
