package org.shenfa.flows.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shenfa.flows.Flow;
import org.shenfa.flows.FlowSvg;
import org.shenfa.flows.Flows;
import org.shenfa.procedures.Actor;
import org.shenfa.procedures.Labelled;
import org.shenfa.procedures.Procedure;
import org.shenfa.procedures.ProceduresModuleTests;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("附件二：流程图照正在运行的程序画")
class FlowTests {
  /** What a reader can tell of a step: from where, what, who, to where. */
  private record Read(String from, String act, String who, String to) {}

  static Stream<Procedure<?, ?>> procedures() {
    return ProceduresModuleTests.procedures();
  }

  /** The steps in words, taken from the machine itself, never from what is drawn. */
  private static <S extends Enum<S> & Labelled, E extends Enum<E> & Labelled> Set<Read> told(
      Procedure<S, E> procedure) {
    var who = new HashMap<List<String>, Set<Actor>>();
    for (var row : procedure.rows()) {
      who.computeIfAbsent(List.of(row.from(), row.event(), row.to()), k -> new TreeSet<>())
          .add(Actor.valueOf(row.actor()));
    }
    return who.entrySet().stream()
        .map(e ->
            new Read(
                state(procedure, e.getKey().get(0)),
                Enum.valueOf(procedure.events(), e.getKey().get(1)).label(),
                e.getValue().stream().map(Actor::label).collect(Collectors.joining("、")),
                state(procedure, e.getKey().get(2))))
        .collect(Collectors.toSet());
  }

  private static <S extends Enum<S> & Labelled> String state(
      Procedure<S, ?> procedure, String name) {
    return name.isEmpty() ? "开始" : Enum.valueOf(procedure.states(), name).label();
  }

  private static Set<String> states(Procedure<?, ?> procedure) {
    return Stream.concat(
            Stream.of("开始"),
            Arrays.stream(procedure.states().getEnumConstants()).map(s -> ((Labelled) s).label()))
        .collect(Collectors.toSet());
  }

  @Test
  @DisplayName("A-2 每一个办理程序都有图，信件的是附件二")
  @Proves(Clause.ANNEX_2)
  void everyProcedureIsDrawn() {
    assertThat(Flows.all().stream().map(Flow::name))
        .containsExactlyInAnyOrderElementsOf(procedures().map(Procedure::name).toList());
    assertThat(Flows.all().getFirst().title()).isEqualTo("附件2　互动反馈流程图");
    assertThat(Flows.ANNEX_2).isEqualTo("letter");
    assertThat(Flows.named("letter").terms()).hasSizeGreaterThan(5);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("procedures")
  @DisplayName("A-2 图上的状态和步骤，与运行的程序一项不多、一项不少")
  @Proves(Clause.ANNEX_2)
  void thePictureSaysWhatRuns(Procedure<?, ?> procedure) {
    var flow = Flows.named(procedure.name());
    assertThat(flow.rows()).isEqualTo(procedure.rows());
    var svg = Jsoup.parse(FlowSvg.of(flow), Parser.xmlParser()).expectFirst("svg");
    var named = new TreeMap<String, String>();
    var read = new HashSet<Read>();
    for (var box : svg.select("g.box")) {
      named.put(box.attr("data-state"), box.select(".name").text());
    }
    for (var box : svg.select("g.box")) {
      var name = named.getOrDefault(box.attr("data-state"), "");
      box.select("text.act").forEach(t -> read.add(inside(name, t.text())));
    }
    var arrows = new ArrayList<String>();
    for (var acts : svg.select("g.acts")) {
      var from = named.getOrDefault(acts.attr("data-from"), "?");
      var to = named.getOrDefault(acts.attr("data-to"), "?");
      arrows.add(acts.attr("data-from") + ">" + acts.attr("data-to"));
      pairs(acts.select("text").eachText())
          .forEach((act, who) -> read.add(new Read(from, act, who, to)));
    }
    assertThat(new HashSet<>(named.values())).isEqualTo(states(procedure));
    assertThat(named).hasSize(states(procedure).size());
    assertThat(read).isEqualTo(told(procedure));
    assertThat(
            svg.select("polyline.way").stream()
                .map(w -> w.attr("data-from") + ">" + w.attr("data-to")))
        .containsExactlyInAnyOrderElementsOf(arrows);
    assertThat(svg.select("[style]")).isEmpty();
    assertThat(svg.select("title, desc").eachText()).noneMatch(String::isBlank);
    apart(svg);
  }

  /** No box stands on another, and no words on a box. */
  private static void apart(Element svg) {
    var boxes = svg.select("g.box > rect");
    for (var one : svg.select("g.box > rect, g.acts > rect")) {
      for (var other : boxes) {
        assertThat(one == other || !meet(one, other)).as(one + " " + other).isTrue();
      }
    }
  }

  private static boolean meet(Element one, Element other) {
    return n(one, "x") < n(other, "x") + n(other, "width")
        && n(other, "x") < n(one, "x") + n(one, "width")
        && n(one, "y") < n(other, "y") + n(other, "height")
        && n(other, "y") < n(one, "y") + n(one, "height");
  }

  private static double n(Element rect, String attribute) {
    return Double.parseDouble(rect.attr(attribute));
  }

  private static Read inside(String state, String words) {
    var cut = words.lastIndexOf('（');
    return new Read(
        state, words.substring(0, cut), words.substring(cut + 1, words.length() - 1), state);
  }

  private static Map<String, String> pairs(List<String> lines) {
    var all = new HashMap<String, String>();
    for (var i = 0; i < lines.size(); i += 2) {
      var who = lines.get(i + 1);
      all.put(lines.get(i), who.substring(1, who.length() - 1));
    }
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("procedures")
  @DisplayName("A-2 Word 文档里的图形和表，与运行的程序一项不多、一项不少")
  @Proves(Clause.ANNEX_2)
  void theDocumentSaysWhatRuns(Procedure<?, ?> procedure) throws IOException {
    var bytes = FlowSheet.docx(Flows.named(procedure.name()));
    try (var document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      var rows = new HashSet<Read>();
      for (var row : document.getTables().getFirst().getRows().stream().skip(1).toList()) {
        var cells = row.getTableCells().stream().map(c -> c.getText()).toList();
        rows.add(new Read(cells.get(0), cells.get(1), cells.get(2), cells.get(3)));
      }
      assertThat(rows).isEqualTo(told(procedure));
      try (var part = document.getPackagePart().getInputStream()) {
        var xml = new String(part.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shapes(Jsoup.parse(xml, Parser.xmlParser()))).isEqualTo(told(procedure));
      }
    }
  }

  private static Set<Read> shapes(Element document) {
    var named = new HashMap<String, String>();
    var texts = new HashMap<String, List<String>>();
    for (var shape : document.getElementsByTag("wps:wsp")) {
      var name = shape.getElementsByTag("wps:cNvPr").attr("name");
      var lines = shape.getElementsByTag("w:t").eachText();
      texts.put(name, lines);
      if (name.startsWith("box ")) {
        named.put(name.substring(4), lines.getFirst());
      }
    }
    var read = new HashSet<Read>();
    texts.forEach((name, lines) -> {
      if (name.startsWith("box ")) {
        lines.stream().skip(1).forEach(l -> read.add(inside(lines.getFirst(), l)));
      } else if (name.startsWith("acts ")) {
        var ends = name.substring(5).split("-", 2);
        assertThat(texts).containsKey("way " + name.substring(5));
        pairs(lines)
            .forEach((act, who) ->
                read.add(
                    new Read(
                        named.getOrDefault(ends[0], "?"),
                        act,
                        who,
                        named.getOrDefault(ends[1], "?"))));
      }
    });
    return read;
  }
}
