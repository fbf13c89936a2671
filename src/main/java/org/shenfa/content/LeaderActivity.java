package org.shenfa.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.shenfa.organization.Leader;
import org.shenfa.organization.PostKind;

/**
 * 文中的领导活动: a leader of the dated register whom a text shows taking part in something. A name alone
 * is not enough, and neither is an instruction that others carry out.
 *
 * @param words the words that say so, from the text
 */
public record LeaderActivity(Leader leader, String words) {
  private static final String DOES =
      "出席|主持|参加|讲话|致辞|调研|检查|督导|督查|会见|会谈|部署|强调|指出|慰问|看望|率队|带队|率领|听取|作报告|宣布|授课"
          + "|巡查|视察|座谈|观摩|指挥|走访|接访|约谈|宣讲|揭牌|签署|深入|要求";
  private static final Pattern ACTS =
      Pattern.compile("^(同志|一行|厅长|副厅长|书记|副书记|局长|副局长|总工程师)?[^。！？；]{0,40}?(" + DOES + ")");
  private static final Pattern ACTS_AT_ONCE =
      Pattern.compile(
          "^(同志|一行|厅长|副厅长|书记|副书记|局长|副局长|总工程师)?"
              + "(（[^）]{0,20}）)?([、和与及][^。！？；，]{1,12})?[\\s，,]*"
              + "(等|在|到|赴|今天|昨天|日前|先后|分别|并|还|代表|亲自|前往|来到|带|率|于)?[^。！？；，]{0,8}?("
              + DOES
              + ")");
  private static final Pattern NAME_ENDS =
      Pattern.compile(
          "^($|\\P{IsHan}|同志|一行|厅长|副|书记|局长|总工|等|在|到|赴|和|与|及|对|以|向|还|并|于|今|昨|日前|先后|分别|前往|来到|带|率|代表|亲|作|做|为|主|"
              + DOES
              + ")");
  private static final Pattern ONLY_WORDS =
      Pattern.compile("^(同志)?(的|所作的?|作出的?|做出的?|重要)*(批示|指示|签批|签发|要求精神|委托|讲话精神|署名|任组长|为组长)");
  private static final Pattern ONLY_OBEYED =
      Pattern.compile("(按照|根据|学习|贯彻|落实|传达|依据|遵照|围绕|受)[^，,。]{0,24}$");
  private static final Pattern ATTENDED_BY =
      Pattern.compile("(出席|参加|主持|陪同)[^。；]{0,12}(的|领导|有|：|:)[^。；]{0,24}$");
  private static final String BLOCKS =
      "p, h2, h3, h4, h5, li, th, td, blockquote, figcaption, caption";
  private static final int EXCERPT = 36;

  /** Everyone of the register whom title or body shows taking part, each once, in their order. */
  public static List<LeaderActivity> in(Manifest text, List<Leader> register) {
    var sentences =
        Stream.concat(
                Stream.of(text.title()),
                Jsoup.parseBodyFragment(text.body()).body().select(BLOCKS).stream()
                    .map(Element::text))
            .flatMap(block -> Arrays.stream(block.split("[。！？；]")))
            .toList();
    var found = new ArrayList<LeaderActivity>();
    for (var leader : register) {
      sentences.stream()
          .flatMap(s -> in(s, leader).stream())
          .findFirst()
          .ifPresent(words -> found.add(new LeaderActivity(leader, words)));
    }
    return List.copyOf(found);
  }

  /** The kind these activities ask for, when the chosen one would leave a look out (18-1, 18-2). */
  public static Optional<ItemKind> asked(ItemKind chosen, List<LeaderActivity> activities) {
    var principal =
        activities.stream().anyMatch(a -> a.leader().post().kind() == PostKind.PRINCIPAL_LEADER);
    return switch (chosen) {
      case ORDINARY_NEWS, UNIT_HEAD_NEWS ->
          principal
              ? Optional.of(ItemKind.MAJOR_NEWS)
              : activities.isEmpty() ? Optional.empty() : Optional.of(ItemKind.DEPUTY_LEADER_NEWS);
      case DEPUTY_LEADER_NEWS -> principal ? Optional.of(ItemKind.MAJOR_NEWS) : Optional.empty();
      case MAJOR_NEWS,
          REPRINT,
          FORMAL_DOCUMENT,
          INTERPRETATION,
          NOTICE,
          DRAFT_FOR_COMMENT,
          INTERACTION_REPLY,
          SERVICE_GUIDE,
          SITE_ARRANGEMENT ->
          Optional.empty();
    };
  }

  private static Optional<String> in(String sentence, Leader leader) {
    var name = leader.person().name();
    for (int at = sentence.indexOf(name); at >= 0; at = sentence.indexOf(name, at + 1)) {
      var before = sentence.substring(0, at);
      var after = sentence.substring(at + name.length());
      if (takesPart(before, after, leader.title())) {
        var from = Math.max(0, at - EXCERPT / 2);
        return Optional.of(
            sentence.substring(from, Math.min(sentence.length(), at + name.length() + EXCERPT)));
      }
    }
    return Optional.empty();
  }

  private static boolean takesPart(String before, String after, String title) {
    if (!NAME_ENDS.matcher(after).find()
        || ONLY_WORDS.matcher(after).find()
        || ONLY_OBEYED.matcher(before).find()) {
      return false;
    }
    return ACTS_AT_ONCE.matcher(after).find()
        || titled(before, title) && ACTS.matcher(after).find()
        || ATTENDED_BY.matcher(before).find();
  }

  private static boolean titled(String before, String title) {
    var near = before.strip();
    return Stream.concat(Arrays.stream(title.split("[、，,\\s]+")), Stream.of("厅长", "书记", "局长", "同志"))
        .filter(t -> t.length() > 1)
        .anyMatch(near::endsWith);
  }
}
