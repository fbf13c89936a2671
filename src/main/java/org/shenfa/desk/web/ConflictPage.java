package org.shenfa.desk.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.shenfa.access.SignedIn;
import org.shenfa.comparison.WordMarks;
import org.shenfa.content.Drafting;
import org.shenfa.content.Item;
import org.shenfa.organization.Organization;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** 两边对照: the page somebody lands on who saves over a revision they had not seen. */
@Component
class ConflictPage {
  private static final String THEIRS = "theirs";
  private static final String MINE = "mine";

  private final Drafting drafting;
  private final Organization organization;
  private final EditPage editPage;

  ConflictPage(Drafting drafting, Organization organization, EditPage editPage) {
    this.drafting = drafting;
    this.organization = organization;
    this.editPage = editPage;
  }

  /**
   * Both sides and everything typed.
   *
   * @param base the revision the person began with
   */
  void fill(Model model, SignedIn me, Item item, int base, Map<String, List<String>> typed) {
    var latest = drafting.latest(item.id()).orElseThrow();
    var began = drafting.revisions(item.id()).stream().filter(r -> r.seq() == base).findFirst();
    var before = editPage.fields(model, me, item, began.orElse(latest));
    var now = editPage.fields(model, me, item, latest);
    model.addAttribute("item", item);
    model.addAttribute("latest", latest);
    model.addAttribute("base", base);
    model.addAttribute("typed", kept(typed));
    model.addAttribute(
        "conflict",
        new Conflict(
            organization.person(latest.createdBy()).name(),
            now.different(typed).stream().map(f -> row(f, before, typed)).toList(),
            BlockMerge.of(
                began.map(r -> r.manifest().body()).orElse(""),
                latest.manifest().body(),
                String.join("", given(typed, "body")))));
  }

  /** What the person chose, as one form; empty when a choice is missing. */
  Optional<Map<String, List<String>>> chosen(
      Model model, SignedIn me, Item item, Map<String, List<String>> sent) {
    var typed = mine(sent);
    var latest = drafting.latest(item.id()).orElseThrow();
    var result = new HashMap<>(typed);
    for (var field : editPage.fields(model, me, item, latest).different(typed)) {
      switch (String.join("", given(sent, "pick." + field.name()))) {
        case THEIRS -> result.put(field.name(), field.values());
        case MINE -> result.put(field.name(), given(typed, field.name()));
        case "merged" -> result.put(field.name(), given(sent, "merged"));
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(result);
  }

  /** The typed form that the page carried along. */
  static Map<String, List<String>> mine(Map<String, List<String>> sent) {
    return sent.entrySet().stream()
        .filter(f -> f.getKey().startsWith("mine."))
        .collect(Collectors.toMap(f -> f.getKey().substring(5), Map.Entry::getValue));
  }

  private static Conflict.Row row(
      FormFields.Field now, FormFields before, Map<String, List<String>> typed) {
    var body = now.name().equals("body");
    var my = given(typed, now.name());
    var was = before.fields().stream().filter(f -> f.name().equals(now.name())).findFirst();
    var marks =
        body
            ? WordMarks.of(lines(now.values()), lines(my))
            : WordMarks.of(now.words(now.values()), now.words(my));
    var untouched = was.map(f -> FormFields.same(f.values(), my)).orElse(false);
    var unmoved = was.map(f -> FormFields.same(f.values(), now.values())).orElse(false);
    return new Conflict.Row(
        now.name(),
        now.label(),
        marks.theirs(),
        marks.mine(),
        untouched ? THEIRS : unmoved ? MINE : "");
  }

  private static String lines(List<String> html) {
    return Jsoup.parseBodyFragment(String.join("", html))
        .body()
        .select("p, h2, h3, h4, h5, li, td, th, figcaption, caption")
        .stream()
        .filter(e -> e.select("p, li").size() <= (e.is("p, li") ? 1 : 0))
        .map(Element::text)
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, List<String>> kept(Map<String, List<String>> typed) {
    return typed.entrySet().stream()
        .filter(f -> !List.of("_csrf", "seq").contains(f.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static List<String> given(Map<String, List<String>> typed, String name) {
    return Optional.ofNullable(typed.get(name)).orElse(List.of());
  }
}
