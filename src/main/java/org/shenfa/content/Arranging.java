package org.shenfa.content;

import static org.shenfa.regulation.Clause.MEASURES_24_1;

import java.util.List;
import java.util.Optional;
import org.shenfa.columns.Columns;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Enforces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 网站布置: what stands outside the columns is written by 新闻宣传处 as one item for each place. */
@Service
public class Arranging {
  private final Slots slots;
  private final Drafting drafting;
  private final Columns columns;
  private final Organization organization;

  Arranging(Slots slots, Drafting drafting, Columns columns, Organization organization) {
    this.slots = slots;
    this.drafting = drafting;
    this.columns = columns;
    this.organization = organization;
  }

  /** The item of a slot; empty until somebody first writes for it. */
  public Optional<Item> item(Slot slot) {
    return slots.item(slot).map(drafting::find);
  }

  /** The slot an item stands in, if it does. */
  public Optional<Slot> slot(long itemId) {
    return slots.of(itemId);
  }

  /** Makes the item of a slot, once; refused to everyone but 新闻宣传处. */
  @Enforces(MEASURES_24_1)
  @Transactional
  public Item open(Person by, Slot slot) {
    columns.mustOwnTheSite(by);
    var standing = item(slot);
    if (standing.isPresent()) {
      return standing.get();
    }
    var item =
        drafting.begun(
            by, organization.only(UnitKind.PUBLICITY_OFFICE).id(), ItemKind.SITE_ARRANGEMENT);
    slots.give(slot, item.id(), by.id());
    drafting.save(by, item.id(), 0, text(slot, item, new Arrangement(List.of()), List.of()));
    return item;
  }

  /** Saves what shall stand in a slot as the next revision of its item. */
  @Transactional
  public Revision save(
      Person by,
      Slot slot,
      int expectedSeq,
      Arrangement arrangement,
      List<Manifest.Attachment> pictures) {
    var item = open(by, slot);
    return drafting.save(by, item.id(), expectedSeq, text(slot, item, arrangement, pictures));
  }

  private Manifest text(
      Slot slot, Item item, Arrangement arrangement, List<Manifest.Attachment> pictures) {
    return Manifest.blank(
            item, ItemKind.SITE_ARRANGEMENT, organization.unit(item.unitId()).shortName())
        .withText("网站布置：" + slot.label(), arrangement.body().html(), pictures);
  }
}
