package org.shenfa.desk.web;

import org.shenfa.access.RailCount;
import org.shenfa.access.SignedIn;
import org.shenfa.reminders.Notices;
import org.springframework.stereotype.Component;

/** 未读提醒: the number the rail shows on every page, by one query. */
@Component
public final class Bell implements RailCount {
  private final Notices notices;

  Bell(Notices notices) {
    this.notices = notices;
  }

  @Override
  public int of(SignedIn me) {
    return me.posts().isEmpty() ? 0 : notices.unread(me.personId());
  }
}
