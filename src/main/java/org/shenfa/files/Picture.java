package org.shenfa.files;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** 图片格式: told by its first bytes; its notes can be left out without touching the picture. */
final class Picture {
  enum Kind {
    JPEG,
    PNG,
    GIF,
    BMP,
    EMF,
    WMF,
    OTHER
  }

  /** 附带信息: what a picture says beside what it shows. */
  record Tells(boolean place, boolean maker, boolean thumbnail) {
    static final Tells NOTHING = new Tells(false, false, false);
  }

  private static final Set<String> PNG_CHUNKS =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "pHYs", "sBIT",
          "bKGD");
  private static final long PNG = 0x89504e470d0a1a0aL;

  private Picture() {}

  static Kind kind(byte[] bytes) {
    var head = new String(bytes, 0, Math.min(bytes.length, 44), StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return Kind.JPEG;
    }
    if (bytes.length > 8 && ByteBuffer.wrap(bytes).getLong() == PNG) {
      return Kind.PNG;
    }
    if (head.startsWith("GIF8")) {
      return Kind.GIF;
    }
    if (head.startsWith("BM")) {
      return Kind.BMP;
    }
    if (head.startsWith("\u0001\0\0\0") && head.startsWith(" EMF", 40)) {
      return Kind.EMF;
    }
    return head.startsWith("\u00d7\u00cd\u00c6\u009a") || head.startsWith("\u0001\0\u0009\0")
        ? Kind.WMF
        : Kind.OTHER;
  }

  /** What a JPEG or PNG tells beside its picture; nothing where it cannot be read. */
  static Tells tells(byte[] bytes) {
    try {
      var all = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes));
      var maker = false;
      for (var part : all.getDirectoriesOfType(ExifDirectoryBase.class)) {
        maker |=
            part.containsTag(ExifDirectoryBase.TAG_MAKE)
                || part.containsTag(ExifDirectoryBase.TAG_MODEL)
                || part.containsTag(ExifDirectoryBase.TAG_ARTIST)
                || part.containsTag(ExifDirectoryBase.TAG_SOFTWARE)
                || part.containsTag(ExifDirectoryBase.TAG_BODY_SERIAL_NUMBER);
      }
      return new Tells(
          all.containsDirectoryOfType(GpsDirectory.class),
          maker,
          all.containsDirectoryOfType(ExifThumbnailDirectory.class));
    } catch (ImageProcessingException | IOException | RuntimeException e) {
      return Tells.NOTHING;
    }
  }

  /** A JPEG with its picture, colours and turn alone; what follows its end goes too. */
  static byte[] bareJpeg(byte[] jpeg) {
    var out = new ByteArrayOutputStream(jpeg.length);
    out.write(jpeg, 0, 2);
    var turn = Orientation.of(jpeg);
    if (!turn.equals(Orientation.UPRIGHT)) {
      out.writeBytes(turn.segment());
    }
    walk(jpeg, out);
    return out.toByteArray();
  }

  /** Where the picture of a JPEG ends. */
  static int jpegEnd(byte[] jpeg) {
    return walk(jpeg, new ByteArrayOutputStream());
  }

  /** How many colours a JPEG mixes: 1, 3, or the 4 of printers; 0 when it does not say. */
  static int inks(byte[] jpeg) {
    for (int at = 2; at + 9 < jpeg.length && (jpeg[at] & 0xff) == 0xff; ) {
      var marker = jpeg[at + 1] & 0xff;
      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
        return jpeg[at + 9];
      }
      at += marker == 0xff ? 1 : 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
    }
    return 0;
  }

  /** Copies the segments that are kept, and says where the picture ends. */
  private static int walk(byte[] jpeg, ByteArrayOutputStream out) {
    var at = 2;
    while (at + 4 <= jpeg.length && (jpeg[at] & 0xff) == 0xff) {
      var marker = jpeg[at + 1] & 0xff;
      if (marker == 0xd9) {
        break;
      }
      if (marker == 0xff) {
        at++;
      } else {
        var end = at + 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
        end = marker == 0xda ? scanEnd(jpeg, Math.min(end, jpeg.length)) : end;
        if (end > jpeg.length) {
          throw new Refusal(Refusal.DAMAGED);
        }
        if (keeps(marker)) {
          out.write(jpeg, at, end - at);
        }
        at = end;
      }
    }
    out.write(0xff);
    out.write(0xd9);
    return Math.min(at + 2, jpeg.length);
  }

  /** Tables, frames, scans, JFIF, colour profile and Adobe's colour mark. */
  private static boolean keeps(int marker) {
    return marker < 0xe0 || marker == 0xe0 || marker == 0xe2 || marker == 0xee;
  }

  private static int scanEnd(byte[] jpeg, int from) {
    for (int i = from; i + 1 < jpeg.length; i++) {
      if ((jpeg[i] & 0xff) == 0xff) {
        var next = jpeg[i + 1] & 0xff;
        if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
          return i;
        }
      }
    }
    return jpeg.length;
  }

  /** Where the picture of a PNG ends. */
  static int pngEnd(byte[] png) {
    var end = new String(png, StandardCharsets.ISO_8859_1).indexOf("IEND");
    return end < 0 ? png.length : Math.min(png.length, end + 8);
  }

  /** A PNG with the chunks that make its picture alone. */
  static byte[] barePng(byte[] png) {
    var out = new ByteArrayOutputStream(png.length);
    out.write(png, 0, 8);
    var in = ByteBuffer.wrap(png).position(8);
    while (in.remaining() >= 12) {
      var from = in.position();
      var length = in.getInt();
      var name = new String(png, from + 4, 4, StandardCharsets.ISO_8859_1);
      if (length < 0 || length > in.remaining() - 8) {
        throw new Refusal(Refusal.DAMAGED);
      }
      if (PNG_CHUNKS.contains(name)) {
        out.write(png, from, length + 12);
      }
      in.position(from + length + 12);
      if (name.equals("IEND")) {
        break;
      }
    }
    return out.toByteArray();
  }
}
