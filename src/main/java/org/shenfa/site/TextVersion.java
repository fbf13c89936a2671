package org.shenfa.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * 文字版: the words of a released attachment as a page, for those who cannot open or see the file.
 * Made from what reading the released bytes gave and from nothing else.
 *
 * @param parts in the order of the file
 */
public record TextVersion(List<Part> parts) {
  public TextVersion {
    parts = List.copyOf(parts);
  }

  /** 文字版的一部分: a page, a sheet or the body, as the reading names it. */
  public record Part(String place, List<Block> blocks) {
    /** Cuts text into paragraphs and tables: cells of a row are parted by tabs. */
    static Part of(String place, String text) {
      var blocks = new ArrayList<Block>();
      var rows = new ArrayList<List<String>>();
      for (var line : text.lines().filter(l -> !l.isBlank()).toList()) {
        if (line.contains("\t")) {
          rows.add(Arrays.stream(line.split("\t", -1)).map(String::strip).toList());
        } else {
          end(rows, blocks);
          blocks.add(new Block(List.of(List.of(line.strip()))));
        }
      }
      end(rows, blocks);
      return new Part(place, blocks);
    }

    private static void end(List<List<String>> rows, List<Block> blocks) {
      if (!rows.isEmpty()) {
        blocks.add(new Block(List.copyOf(rows)));
        rows.clear();
      }
    }
  }

  /** 一段或者一张表: one cell is a paragraph. */
  public record Block(List<List<String>> rows) {
    public boolean isTable() {
      return rows.size() > 1 || rows.getFirst().size() > 1;
    }

    /** Cells of the widest row. */
    public int width() {
      return rows.stream().mapToInt(List::size).max().orElse(1);
    }
  }

  /** Where it stands: beside the page of its article. */
  static String path(String article, int number) {
    return article.replaceFirst("\\.html$", "") + "/" + number + ".html";
  }

  boolean isEmpty() {
    return parts.stream().allMatch(p -> p.blocks().isEmpty());
  }
}
