package org.shenfa.desk.web;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * 合并: two people's bodies over the one both began with, block by block. What one of them changed is
 * taken from them; where both changed the same block, both wordings stand, theirs first. Nothing of
 * either is left out. Pure.
 */
final class BlockMerge {
  private final List<String> base;
  private final List<String> theirs;
  private final List<String> mine;
  private final List<String> merged = new ArrayList<>();

  private BlockMerge(List<String> base, List<String> theirs, List<String> mine) {
    this.base = base;
    this.theirs = theirs;
    this.mine = mine;
  }

  /** The merged body. */
  static String of(String base, String theirs, String mine) {
    return new BlockMerge(blocks(base), blocks(theirs), blocks(mine)).merge();
  }

  private String merge() {
    var inTheirs = matched(base, theirs);
    var inMine = matched(base, mine);
    var from = 0;
    var left = 0;
    var right = 0;
    for (var at = 0; at < base.size(); at++) {
      var there = inTheirs.get(at);
      var here = inMine.get(at);
      if (there != null && here != null) {
        part(base.subList(from, at), theirs.subList(left, there), mine.subList(right, here));
        merged.add(base.get(at));
        from = at + 1;
        left = there + 1;
        right = here + 1;
      }
    }
    part(
        base.subList(from, base.size()),
        theirs.subList(left, theirs.size()),
        mine.subList(right, mine.size()));
    return String.join("", merged);
  }

  /** Between two blocks that all three have. */
  private void part(List<String> was, List<String> their, List<String> my) {
    if (my.equals(was) || my.equals(their)) {
      merged.addAll(their);
    } else if (their.equals(was)) {
      merged.addAll(my);
    } else {
      merged.addAll(their);
      my.stream().filter(b -> !their.contains(b)).forEach(merged::add);
    }
  }

  /** Which block of {@code to} a block of {@code from} still is. */
  private static TreeMap<Integer, Integer> matched(List<String> from, List<String> to) {
    var same = new TreeMap<Integer, Integer>();
    for (var part : DiffUtils.diff(from, to, true).getDeltas()) {
      if (part.getType() == DeltaType.EQUAL) {
        for (var n = 0; n < part.getSource().size(); n++) {
          same.put(part.getSource().getPosition() + n, part.getTarget().getPosition() + n);
        }
      }
    }
    return same;
  }

  private static List<String> blocks(String html) {
    var page = Jsoup.parseBodyFragment(html);
    page.outputSettings().prettyPrint(false);
    return page.body().children().stream().map(Element::outerHtml).toList();
  }
}
