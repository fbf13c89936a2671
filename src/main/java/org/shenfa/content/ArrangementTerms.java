package org.shenfa.content;

import static org.shenfa.regulation.Clause.MEASURES_24_1;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.shenfa.content.Arrangement.Entry;
import org.shenfa.content.Arrangement.Group;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;

/** 网站布置的要件: what keeps an arrangement from entering review for its slot. */
final class ArrangementTerms {
  private static final Set<String> FOOTER = Set.of("主办单位", "联系方式", "备案");

  private ArrangementTerms() {}

  /**
   * What keeps it from entering review for a slot.
   *
   * @param listed whether a host may be linked to: a government site or one on the list of article
   *     11
   */
  @Enforces(MEASURES_24_1)
  static List<Violation> missing(
      Arrangement on, Slot slot, LocalDate today, Predicate<String> listed) {
    var found = new Violations.Gathering();
    found
        .refuseIf(
            on.entries().isEmpty(),
            MEASURES_24_1,
            "title",
            "“%s”里还没有一条内容；不再需要的，请撤下已发布的那一件。".formatted(slot.label()))
        .refuseIf(
            on.groups().size() > slot.groups() || on.entries().size() > slot.entries(),
            MEASURES_24_1,
            "title",
            "“%s”最多 %d 组、%d 条，现有 %d 组、%d 条。"
                .formatted(
                    slot.label(),
                    slot.groups(),
                    slot.entries(),
                    on.groups().size(),
                    on.entries().size()));
    if (slot == Slot.FOOTER) {
      var named = on.groups().stream().map(Group::heading).collect(Collectors.toSet());
      found.refuseIf(
          !named.containsAll(FOOTER), MEASURES_24_1, "group", "页脚须有“主办单位”“联系方式”“备案”三组，国家检查要看。");
    }
    for (var group : on.groups()) {
      found.refuseIf(
          group.heading().length() > 20,
          MEASURES_24_1,
          "group",
          "组名“%s”超过 20 字。".formatted(group.heading()));
    }
    on.entries().forEach(e -> entry(e, slot, today, listed, found));
    return found.found();
  }

  private static void entry(
      Entry entry,
      Slot slot,
      LocalDate today,
      Predicate<String> listed,
      Violations.Gathering found) {
    var name = entry.title().isEmpty() ? "（没有题目的一条）" : "“" + entry.title() + "”";
    var picture = entry.picture();
    found
        .refuseIf(
            entry.title().isEmpty() || entry.title().length() > 60,
            MEASURES_24_1,
            "title",
            "%s：题目 1 到 60 字。".formatted(name))
        .refuseIf(
            entry.note().length() > 200, MEASURES_24_1, "note", "%s：说明最多 200 字。".formatted(name))
        .refuseIf(
            slot.leads() && entry.address() == null,
            MEASURES_24_1,
            "address",
            "%s：请填写地址，例如 /tzgg/index.html，或者以 https:// 开头的完整网址。".formatted(name))
        .refuseIf(
            slot == Slot.BANNER && picture == null,
            MEASURES_24_1,
            "picture",
            "%s：横幅须有一张图片。".formatted(name))
        .refuseIf(
            picture != null && picture.alt().length() < 2,
            MEASURES_24_1,
            "alt",
            "%s：请写明图片上是什么，读屏的人要听。".formatted(name))
        .refuseIf(
            Arrangement.ended(entry, today),
            MEASURES_24_1,
            "until",
            "%s：截止日期已经过去。".formatted(name));
    address(entry, slot, name, listed, found);
  }

  private static void address(
      Entry entry, Slot slot, String name, Predicate<String> listed, Violations.Gathering found) {
    var address = entry.address();
    if (address == null || OwnAddress.matches(address)) {
      found.refuseIf(
          slot == Slot.NAVIGATION
              && address != null
              && OwnAddress.ARTICLE.matcher(address).matches(),
          MEASURES_24_1,
          "address",
          "%s：导航里放栏目和专题，不放单篇文章。".formatted(name));
      return;
    }
    var host = Optional.of(address).flatMap(ReprintTerms::host);
    found
        .refuseIf(
            slot == Slot.NAVIGATION, MEASURES_24_1, "address", "%s：导航只能通到本站的栏目和专题。".formatted(name))
        .refuseIf(
            host.isEmpty(),
            MEASURES_24_1,
            "address",
            "%s：“%s”不是本站地址，也不是以 https:// 开头的完整网址。".formatted(name, address))
        .refuseIf(
            host.isPresent() && !host.get().endsWith(".gov.cn") && !listed.test(host.get()),
            MEASURES_24_1,
            "address",
            "%s：“%s”不是政府网站，也不在授权来源名单内，不能链接。".formatted(name, host.orElse("")));
  }
}
