package org.shenfa.review;

import static org.shenfa.regulation.Clause.MEASURES_20_2;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shenfa.regulation.Violations;

/**
 * 适宜的发布时间: the answer to the second question of article 20. Local to Asia/Shanghai, to the minute;
 * both ends belong to it. The database refuses a release outside it on its own.
 */
public record ReleaseWindow(@Nullable LocalDateTime notBefore, @Nullable LocalDateTime notAfter) {
  public static final ReleaseWindow ALWAYS = new ReleaseWindow(null, null);

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  public ReleaseWindow {
    notBefore = notBefore == null ? null : notBefore.truncatedTo(ChronoUnit.MINUTES);
    notAfter = notAfter == null ? null : notAfter.truncatedTo(ChronoUnit.MINUTES);
    new Violations.Gathering()
        .refuseIf(
            notBefore != null && notAfter != null && !notBefore.isBefore(notAfter),
            MEASURES_20_2,
            "notAfter",
            "最晚发布时间须晚于最早发布时间。")
        .throwIfAny();
  }

  /** From two fields of a form, each of which may be empty. */
  public static ReleaseWindow typed(String notBefore, String notAfter) {
    try {
      return new ReleaseWindow(time(notBefore), time(notAfter));
    } catch (DateTimeParseException e) {
      throw new Violations(MEASURES_20_2, "请按“年-月-日 时:分”填写适宜的发布时间。");
    }
  }

  private static @Nullable LocalDateTime time(@Nullable String typed) {
    return typed == null || typed.isBlank()
        ? null
        : LocalDateTime.parse(typed.strip().replace(' ', 'T'));
  }

  /** As an opinion keeps it. */
  static ReleaseWindow of(Map<String, String> answers) {
    return new ReleaseWindow(time(answers.get("notBefore")), time(answers.get("notAfter")));
  }

  Map<String, String> answers() {
    var kept = new TreeMap<String, String>();
    if (notBefore != null) {
      kept.put("notBefore", notBefore.toString());
    }
    if (notAfter != null) {
      kept.put("notAfter", notAfter.toString());
    }
    return kept;
  }

  /** Why a release at this time is refused; empty when it fits. */
  public Optional<String> refusal(Instant at) {
    var local = at.atZone(ZONE).toLocalDateTime();
    return notBefore != null && local.isBefore(notBefore)
            || notAfter != null && local.truncatedTo(ChronoUnit.MINUTES).isAfter(notAfter)
        ? Optional.of("保密审查认定的适宜发布时间是%s，%s 不在其内。".formatted(words(), local.format(MINUTE)))
        : Optional.empty();
  }

  public boolean open() {
    return notBefore == null && notAfter == null;
  }

  /** As the desk prints it. */
  public String words() {
    return open()
        ? "不限"
        : (notBefore == null ? "" : notBefore.format(MINUTE) + " 起")
            + (notBefore == null || notAfter == null ? "" : "、")
            + (notAfter == null ? "" : notAfter.format(MINUTE) + " 止");
  }
}
