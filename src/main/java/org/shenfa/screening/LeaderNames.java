package org.shenfa.screening;

import static org.shenfa.screening.Verdict.REASON;
import static org.shenfa.screening.Verdict.STOP;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shenfa.organization.Leader;

/** 领导姓名、职务、次序: against the register of the day. */
final class LeaderNames implements Rule {
  static final String RULE = "leader";
  private static final Set<String> OWN_POSTS = Set.of("厅长", "副厅长");
  private static final Pattern FORMERLY = Pattern.compile("(?:原|时任|前任|前)$");

  /** Another body before the post: the person is not one of ours. */
  private static final Pattern OTHER_BODY =
      Pattern.compile(
          "(?:公安|教育|财政|交通|住房|城乡建设|水利|卫生|卫健|民政|司法|自然资源|生态环境|农业农村|商务|文化|审计|市|县|区|集团|公司|大学|学院|局|部|总队|支队|协会)[\\u4e00-\\u9fa5]{0,6}$");

  @Override
  public void check(Reading on, Findings found) {
    var leaders = on.known.leaders();
    if (leaders.isEmpty()) {
      return;
    }
    var posts =
        leaders.stream()
            .flatMap(l -> posts(l).stream())
            .collect(Collectors.toCollection(HashSet::new));
    posts.addAll(OWN_POSTS);
    var alternatives =
        posts.stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    var title =
        Pattern.compile("((?:" + alternatives + ")(?:[、,和兼 ]{0,2}(?:" + alternatives + "))*)[: ]?");
    var name = Pattern.compile("^[\\u4e00-\\u9fa5]{2,4}");
    var names =
        leaders.stream()
            .map(l -> Pattern.quote(l.person().name()))
            .collect(Collectors.joining("|"));
    var list = Pattern.compile("(?:" + names + ")(?:[、,和及与 ]{1,2}(?:" + names + "))+");
    on.texts()
        .forEach(in -> {
          for (var match : title.matcher(in.folded).results().toList()) {
            var before = in.before(match.start(), 12);
            var after = name.matcher(in.after(match.end(), 4));
            if (after.find()
                && !FORMERLY.matcher(before).find()
                && !OTHER_BODY.matcher(before).find()) {
              named(in, match.start(), match.end(), match.group(1), after.group(), leaders, found);
            }
          }
          list.matcher(in.folded)
              .results()
              .forEach(m -> order(in, m.start(), m.group(), leaders, found));
        });
  }

  private static List<String> posts(Leader leader) {
    return Arrays.stream(leader.title().split("[、，, ]", -1)).filter(p -> p.length() >= 2).toList();
  }

  private static void named(
      Passage in,
      int from,
      int at,
      String title,
      String after,
      List<Leader> leaders,
      Findings found) {
    var said = Arrays.stream(title.split("[、,和兼 ]+", -1)).filter(p -> !p.isEmpty()).toList();
    for (var leader : leaders) {
      var name = leader.person().name();
      if (after.startsWith(name)) {
        var wrong = said.stream().filter(p -> !posts(leader).contains(p)).toList();
        if (!wrong.isEmpty()) {
          found.add(
              RULE,
              STOP,
              in,
              from,
              at + name.length(),
              "%s的职务登记为“%s”，这里写的是“%s”，请核对。".formatted(name, leader.title(), String.join("、", said)),
              leader.title() + name);
        }
        return;
      }
    }
    for (var leader : leaders) {
      var name = leader.person().name();
      if (after.length() >= name.length()
          && oneOff(name, after.substring(0, name.length()))
          && said.stream().anyMatch(posts(leader)::contains)) {
        found.add(
            RULE,
            STOP,
            in,
            from,
            at + name.length(),
            "名录里的“%s”是%s，这里写的是“%s”，差一个字，请核对。"
                .formatted(said.getFirst(), name, after.substring(0, name.length())),
            title + name);
        return;
      }
    }
  }

  private static boolean oneOff(String name, String other) {
    var different = 0;
    for (var i = 0; i < name.length(); i++) {
      different += name.charAt(i) == other.charAt(i) ? 0 : 1;
    }
    return different == 1;
  }

  private static void order(
      Passage in, int from, String words, List<Leader> leaders, Findings found) {
    var ranks = new ArrayList<Integer>();
    var names = words.split("[、,和及与 ]+", -1);
    for (var name : names) {
      leaders.stream()
          .filter(l -> l.person().name().equals(name))
          .findFirst()
          .ifPresent(l -> ranks.add(l.rank()));
    }
    if (!ranks.stream().sorted().toList().equals(ranks)) {
      var right =
          leaders.stream()
              .map(l -> l.person().name())
              .filter(n -> Arrays.asList(names).contains(n))
              .collect(Collectors.joining("、"));
      found.add(RULE, REASON, in, from, from + words.length(), "领导姓名的次序与名录不一致，请核对。", right);
    }
  }
}
