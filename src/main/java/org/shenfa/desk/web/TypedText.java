package org.shenfa.desk.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.shenfa.content.Drafting;
import org.shenfa.content.Item;
import org.shenfa.content.Manifest;
import org.shenfa.organization.Organization;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;

/** 表单里的正文: what was typed into an item's form as the text of its next revision. */
@Component
class TypedText {
  private final Drafting drafting;
  private final Organization organization;

  TypedText(Drafting drafting, Organization organization) {
    this.drafting = drafting;
    this.organization = organization;
  }

  /**
   * The text with the files it names: those that were kept, in their order, then the pictures of
   * its body. Refused as {@link ItemForm} refuses.
   */
  Manifest text(Item item, Map<String, List<String>> typed) {
    var kind = drafting.latest(item.id()).orElseThrow().manifest().kind();
    var unit = organization.unit(item.unitId()).shortName();
    var files = files(item, typed);
    var named = new LinkedMultiValueMap<>(typed);
    named.put("attachment", files.stream().map(Manifest.Attachment::digest).toList());
    return new ItemForm(named).text(item, kind, files, unit);
  }

  private List<Manifest.Attachment> files(Item item, Map<String, List<String>> typed) {
    var uploads = drafting.uploads(item.id());
    var listed = Optional.ofNullable(typed.get("attachment")).orElse(List.of());
    var body = String.join("", Optional.ofNullable(typed.get("body")).orElse(List.of()));
    return Stream.concat(
            listed.stream()
                .flatMap(digest -> uploads.stream().filter(f -> f.digest().equals(digest))),
            uploads.stream().filter(f -> f.standsIn(body)))
        .distinct()
        .toList();
  }
}
