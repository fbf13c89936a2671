package org.shenfa.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** 压缩件: the packed file beside a page, for servers that only have the folder. Pure. */
final class Packed {
  static final String SUFFIX = ".gz";
  private static final Set<String> TEXTS = Set.of("html", "css", "js", "svg", "xml", "json", "txt");

  private Packed() {}

  /** Whether a file has one: texts of ours, and nothing that was uploaded. */
  static boolean beside(String path) {
    return !path.startsWith("/files/")
        && !path.startsWith("/log/")
        && TEXTS.contains(path.substring(path.lastIndexOf('.') + 1));
  }

  /** Whether an address is that of a packed file, which nobody asks for by its name. */
  static boolean is(String path) {
    return path.endsWith(SUFFIX) && !path.startsWith("/files/");
  }

  /** The same bytes always give the same. */
  static byte[] of(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length / 2);
    try (var zip = new Level(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static final class Level extends GZIPOutputStream {
    private Level(ByteArrayOutputStream out) throws IOException {
      super(out, 8192);
      def.setLevel(Deflater.DEFAULT_COMPRESSION);
    }
  }
}
