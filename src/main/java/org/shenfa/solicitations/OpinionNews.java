package org.shenfa.solicitations;

import org.shenfa.reminders.CitizenNews;
import org.shenfa.site.SiteSettings;
import org.springframework.stereotype.Component;

/** 意见的进展: the receipt, and what becomes of the solicitation. */
@Component
class OpinionNews implements CitizenNews {
  private final SiteSettings site;

  OpinionNews(SiteSettings site) {
    this.site = site;
  }

  /** As the view of the news names them. */
  private enum Standing {
    REGISTERED("已登记"),
    LATE("已登记，归入截止后收到的意见"),
    EXTEND("征集已延期"),
    AMEND("征求意见稿有修改"),
    CANCEL("征集提前终止"),
    PUBLISH("征集情况和采纳情况已公布");

    private final String words;

    Standing(String words) {
      this.words = words;
    }
  }

  @Override
  public String procedure() {
    return "remark";
  }

  @Override
  public String noun() {
    return "意见";
  }

  @Override
  public String standing(String state) {
    return Standing.valueOf(state).words;
  }

  @Override
  public String page() {
    return site.domain() + "/_/solicitations/query";
  }

  @Override
  public String leftOut() {
    return "意见和采纳情况";
  }
}
