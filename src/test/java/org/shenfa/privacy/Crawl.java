package org.shenfa.privacy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Reads everything it is given, unpacked to the last member, and says which secrets it met where.
 */
final class Crawl {
  private final TreeMap<String, Set<String>> met = new TreeMap<>();
  private int read;

  /** What was met, by place. */
  TreeMap<String, Set<String>> met() {
    return met;
  }

  /** How many texts and members were read. */
  int read() {
    return read;
  }

  void text(String place, String text) {
    read++;
    var plain = text.replaceAll("[\\s\\u00ad\\u200b-\\u200d-]", "");
    for (var secret : Secrets.ALL) {
      if (text.contains(secret) || plain.contains(secret.replace("-", ""))) {
        met.computeIfAbsent(place, p -> new TreeSet<>()).add(secret);
      }
    }
  }

  void bytes(String place, byte[] bytes) throws IOException {
    text(place, new String(bytes, StandardCharsets.UTF_8));
    text(place + " as UTF-16", new String(bytes, StandardCharsets.UTF_16LE));
    if (starts(bytes, 0x50, 0x4b)) {
      try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          text(place + "!" + entry.getName(), entry.getName());
          bytes(place + "!" + entry.getName(), zip.readAllBytes());
        }
      }
    } else if (starts(bytes, 0x1f, 0x8b)) {
      try (var packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        bytes(place + "!", packed.readAllBytes());
      }
    } else if (starts(bytes, 0x25, 0x50)) {
      try (var document = Loader.loadPDF(bytes)) {
        text(place + " as words", new PDFTextStripper().getText(document));
      }
    }
  }

  private static boolean starts(byte[] bytes, int first, int second) {
    return bytes.length > 4 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
  }

  void folder(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        text("name of " + file, folder.relativize(file).toString());
        bytes(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }
}
