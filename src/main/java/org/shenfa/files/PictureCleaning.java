package org.shenfa.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** 图片清理: read and written again, so that nothing but the picture is left. */
final class PictureCleaning {
  private static final long PIXELS = 40_000_000L;

  private PictureCleaning() {}

  static Cleaned clean(byte[] raw, FileType type) {
    var photo = type == FileType.JPG;
    if (!photo && animated(raw)) {
      throw new Refusal("是动画，请改为静态图片后上传");
    }
    if (photo && Picture.inks(raw) == 4) {
      throw new Refusal("用的是印刷颜色（CMYK），请用看图软件另存为普通的 RGB 图片后上传");
    }
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(raw))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new Refusal("不能作为图片打开，请重新生成");
      }
      var reader = readers.next();
      reader.setInput(in);
      if ((long) reader.getWidth(0) * reader.getHeight(0) > PIXELS) {
        throw new Refusal("像素太大，请缩小到 4000 万像素以内");
      }
      var picture = reader.read(0);
      reader.dispose();
      return new Cleaned(
          photo
              ? written(Orientation.of(raw).upright(picture, BufferedImage.TYPE_INT_RGB), "jpg")
              : written(Orientation.UPRIGHT.upright(picture, BufferedImage.TYPE_INT_ARGB), "png"),
          notes(raw, photo));
    } catch (IOException | RuntimeException e) {
      if (e instanceof Refusal refusal) {
        throw refusal;
      }
      throw new Refusal(Refusal.DAMAGED);
    }
  }

  private static boolean animated(byte[] png) {
    var text = new String(png, StandardCharsets.ISO_8859_1);
    var frames = text.indexOf("acTL");
    return frames >= 0 && frames < text.indexOf("IDAT");
  }

  private static List<String> notes(byte[] raw, boolean photo) {
    var notes = new ArrayList<String>();
    var tells = Picture.tells(raw);
    if (tells.place()) {
      notes.add("清除了照片里的拍摄地点。");
    }
    if (tells.maker()) {
      notes.add("清除了照片里的拍摄设备、作者、制作软件等信息。");
    }
    if (tells.thumbnail()) {
      notes.add("清除了照片里的缩略图，它可能是裁剪以前的样子。");
    }
    var end = photo ? Picture.jpegEnd(raw) : Picture.pngEnd(raw);
    if (end < raw.length) {
      notes.add("清除了图片末尾夹带的 %d 字节。".formatted(raw.length - end));
    }
    return notes;
  }

  private static byte[] written(BufferedImage picture, String format) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName(format).next();
    var settings = writer.getDefaultWriteParam();
    if (format.equals("jpg")) {
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(0.9f);
    }
    var out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture, null, null), settings);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
