package org.shenfa.access.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.ClassPathResource;

/**
 * 页面资源: a script or a style sheet of the desk, read once, with its packed form and a tag made of
 * its bytes.
 */
record Asset(byte[] whole, byte[] small, String tag) {
  private static final String HTMX = "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";
  private static final Map<String, Asset> READ = new ConcurrentHashMap<>();

  /** The asset of this name, if the product has it. */
  static Optional<Asset> named(String name) {
    var place = new ClassPathResource(name.equals("htmx.js") ? HTMX : "desk/assets/" + name);
    return READ.containsKey(name) || place.exists()
        ? Optional.of(READ.computeIfAbsent(name, n -> read(place)))
        : Optional.empty();
  }

  private static Asset read(ClassPathResource place) {
    try (var in = place.getInputStream()) {
      var whole = in.readAllBytes();
      var small = new ByteArrayOutputStream();
      try (var out = new GZIPOutputStream(small)) {
        out.write(whole);
      }
      var digest = MessageDigest.getInstance("SHA-256").digest(whole);
      return new Asset(whole, small.toByteArray(), HexFormat.of().formatHex(digest, 0, 8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
