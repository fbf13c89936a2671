package org.shenfa.intake;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** 来稿图片: pictures found inside a source, as PNG or JPEG, each once, under a name of ours. */
final class Pictures {
  private static final long PIXELS = 40_000_000;
  private final Map<String, Manuscript.Carried> taken = new LinkedHashMap<>();
  private int refused;

  /** The address the body uses for this picture; empty when it cannot be shown on a page. */
  Optional<String> take(byte[] bytes, String alt) {
    var shown = format(bytes).isPresent() ? Optional.of(bytes) : converted(bytes);
    if (shown.isEmpty()) {
      refused++;
      return Optional.empty();
    }
    var digest = digest(shown.get());
    var name =
        taken
            .computeIfAbsent(
                digest,
                d ->
                    new Manuscript.Carried(
                        "图%d.%s".formatted(taken.size() + 1, format(shown.get()).orElse("png")),
                        d,
                        shown.get()))
            .name();
    return Optional.of("/files/" + digest + "/" + name);
  }

  List<Manuscript.Carried> taken() {
    return List.copyOf(taken.values());
  }

  List<String> notes() {
    return refused == 0
        ? List.of()
        : List.of("%d 张图片的格式网页不能显示（如 EMF、WMF），没有带入，请另存为 PNG 后插入".formatted(refused));
  }

  private static Optional<String> format(byte[] bytes) {
    if (bytes.length > 8 && (bytes[0] & 0xff) == 0x89 && bytes[1] == 'P' && bytes[2] == 'N') {
      return Optional.of("png");
    }
    var jpeg = bytes.length > 3 && (bytes[0] & 0xff) == 0xFF && (bytes[1] & 0xff) == 0xD8;
    return jpeg ? Optional.of("jpg") : Optional.empty();
  }

  /** GIF, BMP and TIFF as PNG. */
  private static Optional<byte[]> converted(byte[] bytes) {
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      var reader = readers.next();
      reader.setInput(in);
      if ((long) reader.getWidth(0) * reader.getHeight(0) > PIXELS) {
        return Optional.empty();
      }
      var picture = reader.read(0);
      reader.dispose();
      var flat =
          new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
      var pen = flat.createGraphics();
      pen.setColor(Color.WHITE);
      pen.fillRect(0, 0, flat.getWidth(), flat.getHeight());
      pen.drawImage(picture, 0, 0, null);
      pen.dispose();
      var out = new ByteArrayOutputStream();
      ImageIO.write(flat, "png", out);
      return Optional.of(out.toByteArray());
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
