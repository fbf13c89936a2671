package org.shenfa.flows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.shenfa.deadlines.Rule;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Labelled;
import org.shenfa.procedures.Procedure;
import org.shenfa.procedures.Procedure.Row;

/**
 * 流程: a procedure as it is drawn: a box for each state, an arrow for each pair of states that steps
 * lead between, and in the boxes what happens without leaving them. Pure; nothing is in it that is
 * not in the procedure.
 *
 * @param name the word the database knows the procedure by
 * @param title what its drawing is called
 * @param boxes in the order of the states
 * @param terms every term the product counts for such a case
 */
public record Flow(
    String name, String title, List<Box> boxes, List<Arrow> arrows, List<Rule> terms) {
  /** What an arrow starts from that opens a case. */
  public static final String START = "";

  /**
   * 状态框.
   *
   * @param state its name, {@link #START} for where cases come from
   * @param end whether a case is over in it
   * @param inside what happens in it without leaving it
   */
  public record Box(String state, String label, boolean end, List<Act> inside) {}

  /** 箭头: all ways from one state to another. */
  public record Arrow(String from, String to, List<Act> acts) {}

  /** 一件事: one event, and everybody who may bring it about. */
  public record Act(String from, String event, String label, Set<Actor> by, String to) {
    /** As it is written: 转办（受理员）. */
    public String words() {
      return label + "（" + who() + "）";
    }

    /** Everybody who may, in the order of the roles. */
    public String who() {
      return by.stream().map(Actor::label).collect(Collectors.joining("、"));
    }
  }

  /** Draws up a procedure. */
  public static <S extends Enum<S> & Labelled, E extends Enum<E> & Labelled> Flow of(
      String title, Procedure<S, E> procedure) {
    var acts = acts(procedure);
    var boxes = new ArrayList<Box>();
    boxes.add(new Box(START, "开始", false, List.of()));
    for (var state : procedure.states().getEnumConstants()) {
      boxes.add(
          new Box(
              state.name(),
              state.label(),
              procedure.over(state),
              acts.stream()
                  .filter(a -> a.from().equals(state.name()) && a.to().equals(state.name()))
                  .toList()));
    }
    var between = new LinkedHashMap<String, List<Act>>();
    acts.stream()
        .filter(a -> !a.from().equals(a.to()))
        .forEach(
            a -> between.computeIfAbsent(a.from() + ">" + a.to(), k -> new ArrayList<>()).add(a));
    return new Flow(
        procedure.name(),
        title,
        boxes,
        between.values().stream()
            .map(all -> new Arrow(all.getFirst().from(), all.getFirst().to(), all))
            .toList(),
        Arrays.stream(Rule.values())
            .filter(r -> r.name().toLowerCase(java.util.Locale.ROOT).startsWith(procedure.name()))
            .toList());
  }

  /** Rows of the procedure, those of one event between the same states together. */
  private static <S extends Enum<S> & Labelled, E extends Enum<E> & Labelled> List<Act> acts(
      Procedure<S, E> procedure) {
    var all = new LinkedHashMap<List<String>, Set<Actor>>();
    for (var row : procedure.rows()) {
      all.computeIfAbsent(
              List.of(row.from(), row.event(), row.to()), k -> EnumSet.noneOf(Actor.class))
          .add(Actor.valueOf(row.actor()));
    }
    return all.entrySet().stream()
        .map(e ->
            new Act(
                e.getKey().get(0),
                e.getKey().get(1),
                Enum.valueOf(procedure.events(), e.getKey().get(1)).label(),
                e.getValue(),
                e.getKey().get(2)))
        .toList();
  }

  /** Every act, state by state. */
  public List<Act> acts() {
    var all = new ArrayList<Act>();
    for (var box : boxes) {
      arrows.stream().filter(a -> a.from().equals(box.state())).forEach(a -> all.addAll(a.acts()));
      all.addAll(box.inside());
    }
    return all;
  }

  /** What is drawn, in the form the procedure itself lists its steps. */
  public Set<Row> rows() {
    var rows = new TreeSet<Row>();
    for (var act : acts()) {
      act.by().forEach(b -> rows.add(new Row(act.from(), act.event(), b.name(), act.to())));
    }
    return rows;
  }

  /** The box of a state. */
  public Box box(String state) {
    return boxes.stream().filter(b -> b.state().equals(state)).findFirst().orElseThrow();
  }

  /** What a state is called, 开始 for {@link #START}. */
  public String called(String state) {
    return box(state).label();
  }

  /** What a drawing says of itself to whoever cannot see it. */
  public String described() {
    return "%d 个状态，%d 项步骤，到%s为止。图中的每一项都列在图后的表里。"
        .formatted(
            boxes.size() - 1,
            acts().size(),
            boxes.stream()
                .filter(Box::end)
                .map(b -> "“" + b.label() + "”")
                .collect(Collectors.joining("、")));
  }
}
