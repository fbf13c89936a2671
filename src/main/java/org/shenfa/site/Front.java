package org.shenfa.site;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 首页: what the home page shows on a day. Which part a column stands in follows from its 栏目类别;
 * whatever is empty is not there, and no figure is shown that the releases do not give.
 *
 * @param latest when something last changed; null before the first release
 * @param thatDay articles that came out, or were put right, on that day
 * @param thatWeek the same on that day and the six before it
 * @param newest what came last
 * @param open solicitations that have not closed
 * @param first columns side by side at the top: notices and policies
 * @param solicitations the three that matter most: those that close next, then those closed last
 * @param asking the column of all solicitations
 * @param services columns of service guides
 * @param figures of the newest month that is out
 * @param others columns that no other part of the page shows
 * @param readings interpretations that are out, by the item number of their policy
 */
public record Front(
    LocalDateTime now,
    LocalDate today,
    @Nullable LocalDateTime latest,
    long thatDay,
    long thatWeek,
    List<Heading> newest,
    long open,
    List<ListedColumn> first,
    @Nullable ListedColumn asking,
    List<Heading> solicitations,
    List<ListedColumn> services,
    List<ListedColumn> others,
    @Nullable DisclosureArea disclosure,
    List<ShownTopic> topics,
    @Nullable ShownFigures figures,
    Map<String, Listing> readings) {
  private static final String NOTICES = "通知公告";
  private static final String POLICIES = "政策文件";
  private static final String SOLICITATIONS = "意见征集";
  private static final String SERVICES = "办事服务";
  private static final String PROFILE = "概况信息";

  /** Shown by a part of the page of their own, or by the disclosure area. */
  private static final Set<String> PLACED =
      Set.of(NOTICES, POLICIES, SOLICITATIONS, SERVICES, PROFILE);

  static Front of(Composition all, LocalDateTime now) {
    var today = now.toLocalDate();
    var columns =
        all.columns().stream().filter(c -> c.topic() == null && c.parent() == null).toList();
    var asked = all.asked();
    var latest = all.headings().changed().orElse(null);
    var last = latest == null ? today : latest.toLocalDate();
    return new Front(
        now,
        today,
        latest,
        all.headings().released(last, last),
        all.headings().released(last.minusDays(6), last),
        // An article of a column that was closed keeps its page and is listed nowhere.
        all.headings().stream().filter(all::isListed).limit(4).toList(),
        asked.stream().filter(h -> !ended(h, now)).count(),
        columns.stream().filter(c -> Set.of(NOTICES, POLICIES).contains(c.type())).toList(),
        typed(columns, SOLICITATIONS).findFirst().orElse(null),
        asked.stream().sorted(mattersMost(now)).limit(3).toList(),
        typed(columns, SERVICES).toList(),
        columns.stream()
            .filter(c -> !PLACED.contains(c.type()) && !DisclosureArea.owns(c))
            .toList(),
        all.disclosure().orElse(null),
        all.topics(),
        all.figures().orElse(null),
        all.readings());
  }

  private static Stream<ListedColumn> typed(List<ListedColumn> columns, String type) {
    return columns.stream().filter(c -> c.type().equals(type));
  }

  private static Comparator<Heading> mattersMost(LocalDateTime now) {
    return Comparator.comparing((Heading h) -> ended(h, now))
        .thenComparing(h -> Math.abs(h.daysLeft(now.toLocalDate())));
  }

  private static boolean ended(Heading asked, LocalDateTime now) {
    return asked.asking() == null || asked.asking().closed(now);
  }

  /** Interpretations of a policy. */
  public List<Heading> readings(Heading policy) {
    return Optional.ofNullable(readings.get(policy.item())).orElse(Listing.EMPTY);
  }

  /** 星期. */
  public static String weekday(LocalDateTime at) {
    return "星期" + "一二三四五六日".charAt(at.getDayOfWeek().getValue() - 1);
  }

  /** When something last came into one of a topic's columns. */
  public static LocalDateTime changed(ShownTopic topic) {
    return topic.columns().stream()
        .map(c -> c.headings().getFirst().publishedAt())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
