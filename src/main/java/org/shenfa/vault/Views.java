package org.shenfa.vault;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * 查看记录: who looked at an identity and why, and how often a notice went out without anybody looking.
 *
 * @param all oldest first
 */
public record Views(List<View> all, int notices) {
  public Views {
    all = List.copyOf(all);
  }

  /** 一次查看. */
  public record View(Instant at, long personId, String reason) {}

  public int count() {
    return all.size();
  }

  /** As the citizen reads it: 您的联系方式被查看 1 次：电话核实. */
  public String sentence() {
    return all.isEmpty()
        ? "您的联系方式没有被查看过"
        : "您的联系方式被查看 %d 次：%s"
            .formatted(count(), all.stream().map(View::reason).collect(Collectors.joining("；")));
  }
}
