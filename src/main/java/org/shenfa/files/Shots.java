package org.shenfa.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * 取图: the pictures in a file, and the pages that are nothing but a picture, ready to be recognised.
 */
final class Shots {
  /** How many pictures of one file are recognised at most. */
  static final int MOST = 60;

  private static final long PIXELS = 40_000_000L;
  private static final int DOTS_PER_INCH = 200;
  private static final int SCANNED = 16;

  private final List<Shot> shots = new ArrayList<>();

  private Shots() {}

  static List<Shot> of(FileType type, byte[] bytes) {
    var shots = new Shots();
    switch (type) {
      case JPG, PNG -> shots.add("图片", bytes);
      case PDF -> shots.pdf(bytes);
      case DOCX, XLSX, PPTX ->
          shots.members(Archive.open(bytes, FileType.OFFICE_MEMBERS).members());
      case OFD -> shots.members(Archive.open(bytes, FileType.OFD_MEMBERS).members());
      case TXT, CSV, JSON -> {}
    }
    return shots.shots;
  }

  private void members(Map<String, byte[]> members) {
    var number = 0;
    for (var member : members.entrySet()) {
      if (member.getKey().matches("(?i).*\\.(png|jpe?g|bmp|gif)")) {
        number++;
        add("第 %d 幅图片".formatted(number), member.getValue());
      }
    }
  }

  private void pdf(byte[] bytes) {
    try (var document = Loader.loadPDF(bytes)) {
      var renderer = new PDFRenderer(document);
      for (int i = 0; i < document.getNumberOfPages() && shots.size() < MOST; i++) {
        if (text(document, i).strip().length() < SCANNED) {
          var box = document.getPage(i).getCropBox();
          var scale =
              Math.min(
                  DOTS_PER_INCH / 72f,
                  4_000 / Math.max(1, Math.max(box.getWidth(), box.getHeight())));
          add("第 %d 页".formatted(i + 1), renderer.renderImage(i, scale, ImageType.GRAY));
        } else {
          pictures(document.getPage(i), "第 %d 页图片".formatted(i + 1));
        }
      }
    } catch (IOException | RuntimeException e) {
      throw new Refusal(Refusal.DAMAGED);
    }
  }

  private static String text(PDDocument document, int index) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(index + 1);
    stripper.setEndPage(index + 1);
    return stripper.getText(document);
  }

  private void pictures(PDPage page, String place) throws IOException {
    for (var name : page.getResources().getXObjectNames()) {
      if (page.getResources().isImageXObject(name)
          && page.getResources().getXObject(name) instanceof PDImageXObject picture
          && (long) picture.getWidth() * picture.getHeight() < PIXELS) {
        add(place, picture.getImage());
      }
    }
  }

  private void add(String place, byte[] bytes) {
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      var readers = ImageIO.getImageReaders(in);
      if (readers.hasNext()) {
        var reader = readers.next();
        reader.setInput(in);
        if ((long) reader.getWidth(0) * reader.getHeight(0) <= PIXELS) {
          add(place, reader.read(0));
        }
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // A picture that cannot be opened here is not opened by a reader's program either.
      return;
    }
  }

  /** Too small for words is left out; huge is made smaller; colours do not matter. */
  private void add(String place, BufferedImage picture) throws IOException {
    if (picture.getWidth() < 80 || picture.getHeight() < 24 || shots.size() >= MOST) {
      return;
    }
    var scale = Math.min(1.0, 4_000.0 / Math.max(picture.getWidth(), picture.getHeight()));
    var grey =
        new BufferedImage(
            (int) Math.max(1, picture.getWidth() * scale),
            (int) Math.max(1, picture.getHeight() * scale),
            BufferedImage.TYPE_BYTE_GRAY);
    var pen = grey.createGraphics();
    pen.setColor(java.awt.Color.WHITE);
    pen.fillRect(0, 0, grey.getWidth(), grey.getHeight());
    pen.drawImage(picture, 0, 0, grey.getWidth(), grey.getHeight(), null);
    pen.dispose();
    var out = new ByteArrayOutputStream();
    ImageIO.write(grey, "png", out);
    shots.add(new Shot(place, out.toByteArray()));
  }
}
