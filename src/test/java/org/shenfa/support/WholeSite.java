package org.shenfa.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The folder of a site as a reader gets it.
 *
 * @param pages address and HTML of every page of ours
 * @param files addresses of everything else, packed files left out
 */
public record WholeSite(Path folder, Map<String, String> pages, Set<String> files) {
  public static WholeSite of(Path folder) throws IOException {
    var pages = new TreeMap<String, String>();
    var files = new TreeSet<String>();
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        var path = "/" + folder.relativize(file);
        if (path.endsWith(".html") && !path.startsWith("/files/")) {
          pages.put(path, Files.readString(file));
        } else if (!path.endsWith(".gz") || path.startsWith("/files/")) {
          files.add(path);
        }
      }
    }
    return new WholeSite(folder, pages, files);
  }
}
