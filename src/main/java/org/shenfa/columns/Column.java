package org.shenfa.columns;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 栏目: a place on the site, the unit that keeps it and what it accepts.
 *
 * @param slug what texts name it by; never changes
 * @param windowDays days after which it counts as stale
 * @param position its order among its neighbours
 * @param person the person of the keeping unit who is named for it (7-1)
 * @param ending set once it takes nothing new
 */
public record Column(
    long id,
    String slug,
    String name,
    String description,
    String keywords,
    String type,
    long keeperUnit,
    Set<Category> accepts,
    int windowDays,
    int position,
    Place place,
    @Nullable Long person,
    @Nullable Ending ending) {

  /**
   * 栏目位置: where on the site it stands.
   *
   * @param leaf last part of its address
   * @param parent slug of the column it stands under
   * @param topic slug of the special topic it stands in; never together with a parent
   * @param address its folder on the public site now, such as {@code zt/xfy2026/dt}
   */
  public record Place(
      String leaf, @Nullable String parent, @Nullable String topic, String address) {}

  /**
   * 停办: it was merged or closed.
   *
   * @param merged whether its articles are listed under the column it leads to
   * @param leadsTo slug of the column its readers are led to
   */
  public record Ending(boolean merged, @Nullable String leadsTo) {}

  /** An open column of the first level without a named person. */
  public Column(
      long id,
      String slug,
      String name,
      String description,
      String keywords,
      String type,
      long keeperUnit,
      Set<Category> accepts,
      int windowDays,
      int position) {
    this(
        id,
        slug,
        name,
        description,
        keywords,
        type,
        keeperUnit,
        accepts,
        windowDays,
        position,
        new Place(slug, null, null, slug),
        null,
        null);
  }

  /** The same somewhere else. */
  public Column at(Place elsewhere, int order) {
    return new Column(
        id,
        slug,
        name,
        description,
        keywords,
        type,
        keeperUnit,
        accepts,
        windowDays,
        order,
        elsewhere,
        person,
        ending);
  }

  /** The same, looked after by somebody else or otherwise. */
  public Column keptBy(long unit, @Nullable Long named, Set<Category> taking, int days) {
    return new Column(
        id,
        slug,
        name,
        description,
        keywords,
        type,
        unit,
        taking,
        days,
        position,
        place,
        named,
        ending);
  }

  /** The same under another name. */
  public Column called(String newName, String newDescription, String newKeywords, String newType) {
    return new Column(
        id,
        slug,
        newName,
        newDescription,
        newKeywords,
        newType,
        keeperUnit,
        accepts,
        windowDays,
        position,
        place,
        person,
        ending);
  }

  /** The same, ended. */
  public Column ended(Ending how) {
    return new Column(
        id,
        slug,
        name,
        description,
        keywords,
        type,
        keeperUnit,
        accepts,
        windowDays,
        position,
        place,
        person,
        how);
  }
}
