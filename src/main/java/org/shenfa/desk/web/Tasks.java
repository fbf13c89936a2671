package org.shenfa.desk.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.shenfa.access.SignedIn;
import org.shenfa.content.Drafting;
import org.shenfa.content.NewsExceptions;
import org.shenfa.disclosure.DisclosureRegister;
import org.shenfa.duty.DutyState;
import org.shenfa.duty.Roster;
import org.shenfa.duty.Swaps;
import org.shenfa.organization.PostKind;
import org.shenfa.petitions.PetitionDossier;
import org.shenfa.publication.FeedbackDeadlines;
import org.shenfa.reprints.Sightings;
import org.shenfa.services.Guides;
import org.springframework.stereotype.Component;

/** 要办的事: what the guided forms leave for somebody to do, outside the review routes. */
@Component
public class Tasks {
  private final Drafting drafting;
  private final NewsExceptions exceptions;
  private final Sightings sightings;
  private final FeedbackDeadlines feedback;
  private final Guides guides;
  private final DisclosureRegister disclosures;
  private final PetitionDossier petitions;
  private final Roster roster;
  private final Swaps swaps;
  private final OversightTasks oversight;
  private final Clock clock;

  Tasks(
      Drafting drafting,
      NewsExceptions exceptions,
      Sightings sightings,
      FeedbackDeadlines feedback,
      Guides guides,
      DisclosureRegister disclosures,
      PetitionDossier petitions,
      Roster roster,
      Swaps swaps,
      OversightTasks oversight,
      Clock clock) {
    this.drafting = drafting;
    this.exceptions = exceptions;
    this.sightings = sightings;
    this.feedback = feedback;
    this.guides = guides;
    this.disclosures = disclosures;
    this.petitions = petitions;
    this.roster = roster;
    this.swaps = swaps;
    this.oversight = oversight;
    this.clock = clock;
  }

  /**
   * One thing to do.
   *
   * @param tag what it is about, in two to six characters
   * @param clause the article it comes from, as a screen cites it
   */
  public record Task(
      String tag, boolean pressing, String title, String detail, String address, String clause) {}

  /** What this person can do something about. */
  List<Task> of(SignedIn me) {
    var found = new ArrayList<Task>();
    if (me.publicity()) {
      exceptions
          .open()
          .forEach(r ->
              found.add(
                  new Task(
                      "批准例外",
                      false,
                      r.title().isBlank() ? "编号 " + r.item() : r.title(),
                      "%s%s：%s".formatted(r.unit(), r.by(), r.reason()),
                      "/desk/items/" + r.itemId(),
                      "第十一条")));
    }
    for (var sighting : sightings.open()) {
      var item = drafting.find(sighting.itemId());
      if (me.publicity() || item.unitId() == me.unitId()) {
        found.add(
            new Task(
                sighting.outcome().label(),
                true,
                drafting.latest(item.id()).orElseThrow().manifest().title(),
                sighting.detail(),
                "/desk/reprints",
                "第十一条"));
      }
    }
    var now = LocalDateTime.now(clock);
    var today = LocalDate.now(clock);
    feedback.running(me.publicity() ? 0 : me.unitId()).stream()
        .filter(d -> d.closed(now) && (d.near(today) || d.late(today)))
        .forEach(d ->
            found.add(
                new Task(
                    "征集反馈",
                    d.late(today),
                    d.title(),
                    "%s，%s".formatted(d.unit(), d.words(now)),
                    "/desk/solicitations",
                    "第十七条")));
    for (var guide : guides.due(me.unitId())) {
      found.add(
          new Task(
              guide.state().label(),
              false,
              guide.title(),
              String.join("；", guide.due().stream().limit(2).toList()),
              "/desk/services/" + guide.item(),
              "第十四条"));
    }
    if (me.posts().contains(PostKind.OPENNESS_REVIEWER)
        || me.posts().contains(PostKind.UNIT_HEAD)) {
      disclosures
          .tasks(me.person())
          .forEach(d ->
              found.add(
                  new Task(
                      "依申请公开",
                      d.pressing(),
                      d.request().description(),
                      d.what()
                          + (d.request().due() == null ? "" : "，最迟 " + d.request().due() + " 前答复"),
                      "/desk/disclosure/" + d.request().number(),
                      "第十条")));
    }
    for (var petition : petitions.tasks(me.person(), clock.instant())) {
      found.add(
          new Task(
              "信访",
              petition.pressing(),
              "信访事项 " + petition.petition().known(),
              petition.what()
                  + (petition.petition().dueOn() == null
                      ? ""
                      : "，最迟 " + petition.petition().dueOn()),
              petition.address(),
              "第十九条"));
    }
    found.addAll(duty(me));
    found.addAll(oversight.of(me.person()));
    return List.copyOf(found);
  }

  /** Today's reading of the site, and days that others ask one to take. */
  private List<Task> duty(SignedIn me) {
    var found = new ArrayList<Task>();
    if (!me.publicity()) {
      return found;
    }
    roster
        .on(LocalDate.now(clock))
        .filter(t -> t.person() == me.person().id() && t.state().open())
        .ifPresent(t ->
            found.add(
                new Task(
                    "值班读网",
                    t.state() == DutyState.NOT_STARTED,
                    "今天由您值班读网",
                    t.state().label() + "，当天签名交班",
                    "/desk/duty",
                    "第二十五条")));
    for (var swap : swaps.open(me.person(), clock.instant())) {
      if (swap.to() == me.person().id()) {
        found.add(
            new Task(
                "换班",
                false,
                swap.fromName() + "请您替 " + swap.day(),
                swap.reason(),
                "/desk/duty",
                "第二十五条"));
      }
    }
    return found;
  }
}
