package org.shenfa.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** 在供页面: pages read from the folder once and held in memory until their file changes. */
class Served {
  private static final int KEPT = 4_000;
  private static final long LARGEST = 4 << 20;

  private final Path folder;
  private volatile Redirects redirects = Redirects.none();
  private final Map<String, Page> kept = new ConcurrentHashMap<>();

  Served(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** One file as it goes over the wire. */
  record Page(byte[] plain, byte[] gzip, String etag, String type, FileTime changed) {}

  Optional<Page> find(String path) {
    var name = path.endsWith("/") ? path + "index.html" : path;
    if (name.indexOf('\0') >= 0
        || name.contains("..")
        || name.contains("//")
        || name.contains("\\")
        || name.contains("/.")
        || Packed.is(name)
        || name.endsWith(".new")) {
      return Optional.empty();
    }
    var file = folder.resolve(name.substring(1)).normalize();
    if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
      kept.remove(name);
      return Optional.empty();
    }
    try {
      var changed = Files.getLastModifiedTime(file);
      var page = kept.get(name);
      if (page != null && page.changed().equals(changed)) {
        return Optional.of(page);
      }
      var bytes = Files.readAllBytes(file);
      var fresh =
          new Page(
              bytes,
              packed(name, file, bytes),
              "\"" + Sha256.of(bytes).substring(0, 32) + "\"",
              type(name),
              changed);
      if (bytes.length <= LARGEST && kept.size() < KEPT) {
        kept.put(name, fresh);
      }
      return Optional.of(fresh);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a former address of a column leads now. */
  Optional<String> moved(String path) {
    var table = find(Redirects.FILE);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    if (!redirects.of(table.get().changed())) {
      redirects = Redirects.of(table.get());
    }
    return redirects.to(path);
  }

  /** As it was packed beside the page; the page is written last, so its change is seen. */
  private static byte[] packed(String name, Path file, byte[] bytes) throws IOException {
    var beside = file.resolveSibling(file.getFileName() + Packed.SUFFIX);
    return Packed.beside(name) && Files.isRegularFile(beside)
        ? Files.readAllBytes(beside)
        : Packed.of(bytes);
  }

  private static String type(String name) {
    if (name.endsWith("/feed.xml")) {
      return "application/atom+xml;charset=utf-8";
    }
    if (name.endsWith("/feed.json")) {
      return "application/feed+json";
    }
    var extension = name.substring(name.lastIndexOf('.') + 1);
    return switch (extension) {
      case "html" -> "text/html;charset=utf-8";
      case "css" -> "text/css;charset=utf-8";
      case "js" -> "text/javascript;charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "json" -> "application/json";
      case "xml" -> "application/xml;charset=utf-8";
      case "txt", "map", "checkpoint" -> "text/plain;charset=utf-8";
      case "png" -> "image/png";
      case "jpg", "jpeg" -> "image/jpeg";
      case "pdf" -> "application/pdf";
      default ->
          name.startsWith("/log/") && !name.startsWith("/log/tile/")
              ? "text/plain;charset=utf-8"
              : "application/octet-stream";
    };
  }
}
