package org.shenfa.services;

import static org.shenfa.regulation.Clause.MEASURES_14_1;
import static org.shenfa.regulation.Clause.MEASURES_20_1;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.shenfa.content.CleanHtml;
import org.shenfa.content.Drafting;
import org.shenfa.content.GuideElement;
import org.shenfa.content.Item;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Revision;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 按要素填写: guides are begun, written element by element, and corrected from the register; every
 * revision then goes through the main line.
 */
@Service
public class GuideWriting {
  private final Guides guides;
  private final GuideFacts facts;
  private final ContactPoints points;
  private final Drafting drafting;
  private final Organization organization;

  GuideWriting(
      Guides guides,
      GuideFacts facts,
      ContactPoints points,
      Drafting drafting,
      Organization organization) {
    this.guides = guides;
    this.facts = facts;
    this.points = points;
    this.drafting = drafting;
    this.organization = organization;
  }

  /**
   * Begins a guide; one that is secret is refused and nothing of it is kept.
   *
   * @param secret 是否涉密, as the form asks
   */
  @Enforces({MEASURES_14_1, MEASURES_20_1})
  @Transactional
  public Item begin(Person author, long unit, String title, boolean secret) {
    var found = new Violations.Gathering();
    openOnly(secret, found);
    found.refuseIf(title.isBlank(), MEASURES_14_1, "title", "请填写事项名称。").throwIfAny();
    var item = drafting.begin(author, unit, ItemKind.SERVICE_GUIDE);
    var blank = Manifest.blank(item, ItemKind.SERVICE_GUIDE, organization.unit(unit).shortName());
    var told = new EnumMap<GuideElement, String>(GuideElement.class);
    Arrays.stream(GuideElement.values())
        .filter(GuideElement::required)
        .forEach(e -> told.put(e, ""));
    told.put(GuideElement.NAME, paragraphs(title.strip()));
    drafting.save(
        author,
        item.id(),
        0,
        blank.withText(title.strip(), clean(GuideElement.table(told)), List.of()));
    return item;
  }

  private static void openOnly(boolean secret, Violations.Gathering found) {
    found.refuseIf(secret, MEASURES_14_1, "secret", "涉密事项不上网、不在这里登记（第十四条只收非涉密事项），请按保密规定另行办理。");
  }

  /**
   * 按要素填写: the next revision of a guide from its form. Words that read as before keep their
   * mark-up; what the register holds is taken from there and cannot be typed.
   *
   * @param seq the revision the form was opened on
   * @param words what was typed, line by line
   * @param chosen what was chosen from the register
   */
  @Enforces({MEASURES_14_1, MEASURES_20_1})
  @Transactional
  public Revision write(
      Person author,
      String item,
      int seq,
      boolean secret,
      Map<GuideElement, String> words,
      Map<GuideElement, Set<Long>> chosen) {
    var found = new Violations.Gathering();
    openOnly(secret, found);
    var latest = guides.latest(item);
    var text = latest.manifest();
    var before = GuideElement.told(text.body());
    var register = points.byId();
    var told = new EnumMap<GuideElement, String>(GuideElement.class);
    for (var element : GuideElement.values()) {
      var kind = PointKind.of(element);
      var html =
          kind.isPresent()
              ? taken(element, kind.get(), chosen.getOrDefault(element, Set.of()), register, found)
              : typed(words.getOrDefault(element, ""), before.getOrDefault(element, ""));
      element
          .fault(GuideElement.words(html))
          .filter(f -> !html.isEmpty())
          .ifPresent(f -> found.refuseIf(true, MEASURES_14_1, element.name(), f));
      if (!html.isEmpty() || element.required()) {
        told.put(element, html);
      }
    }
    found
        .refuseIf(
            more(text.body(), before), MEASURES_14_1, null, "这件指南的正文里除要素以外还有别的内容，请在“修改稿件”里改，以免丢失。")
        .throwIfAny();
    refer(author, latest.itemId(), chosen);
    return drafting.save(
        author,
        latest.itemId(),
        seq,
        text.withText(text.title(), clean(GuideElement.table(told)), text.attachments()));
  }

  private String taken(
      GuideElement element,
      PointKind kind,
      Set<Long> chosen,
      Map<Long, ContactPoint> register,
      Violations.Gathering found) {
    var all = chosen.stream().map(register::get).toList();
    found.refuseIf(
        all.stream().anyMatch(p -> p == null || p.kind() != kind),
        MEASURES_14_1,
        element.name(),
        "“%s”要从登记簿的%s里选。".formatted(element.label(), kind.label()));
    return all.stream()
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(ContactPoint::id))
        .map(p -> paragraphs(p.value()))
        .collect(Collectors.joining());
  }

  private static String typed(String words, String before) {
    var lines = words.strip().replace("\r\n", "\n");
    return lines.equals(GuideElement.words(before)) ? before : paragraphs(lines);
  }

  private static String paragraphs(String lines) {
    return lines
        .lines()
        .map(String::strip)
        .filter(l -> !l.isEmpty())
        .map(l -> new Element("p").text(l).outerHtml())
        .collect(Collectors.joining());
  }

  /** Whether a body says anything beside its elements. */
  private static boolean more(String body, Map<GuideElement, String> told) {
    var text = Jsoup.parseBodyFragment(body).text();
    return letters(text)
        > letters(Jsoup.parseBodyFragment(GuideElement.table(told)).text())
            + Arrays.stream(GuideElement.values())
                .filter(e -> !told.containsKey(e) && text.contains(e.label()))
                .mapToLong(e -> letters(e.label()))
                .sum();
  }

  private static long letters(String text) {
    return text.codePoints().filter(Character::isLetter).count();
  }

  private void refer(Person author, long item, Map<GuideElement, Set<Long>> chosen) {
    var before = facts.references().getOrDefault(item, Map.of());
    for (var kind : PointKind.values()) {
      for (var element : kind.elements()) {
        var was = new HashSet<>(before.getOrDefault(element, List.of()));
        var now = chosen.getOrDefault(element, Set.of());
        now.stream()
            .filter(p -> !was.contains(p))
            .forEach(p -> facts.refer(item, element, p, true, author.id()));
        was.stream()
            .filter(p -> !now.contains(p))
            .forEach(p -> facts.refer(item, element, p, false, author.id()));
      }
    }
  }

  /**
   * 拟出更正: the next revision with what the register says now; it is reviewed and released like every
   * other. Refused where the guide does not say literally what the register said before.
   */
  @Enforces(MEASURES_14_1)
  @Transactional
  public Revision correct(Person author, String item) {
    var guide = guides.find(item);
    var latest = guides.latest(item);
    var text = latest.manifest();
    var told = new EnumMap<>(GuideElement.told(text.body()));
    var body = text.body();
    for (var element : guide.elements()) {
      for (var point : element.points()) {
        var was = told.getOrDefault(element.element(), "");
        var now = point.corrected(was);
        told.put(element.element(), now);
        body = was.isEmpty() || was.equals(now) ? body : body.replace(was, now);
      }
    }
    new Violations.Gathering()
        .refuseIf(body.equals(text.body()), MEASURES_14_1, null, "没有可以照登记簿改的地方，请在“按要素填写”里核对。")
        .throwIfAny();
    return drafting.save(
        author,
        latest.itemId(),
        latest.seq(),
        text.withText(text.title(), clean(body), text.attachments()));
  }

  private static String clean(String html) {
    return CleanHtml.of(html).html().html();
  }
}
