package org.shenfa.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** 与上期比较: the standings of the period confirmed before, and what a unit or all of them gained. */
record Earlier(String name, Standings standings) {
  /** What a unit's score and place became: “＋1.5，升 2 位”. */
  String change(Standings now, Standings.Standing standing) {
    var before = standings.all().stream().filter(s -> s.unit() == standing.unit()).findFirst();
    if (before.isEmpty()) {
      return "上期没有";
    }
    var places = standings.place(before.get()) - now.place(standing);
    return "%s，%s"
        .formatted(
            Points.signed(gained(before.get(), standing)),
            places == 0 ? "名次不变" : (places > 0 ? "升 %d 位" : "降 %d 位").formatted(Math.abs(places)));
  }

  private static BigDecimal gained(Standings.Standing before, Standings.Standing standing) {
    return standing.score().total().subtract(before.score().total());
  }

  /** All of them in one sentence. */
  String compared(Standings now) {
    var up = 0;
    var down = 0;
    var same = 0;
    for (var standing : now.all()) {
      for (var before : standings.all()) {
        if (before.unit() == standing.unit()) {
          switch (gained(before, standing).signum()) {
            case 1 -> up++;
            case -1 -> down++;
            default -> same++;
          }
        }
      }
    }
    var mean = now.mean().subtract(standings.mean()).setScale(2, RoundingMode.HALF_UP);
    return "与上期（%s）相比，平均分%s，得分上升的单位 %d 个，下降的 %d 个，持平的 %d 个。%s"
        .formatted(
            name,
            switch (mean.signum()) {
              case 1 -> "上升 " + Points.plain(mean) + " 分";
              case -1 -> "下降 " + Points.plain(mean.abs()) + " 分";
              default -> "持平";
            },
            up,
            down,
            same,
            now.version() == standings.version()
                ? ""
                : "两期所用的考评规则不是同一版（第 %d 版、第 %d 版），分数只作参考。"
                    .formatted(standings.version(), now.version()));
  }
}
