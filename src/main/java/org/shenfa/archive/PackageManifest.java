package org.shenfa.archive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 档案清单: what a package is and holds, as lines of text whose SHA-256 is the digest of the package.
 * Immutable; reading what was written gives the same again.
 *
 * @param page why no page is among the files; empty where one is
 * @param events places and leaf hashes of the log's entries about the item up to the release
 */
public record PackageManifest(
    String number,
    RetentionClass retention,
    String release,
    Instant released,
    String item,
    String kind,
    String title,
    String unit,
    String document,
    String path,
    String page,
    List<PackageFile> files,
    List<Leaf> events) {
  public static final String FORMAT = "shenfa/archive/1";

  /** 日志里的一条: its sequence and its leaf hash in hex. */
  public record Leaf(long sequence, String hash) {}

  public PackageManifest {
    title = line(title);
    unit = line(unit);
    document = line(document);
    page = line(page);
    files =
        files.stream()
            .map(f -> new PackageFile(f.role(), f.digest(), f.size(), line(f.name())))
            .toList();
    events = List.copyOf(events);
  }

  /** One line: what would end it, or stand for nothing, becomes a space. */
  private static String line(String words) {
    return words.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  /** The bytes that are sealed. */
  public byte[] bytes() {
    var text = new StringBuilder(FORMAT).append('\n');
    put(text, "number", number);
    put(text, "class", retention.name());
    put(text, "release", release);
    put(text, "released", released.toString());
    put(text, "item", item);
    put(text, "kind", kind);
    put(text, "title", title);
    put(text, "unit", unit);
    put(text, "document", document);
    put(text, "path", path);
    put(text, "page", page);
    for (var file : files) {
      put(
          text,
          "file",
          "%s %s %d %s".formatted(file.role(), file.digest(), file.size(), file.name()));
    }
    for (var event : events) {
      put(text, "event", event.sequence() + " " + event.hash());
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void put(StringBuilder text, String key, String value) {
    if (!value.isEmpty()) {
      text.append(key).append(' ').append(value).append('\n');
    }
  }

  /**
   * What the bytes say.
   *
   * @throws IllegalArgumentException for bytes that no manifest wrote
   */
  public static PackageManifest of(byte[] bytes) {
    var lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    if (!lines[0].equals(FORMAT)) {
      throw new IllegalArgumentException("not a package: " + lines[0]);
    }
    var words = new HashMap<String, String>();
    var files = new ArrayList<PackageFile>();
    var events = new ArrayList<Leaf>();
    for (var n = 1; n < lines.length - 1; n++) {
      var parts = lines[n].split(" ", 2);
      if (parts.length < 2) {
        throw new IllegalArgumentException("not a line of a package: " + lines[n]);
      }
      switch (parts[0]) {
        case "file" -> files.add(file(parts[1]));
        case "event" -> {
          var event = parts[1].split(" ", 2);
          events.add(new Leaf(Long.parseLong(event[0]), event[1]));
        }
        default -> words.put(parts[0], parts[1]);
      }
    }
    return new PackageManifest(
        said(words.get("number")),
        RetentionClass.valueOf(said(words.get("class"))),
        said(words.get("release")),
        Instant.parse(said(words.get("released"))),
        said(words.get("item")),
        said(words.get("kind")),
        said(words.get("title")),
        said(words.get("unit")),
        words.getOrDefault("document", ""),
        words.getOrDefault("path", ""),
        words.getOrDefault("page", ""),
        files,
        events);
  }

  private static PackageFile file(String line) {
    var parts = line.split(" ", 4);
    return new PackageFile(
        PackageFile.Role.valueOf(parts[0]),
        parts[1],
        Long.parseLong(parts[2]),
        parts.length < 4 ? "" : parts[3]);
  }

  private static String said(@Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException("a line of the package is missing");
    }
    return value;
  }
}
