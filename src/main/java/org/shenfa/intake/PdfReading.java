package org.shenfa.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.shenfa.regulation.Violations;

/** PDF 来稿: pages that hold text; a scan is refused with what to do instead. Pure. */
final class PdfReading {
  private static final int PAGES = 500;
  private static final int SMALLEST = 60;

  private PdfReading() {}

  static Raw raw(String name, byte[] bytes) {
    try (var document = Loader.loadPDF(bytes)) {
      if (document.isEncrypted()) {
        throw Manuscripts.unreadable(name, "设有密码，请去除打开密码后再交");
      }
      if (document.getNumberOfPages() > PAGES) {
        throw Manuscripts.unreadable(name, "超过 %d 页，请改为附件".formatted(PAGES));
      }
      return read(name, document);
    } catch (InvalidPasswordException e) {
      throw Manuscripts.unreadable(name, "设有密码，请去除打开密码后再交");
    } catch (Violations refused) {
      throw refused;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw Manuscripts.unreadable(name, "已损坏，不能打开，请重新生成");
    }
  }

  private static Raw read(String name, PDDocument document) throws IOException {
    var text = new PDFTextStripper().getText(document);
    mustBeText(name, text, document.getNumberOfPages());
    var collecting = new Collecting();
    collecting.getText(document);
    var flow = Reflow.of(collecting.pieces, document.getPage(0).getMediaBox().getWidth());
    var pictures = new Pictures();
    pictures(document, pictures).forEach(flow::show);
    var notes = new ArrayList<>(pictures.notes());
    notes.addAll(LayoutNotes.of("PDF", flow, pictures.taken().size()));
    return new Raw(flow.body(), text, pictures.taken(), List.of(), flow.omissions(), notes);
  }

  private static void mustBeText(String name, String text, int pages) {
    var folded = Loss.folded(text);
    if (folded.length() < 4 * pages) {
      throw Manuscripts.unreadable(name, "是扫描件，里面只有图像、没有文字，不能带入；请交 Word、OFD 原稿，或者勾选“同时作为附件”后只作附件");
    }
    var unreadable =
        text.codePoints()
            .filter(c -> c == 0xFFFD || Character.getType(c) == Character.PRIVATE_USE)
            .count();
    if (unreadable * 5 > folded.length()) {
      throw Manuscripts.unreadable(name, "里面的文字没有标准编码，读出来是乱码；请交 Word、OFD 原稿");
    }
  }

  private static Map<Integer, List<String>> pictures(PDDocument document, Pictures pictures)
      throws IOException {
    var found = new TreeMap<Integer, List<String>>();
    for (int page = 0; page < document.getNumberOfPages(); page++) {
      var addresses = new ArrayList<String>();
      for (var image : images(document.getPage(page))) {
        pictures.take(png(image), "").ifPresent(addresses::add);
      }
      found.put(page, addresses);
    }
    return found;
  }

  private static List<PDImageXObject> images(PDPage page) throws IOException {
    var images = new ArrayList<PDImageXObject>();
    var resources = page.getResources();
    if (resources == null) {
      return images;
    }
    for (COSName key : resources.getXObjectNames()) {
      if (resources.isImageXObject(key)
          && resources.getXObject(key) instanceof PDImageXObject image
          && image.getWidth() >= SMALLEST
          && image.getHeight() >= SMALLEST
          && (long) image.getWidth() * image.getHeight() <= 40_000_000L) {
        images.add(image);
      }
    }
    return images;
  }

  private static byte[] png(PDImageXObject image) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(image.getImage(), "png", out);
    return out.toByteArray();
  }

  private static final class Collecting extends PDFTextStripper {
    private final List<Piece> pieces = new ArrayList<>();

    Collecting() {
      setSuppressDuplicateOverlappingText(true);
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
      for (var at : positions) {
        pieces.add(
            new Piece(
                getCurrentPageNo() - 1,
                at.getXDirAdj(),
                at.getYDirAdj(),
                at.getWidthDirAdj(),
                Math.max(1, at.getFontSizeInPt()),
                at.getUnicode()));
      }
    }
  }
}
