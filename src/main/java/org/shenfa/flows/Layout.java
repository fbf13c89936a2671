package org.shenfa.flows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.shenfa.flows.Drawing.Area;
import org.shenfa.flows.Drawing.Point;

/** 排版: places a flow in layers, from the opening to the ends, arrows at right angles. Pure. */
final class Layout {
  private static final double FONT = 13;
  private static final double LEAST = 84;

  private final ElkNode graph = ElkGraphUtil.createGraph();
  private final Map<String, ElkNode> nodes = new HashMap<>();
  private final Flow flow;

  private Layout(Flow flow) {
    this.flow = flow;
  }

  static Drawing of(Flow flow) {
    return new Layout(flow).drawn();
  }

  private Drawing drawn() {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    graph.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
    graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    graph.setProperty(CoreOptions.PADDING, new ElkPadding(12));
    graph.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE, 18.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 12.0);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 20.0);
    flow.boxes().forEach(this::box);
    var edges = new ArrayList<ElkEdge>();
    flow.arrows().forEach(a -> edges.add(arrow(a)));
    new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
    var arrows = new ArrayList<Drawing.Arrow>();
    for (var i = 0; i < edges.size(); i++) {
      arrows.add(placed(flow.arrows().get(i), edges.get(i)));
    }
    return new Drawing(
        graph.getWidth(),
        graph.getHeight(),
        flow.boxes().stream().map(b -> new Drawing.Box(b, area(b))).toList(),
        arrows);
  }

  private void box(Flow.Box box) {
    var node = ElkGraphUtil.createNode(graph);
    var widest = box.inside().stream().mapToDouble(a -> length(a.words())).max().orElse(0);
    var width = Math.max(LEAST, Math.max(widest, length(box.label()) * 1.1) + 2 * Drawing.PAD);
    node.setDimensions(width, (1 + box.inside().size()) * Drawing.LINE + 2 * Drawing.PAD);
    nodes.put(box.state(), node);
  }

  private ElkEdge arrow(Flow.Arrow arrow) {
    var edge = ElkGraphUtil.createSimpleEdge(node(arrow.from()), node(arrow.to()));
    ElkLabel label = ElkGraphUtil.createLabel(arrow.to(), edge);
    label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
    label.setDimensions(
        arrow.acts().stream().mapToDouble(Layout::widest).max().orElse(0) + 6,
        arrow.acts().size() * 2 * Drawing.LINE + 4);
    return edge;
  }

  /** Beside an arrow the roles stand on a line of their own. */
  private static double widest(Flow.Act act) {
    return Math.max(length(act.label()), length(act.who()) + 2 * FONT);
  }

  private ElkNode node(String state) {
    return Objects.requireNonNull(nodes.get(state));
  }

  private Area area(Flow.Box box) {
    var node = node(box.state());
    return new Area(node.getX(), node.getY(), node.getWidth(), node.getHeight());
  }

  private static Drawing.Arrow placed(Flow.Arrow arrow, ElkEdge edge) {
    var section = edge.getSections().getFirst();
    var way = new ArrayList<Point>();
    way.add(new Point(section.getStartX(), section.getStartY()));
    section.getBendPoints().forEach(b -> way.add(new Point(b.getX(), b.getY())));
    way.add(new Point(section.getEndX(), section.getEndY()));
    var label = edge.getLabels().getFirst();
    return new Drawing.Arrow(
        arrow,
        List.copyOf(way),
        new Area(label.getX(), label.getY(), label.getWidth(), label.getHeight()));
  }

  /** Chinese characters are as wide as they are high; letters and digits about half. */
  static double length(String words) {
    return words.codePoints().mapToDouble(c -> c < 0x2000 ? FONT * 0.6 : FONT).sum();
  }
}
