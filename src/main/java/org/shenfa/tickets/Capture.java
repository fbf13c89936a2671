package org.shenfa.tickets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * 页面留存: a page as it stands at this moment.
 *
 * @param digest SHA-256 of its bytes, null when nothing stands there
 * @param packed its bytes, as gzip makes them
 * @param found whether the text concerned is seen on it, null where none is named
 */
record Capture(byte @Nullable [] digest, byte @Nullable [] packed, @Nullable Boolean found) {
  /** The whole page is looked at, what stands on every page of the site included. */
  static Capture of(byte @Nullable [] page, String path, String quoted) {
    return of(page, path, quoted, false);
  }

  /**
   * The page as it stands.
   *
   * @param inside whether only its own content counts, not what stands on every page
   */
  static Capture of(byte @Nullable [] page, String path, String quoted, boolean inside) {
    if (page == null) {
      return new Capture(null, null, quoted.isEmpty() ? null : false);
    }
    return new Capture(
        Finding.sha256(page),
        packed(page),
        quoted.isEmpty() ? null : shows(page, path, quoted, inside));
  }

  /** Whether a page shows a text, blanks aside. */
  static boolean shows(byte[] page, String path, String quoted, boolean inside) {
    return Finding.bare(words(page, path, inside)).contains(Finding.bare(quoted));
  }

  /** What a reader sees of a page; nothing for what is no page. */
  static String words(byte[] page, String path, boolean inside) {
    if (!path.endsWith(".html")) {
      return "";
    }
    var parsed = Jsoup.parse(new String(page, StandardCharsets.UTF_8));
    var main = parsed.selectFirst("main");
    return inside && main != null ? main.text() : parsed.title() + " " + parsed.body().text();
  }

  private static byte[] packed(byte[] page) {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] unpacked(byte[] packed) {
    try (var zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return zip.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
