package org.shenfa.letters;

import static org.shenfa.regulation.Clause.MEASURES_12_2;
import static org.shenfa.regulation.Clause.MEASURES_15_5;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.shenfa.content.Drafting;
import org.shenfa.content.Item;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.By;
import org.shenfa.procedures.Courses;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 公开来信: a letter and its answer go out as an item of the main line, masked by one person and read
 * by the others of its route; without the writer's consent the database refuses the release.
 */
@Service
public class LetterPublication {
  private final Letters letters;
  private final LetterRights rights;
  private final LetterSteps steps;
  private final Answering answering;
  private final Courses courses;
  private final Drafting drafting;
  private final Organization organization;
  private final JdbcClient db;

  LetterPublication(
      Letters letters,
      LetterRights rights,
      LetterSteps steps,
      Answering answering,
      Courses courses,
      Drafting drafting,
      Organization organization,
      JdbcClient db) {
    this.letters = letters;
    this.rights = rights;
    this.steps = steps;
    this.answering = answering;
    this.courses = courses;
    this.drafting = drafting;
    this.organization = organization;
    this.db = db;
  }

  /** Begins the public copy: a draft item of the unit with question and answer, masks proposed. */
  @Enforces(MEASURES_15_5)
  @Transactional
  public Item prepare(Person me, long id, Instant now) {
    var letter = steps.find(me, id, now);
    var unit = letter.unit() == null ? 0 : letter.unit();
    new Violations.Gathering()
        .refuseIf(!letter.mayPublish() || withdrawn(id), MEASURES_12_2, null, "写信人没有同意公开这封信。")
        .refuseIf(letter.sealed(), MEASURES_12_2, null, "投诉、举报的原文不公开。")
        .refuseIf(
            !rights.viewer(me, now).may(unit).contains(Actor.HANDLER),
            MEASURES_12_2,
            null,
            "公开稿由承办单位的经办人准备。")
        .throwIfAny();
    var item = drafting.begin(me, unit, ItemKind.INTERACTION_REPLY);
    var text =
        Manifest.blank(item, ItemKind.INTERACTION_REPLY, organization.unit(unit).shortName())
            .withText(Masks.of(letter.title()), page(letter), List.of());
    drafting.save(me, item.id(), 0, text);
    db.sql("insert into letter_item (letter_id, item_id, person_id) values (?, ?, ?)")
        .params(id, item.id(), me.id())
        .update();
    courses.take(
        LetterEvent.PROCEDURE,
        id,
        LetterEvent.PREPARE_PUBLICATION,
        By.staff(Actor.HANDLER, me, unit),
        now,
        "",
        Map.of("item", item.number()));
    return item;
  }

  /** Does not make it public after all, with the reason kept. */
  @Transactional
  public void keepPrivate(Person me, long id, String why, Instant now) {
    var letter = steps.find(me, id, now);
    var unit = letter.unit() == null ? 0 : letter.unit();
    var as = rights.viewer(me, now).may(unit);
    if (!as.contains(Actor.HANDLER) && !as.contains(Actor.SITE)) {
      throw new Violations(MEASURES_12_2, "是否公开由承办单位的经办人或者网站编辑办理。");
    }
    var actor = as.contains(Actor.HANDLER) ? Actor.HANDLER : Actor.SITE;
    courses.take(
        LetterEvent.PROCEDURE,
        id,
        LetterEvent.KEEP_PRIVATE,
        By.staff(actor, me, actor == Actor.SITE ? rights.publicity() : unit),
        now,
        Courses.reason(why),
        Map.of());
  }

  private boolean withdrawn(long id) {
    return db.sql("select exists (select from letter_consent_withdrawn where letter_id = ?)")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  private String page(Letter letter) {
    var body = new StringBuilder();
    section(body, "来信", letters.texts(letter.id()).getFirst().body());
    answering.current(letter.id()).ifPresent(d -> section(body, "答复", d.text().body()));
    return body.toString();
  }

  private static void section(StringBuilder body, String heading, String words) {
    body.append(new Element("h2").text(heading).outerHtml());
    Masks.of(words)
        .lines()
        .filter(l -> !l.isBlank())
        .forEach(l -> body.append(new Element("p").text(l.strip()).outerHtml()));
  }
}
