package org.shenfa.files;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * 拍摄方向: how a camera says its picture is to be turned (EXIF, 1 to 8). The mark goes with the other
 * metadata, so the picture itself is turned. Pure.
 */
record Orientation(int value) {
  static final Orientation UPRIGHT = new Orientation(1);

  /** What a JPEG says; upright when it says nothing readable. */
  static Orientation of(byte[] jpeg) {
    try {
      var in = ByteBuffer.wrap(jpeg).position(2);
      while ((in.get() & 0xff) == 0xff) {
        var marker = in.get() & 0xff;
        var length = in.getShort() & 0xffff;
        if (marker == 0xda || length < 2) {
          return UPRIGHT;
        }
        var segment = in.slice(in.position(), length - 2);
        if (marker == 0xe1 && length > 16 && segment.getInt(0) == 0x45786966) {
          return inside(segment.slice(6, length - 8));
        }
        in.position(in.position() + length - 2);
      }
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return UPRIGHT;
    }
    return UPRIGHT;
  }

  private static Orientation inside(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    var at = tiff.getInt(4);
    var entries = tiff.getShort(at) & 0xffff;
    for (int i = 0; i < entries; i++) {
      var entry = at + 2 + i * 12;
      if (tiff.getShort(entry) == 0x0112) {
        var value = tiff.getShort(entry + 8);
        return value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /** The shortest piece of a JPEG that says so and nothing else. */
  byte[] segment() {
    return ByteBuffer.allocate(36)
        .putShort((short) 0xffe1)
        .putShort((short) 34)
        .putInt(0x45786966)
        .putShort((short) 0)
        .putShort((short) 0x4d4d)
        .putShort((short) 42)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) value)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  /** The picture turned the right way up, in a fresh image that carries nothing else. */
  BufferedImage upright(BufferedImage picture, int type) {
    int w = picture.getWidth();
    int h = picture.getHeight();
    var turned = value >= 5;
    var turn =
        switch (value) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
          case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
          default -> new AffineTransform();
        };
    var flat = new BufferedImage(turned ? h : w, turned ? w : h, type);
    var pen = flat.createGraphics();
    pen.drawImage(picture, turn, null);
    pen.dispose();
    return flat;
  }
}
