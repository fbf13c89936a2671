package org.shenfa.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shenfa.content.CleanHtml;
import org.shenfa.content.Disclosure;
import org.shenfa.content.Drafting;
import org.shenfa.content.GuideElement;
import org.shenfa.content.Item;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Revision;
import org.shenfa.content.SourceKind;
import org.shenfa.content.Validity;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.Unit;
import org.shenfa.publication.Release;
import org.shenfa.review.Collating;
import org.shenfa.review.Submission;
import org.shenfa.review.Submitting;
import org.shenfa.services.ContactPoints;
import org.shenfa.services.GuideWriting;
import org.shenfa.services.PointKind;
import org.springframework.stereotype.Component;

/** 演示稿件: writes what the demo office wrote and takes each as far as it came. */
@Component
class DemoItems {
  private final Drafting drafting;
  private final Submitting submitting;
  private final Collating collating;
  private final GuideWriting guides;
  private final ContactPoints points;
  private final DemoPeople people;
  private final DemoWalk walk;
  private final Clock clock;
  private final Map<String, Release> released = new HashMap<>();

  DemoItems(
      Drafting drafting,
      Submitting submitting,
      Collating collating,
      GuideWriting guides,
      ContactPoints points,
      DemoPeople people,
      DemoWalk walk,
      Clock clock) {
    this.drafting = drafting;
    this.submitting = submitting;
    this.collating = collating;
    this.guides = guides;
    this.points = points;
    this.people = people;
    this.walk = walk;
    this.clock = clock;
  }

  /** The newest release of this title, one that was made here. */
  Release released(String title) {
    var release = released.get(title);
    if (release == null) {
      throw new IllegalArgumentException(title + " is not on the site");
    }
    return release;
  }

  void make(DemoItem wanted) {
    var unit = people.unit(wanted.unit());
    var clerk = people.holder(unit, PostKind.CLERK);
    var item = drafting.begin(clerk, unit.id(), wanted.kind());
    var written = drafting.save(clerk, item.id(), 0, text(wanted, item, unit));
    if (wanted.stop() == DemoItem.Stop.DRAFT) {
      return;
    }
    var revision =
        wanted.kind() == ItemKind.SERVICE_GUIDE ? referring(clerk, unit, item, written) : written;
    if (wanted.kind() == ItemKind.FORMAL_DOCUMENT) {
      collating.none(clerk, item.id(), "演示稿件：在公文系统内签发，没有纸质文稿");
    }
    var begun =
        submitting.submit(clerk, item.id(), revision.digest(), Submission.NORMAL).getFirst();
    switch (wanted.stop()) {
      case DRAFT, SUBMITTED -> {}
      case RETURNED -> walk.sentBack(begun, "“二十三家企业”与附表的二十一家不一致，请核实后再报。");
      case SELF_REVIEWED -> walk.agreed(begun, 2);
      case CLEARED -> walk.agreed(begun, Integer.MAX_VALUE);
      case UNCONFIRMED, PUBLIC ->
          walk.out(walk.agreed(begun, Integer.MAX_VALUE), wanted.stop() == DemoItem.Stop.PUBLIC)
              .forEach(r -> released.put(r.title(), r));
    }
  }

  /** A guide takes its phones, place, hours and fee from the register, as the form has it. */
  private Revision referring(Person clerk, Unit unit, Item item, Revision written) {
    var words = new EnumMap<GuideElement, String>(GuideElement.class);
    var chosen = new EnumMap<GuideElement, Set<Long>>(GuideElement.class);
    GuideElement.told(written.manifest().body())
        .forEach((element, html) -> {
          var told = GuideElement.words(html);
          PointKind.of(element)
              .ifPresentOrElse(
                  kind -> {
                    var value = told.replaceFirst("。$", "");
                    var name = unit.shortName() + element.label();
                    chosen.put(element, Set.of(points.add(clerk, unit.id(), kind, name, value)));
                  },
                  () -> words.put(element, told));
        });
    return guides.write(clerk, item.number(), written.seq(), false, words, chosen);
  }

  private Manifest text(DemoItem wanted, Item item, Unit unit) {
    var number = wanted.number();
    var formedOn = wanted.formedOn();
    return new Manifest(
        Manifest.FORMAT,
        item.number(),
        1,
        wanted.title(),
        wanted.kind().category(),
        wanted.kind(),
        SourceKind.UNIT,
        unit.shortName(),
        unit.id(),
        unit.shortName(),
        wanted.columns(),
        CleanHtml.of(wanted.body()).html().html(),
        List.of(),
        Disclosure.ACTIVE,
        number == null || formedOn == null
            ? null
            : new Manifest.Document(
                number,
                "江海省应急管理厅",
                formedOn,
                "安全生产监管",
                Validity.VALID,
                "990000001/%d-%05d".formatted(formedOn.getYear(), item.id()),
                false,
                true),
        null,
        wanted.kind() == ItemKind.DRAFT_FOR_COMMENT
            ? new Manifest.Comment(
                "信函或者电子邮件，注明“征求意见”", LocalDate.now(clock).plusDays(wanted.asked()).atTime(17, 30))
            : null,
        null,
        null,
        List.of(),
        null,
        null);
  }
}
