package org.shenfa.assessment;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shenfa.organization.Unit;
import org.shenfa.organization.UnitKind;
import tools.jackson.databind.json.JsonMapper;

/**
 * 各单位得分: what every unit has in a period under a set of rules. Its bytes, with every line in them,
 * are what a confirmed score is kept as: made again from the ledger they are the same.
 */
public record Standings(int version, List<Standing> all) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String FORMAT = "shenfa/assessment/1";

  public Standings {
    all = List.copyOf(all);
  }

  /** A unit with its score and the lines it rests on. */
  public record Standing(long unit, String name, Score score, List<Line> lines) {
    public Standing {
      lines = List.copyOf(lines);
    }

    /** How many lines an area has. */
    public long lines(Area area) {
      return lines.stream().filter(l -> l.area() == area).count();
    }
  }

  /** Every unit but the leaders, the highest total first. */
  static Standings of(RuleSet rules, Collection<Unit> units, List<Line> lines) {
    var byUnit = lines.stream().collect(Collectors.groupingBy(Line::unit));
    return new Standings(
        rules.version(),
        units.stream()
            .filter(Standings::assessed)
            .map(u -> {
              var own = byUnit.getOrDefault(u.id(), List.of());
              return new Standing(u.id(), u.shortName(), Score.of(rules, own), own);
            })
            .sorted(
                Comparator.comparing((Standing s) -> s.score().total())
                    .reversed()
                    .thenComparing(Standing::unit))
            .toList());
  }

  /** Whether a unit is assessed at all. */
  static boolean assessed(Unit unit) {
    return unit.kind() != UnitKind.LEADERSHIP;
  }

  /** The mean of an area. */
  public BigDecimal mean(Area area) {
    return all.isEmpty()
        ? BigDecimal.ZERO
        : all.stream()
            .map(s -> s.score().part(area).value())
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(BigDecimal.valueOf(all.size()), 2, java.math.RoundingMode.HALF_UP);
  }

  /** The mean of all totals. */
  BigDecimal mean() {
    return java.util.Arrays.stream(Area.values())
        .map(this::mean)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The place of a unit, from 1; equal totals have the same. */
  int place(Standing standing) {
    return 1
        + (int)
            all.stream()
                .filter(s -> s.score().total().compareTo(standing.score().total()) > 0)
                .count();
  }

  /** The record: the same lines under the same rules are the same bytes. */
  byte[] content(long period) {
    var units =
        all.stream().sorted(Comparator.comparing(Standing::unit)).map(Standings::told).toList();
    var content = new LinkedHashMap<String, Object>();
    content.put("format", FORMAT);
    content.put("period", period);
    content.put("rules", version);
    content.put("units", units);
    return JSON.writeValueAsBytes(content);
  }

  /** The units a record is about. */
  static List<Long> units(byte[] content) {
    return JSON.readTree(content).path("units").values().stream()
        .map(u -> u.path("unit").asLong())
        .toList();
  }

  private static Map<String, Object> told(Standing standing) {
    var values = new LinkedHashMap<String, Object>();
    for (var area : Area.values()) {
      values.put(area.name(), Points.plain(standing.score().part(area).value()));
    }
    var told = new LinkedHashMap<String, Object>();
    told.put("unit", standing.unit());
    told.put("total", Points.plain(standing.score().total()));
    told.put("areas", values);
    told.put(
        "lines",
        standing.lines().stream()
            .sorted(Comparator.comparing(Line::id))
            .map(l ->
                List.of(
                    l.id(),
                    l.kind().name(),
                    Points.plain(l.points()),
                    l.event().kind().name() + " " + l.event().id(),
                    l.event().at().toString(),
                    l.corrects() == null ? "" : l.corrects().toString()))
            .toList());
    return told;
  }
}
