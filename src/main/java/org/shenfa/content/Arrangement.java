package org.shenfa.content;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Arrangement.Entry;
import org.shenfa.content.Arrangement.Group;

/**
 * 网站布置的内容: groups of entries, written as the clean body of an item, so that what is reviewed is
 * what the site shows. Headings are groups, list items are entries.
 */
public record Arrangement(List<Group> groups) {
  private static final String UNTIL = "至 ";

  public Arrangement {
    groups = List.copyOf(groups);
  }

  /**
   * 一组.
   *
   * @param heading empty where the place has no groups
   */
  public record Group(String heading, List<Entry> entries) {
    public Group {
      entries = List.copyOf(entries);
    }
  }

  /**
   * 一条.
   *
   * @param address an address of this site or of a listed host; null for words alone
   * @param note a sentence beside the title, may be empty
   * @param until last day the entry holds; its keeper is reminded then, only a release changes the
   *     page
   */
  public record Entry(
      String title,
      @Nullable String address,
      @Nullable Picture picture,
      String note,
      @Nullable LocalDate until) {
    /** Whether it leads away from this site. */
    public boolean leaves() {
      return address != null && !address.startsWith("/");
    }
  }

  /** 配图: a file of the item and the words for those who do not see it. */
  public record Picture(String source, String alt) {}

  /** Reads a body back; anything that is not an entry is left out. */
  public static Arrangement of(String body) {
    var groups = new ArrayList<Group>();
    var heading = "";
    for (var block : Jsoup.parseBodyFragment(body).body().children()) {
      if (block.normalName().equals("h2")) {
        heading = block.text().strip();
      } else if (block.normalName().equals("ul")) {
        groups.add(
            new Group(heading, block.select("> li").stream().map(Arrangement::entry).toList()));
        heading = "";
      }
    }
    return new Arrangement(groups);
  }

  private static Entry entry(Element line) {
    var picture = line.selectFirst("img");
    var link = line.selectFirst("> p > a");
    var title = link == null ? line.selectFirst("> p > strong") : link;
    var until = line.selectFirst("> p > em");
    var note =
        line.select("> p").stream()
            .filter(p -> p.childrenSize() == 0)
            .map(Element::text)
            .collect(Collectors.joining(" "));
    return new Entry(
        title == null ? "" : title.text().strip(),
        link == null ? null : link.attr("href"),
        picture == null ? null : new Picture(picture.attr("src"), picture.attr("alt").strip()),
        note.strip(),
        until == null ? null : date(until.text()));
  }

  private static @Nullable LocalDate date(String words) {
    try {
      return words.startsWith(UNTIL) ? LocalDate.parse(words.substring(UNTIL.length())) : null;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** The body these entries make. */
  public CleanHtml body() {
    var body = Document.createShell("").body();
    for (var group : groups) {
      if (!group.heading().isEmpty()) {
        body.appendElement("h2").text(group.heading());
      }
      var list = body.appendElement("ul");
      group.entries().forEach(e -> write(e, list.appendElement("li")));
    }
    return CleanHtml.of(body.html()).html();
  }

  private static void write(Entry entry, Element line) {
    var picture = entry.picture();
    if (picture != null) {
      line.appendElement("p")
          .appendElement("img")
          .attr("src", picture.source())
          .attr("alt", picture.alt());
    }
    var address = entry.address();
    if (address == null) {
      line.appendElement("p").appendElement("strong").text(entry.title());
    } else {
      line.appendElement("p").appendElement("a").attr("href", address).text(entry.title());
    }
    if (!entry.note().isEmpty()) {
      line.appendElement("p").text(entry.note());
    }
    if (entry.until() != null) {
      line.appendElement("p").appendElement("em").text(UNTIL + entry.until());
    }
  }

  /** All entries, in order. */
  public List<Entry> entries() {
    return groups.stream().flatMap(g -> g.entries().stream()).toList();
  }

  /** Entries whose last day has passed. */
  public List<Entry> over(LocalDate today) {
    return entries().stream().filter(e -> ended(e, today)).toList();
  }

  static boolean ended(Entry entry, LocalDate today) {
    var until = entry.until();
    return until != null && until.isBefore(today);
  }
}
