package org.shenfa.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.shenfa.Shenfa;
import org.shenfa.organization.Organization;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.UnitKind;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
import org.shenfa.reminders.Recipients;
import org.springframework.stereotype.Service;

/** 考评的提醒: tells whom it concerns, in the transaction of what happened. */
@Service
class AssessmentNews {
  private final Notices notices;
  private final Recipients recipients;
  private final Organization organization;

  AssessmentNews(Notices notices, Recipients recipients, Organization organization) {
    this.notices = notices;
    this.recipients = recipients;
    this.organization = organization;
  }

  /** Every unit's head is shown its lines. */
  void shown(Period period, Instant now) {
    for (var unit : organization.units()) {
      if (Standings.assessed(unit)) {
        tell(
            period,
            "shown:" + unit.id(),
            "请核对本单位的计分，五个工作日内可以逐条提出异议",
            unit(period, unit.id()),
            head(unit.id(), now),
            now);
      }
    }
  }

  void objected(Period period, long objection, long unit, Instant now) {
    var newsroom = organization.only(UnitKind.PUBLICITY_OFFICE).id();
    var people =
        unit == newsroom
            ? recipients.leaders(day(now))
            : recipients.of(newsroom, day(now), PostKind.SITE_EDITOR, PostKind.INTAKE_CLERK);
    tell(period, "objected:" + objection, "有单位提出异议，请答复", desk(period), people, now);
  }

  void answered(Period period, long objection, long unit, Instant now) {
    tell(period, "answered:" + objection, "本单位的异议已经答复", unit(period, unit), head(unit, now), now);
  }

  void windowOver(Period period, Instant now) {
    tell(
        period,
        "window",
        "各单位核对期满，异议都答复以后请确认得分",
        "/desk/assessment/" + period.id(),
        recipients.newsroomHead(day(now)),
        now);
  }

  private static String unit(Period period, long unit) {
    return "/desk/assessment/" + period.id() + "/" + unit;
  }

  private static String desk(Period period) {
    return "/desk/assessment/" + period.id() + "/objections";
  }

  private Set<Long> head(long unit, Instant now) {
    return recipients.of(unit, day(now), PostKind.UNIT_HEAD);
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, Shenfa.ZONE);
  }

  private void tell(
      Period period, String key, String words, String link, Set<Long> people, Instant now) {
    for (var person : people) {
      notices.tell(
          person,
          NoticeKind.ASSESSMENT,
          "assessment:" + period.id() + ":" + key,
          period.name() + "考评",
          words,
          link,
          now);
    }
  }
}
