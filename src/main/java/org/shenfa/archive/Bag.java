package org.shenfa.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.shenfa.audit.Bundles;

/**
 * 打包: a ZIP file written from front to back, with the SHA-256 of every part in {@code
 * manifest-sha256.txt} and, last, a line of that list's own digest; so a shortened or changed one
 * is noticed with standard tools.
 */
final class Bag implements Bundles.Parts, AutoCloseable {
  private final ZipOutputStream zip;
  private final StringBuilder list = new StringBuilder();
  private final Set<String> names = new HashSet<>();

  Bag(OutputStream out) {
    zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
  }

  boolean has(String name) {
    return names.contains(name);
  }

  /** How many parts lie under a name's beginning. */
  long count(String beginning) {
    return names.stream().filter(n -> n.startsWith(beginning)).count();
  }

  @Override
  public OutputStream begin(String name) throws IOException {
    if (!names.add(name)) {
      throw new IOException("written twice: " + name);
    }
    zip.putNextEntry(new ZipEntry(name));
    var digest = new DigestOutputStream(new Kept(zip), Sha256.begun());
    return new FilterOutputStream(digest) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        digest.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        zip.closeEntry();
        list.append(HexFormat.of().formatHex(digest.getMessageDigest().digest()))
            .append("  ")
            .append(name)
            .append('\n');
      }
    };
  }

  void put(String name, byte[] bytes) throws IOException {
    try (var part = begin(name)) {
      part.write(bytes);
    }
  }

  void put(String name, String text) throws IOException {
    put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the list of digests and the end, which names what the file is. */
  void end(String says) throws IOException {
    var all = list.toString().getBytes(StandardCharsets.UTF_8);
    put("manifest-sha256.txt", all);
    put("end.txt", says + "manifest " + Sha256.hex(all) + "\n");
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** What is behind it stays open. */
  private static final class Kept extends FilterOutputStream {
    Kept(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() {}
  }
}
