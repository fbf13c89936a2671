package org.shenfa.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ofdrw.core.basicStructure.pageObj.layer.block.CT_PageBlock;
import org.ofdrw.core.basicStructure.pageObj.layer.block.ImageObject;
import org.ofdrw.core.basicStructure.pageObj.layer.block.TextObject;
import org.ofdrw.reader.ContentExtractor;
import org.ofdrw.reader.OFDReader;
import org.shenfa.regulation.Violations;

/** OFD 来稿: the national format of fixed pages, read as it shows its text. */
final class OfdReading {
  private static final Pattern PAGE = Pattern.compile("(?i).*/Pages/.*\\.xml|.*Content\\.xml");
  private static final int PAGES = 500;

  private OfdReading() {}

  static Raw raw(String name, Members members) {
    members.mustBePlain();
    var text =
        members.all().keySet().stream()
            .filter(m -> PAGE.matcher(m).matches())
            .flatMap(m -> members.xml(m).stream())
            .flatMap(x -> Ooxml.all(x, "TextCode").stream())
            .map(org.w3c.dom.Element::getTextContent)
            .collect(Collectors.joining("\n"));
    if (Loss.folded(text).length() < 4) {
      throw Manuscripts.unreadable(name, "里面只有图像、没有文字，不能带入；请交 Word 原稿，或者勾选“同时作为附件”后只作附件");
    }
    try (var reader = new OFDReader(new ByteArrayInputStream(members.zip()))) {
      return read(name, reader, text);
    } catch (Violations refused) {
      throw refused;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw Manuscripts.unreadable(name, "已损坏，不能打开，请重新生成");
    }
  }

  private static Raw read(String name, OFDReader reader, String text) throws IOException {
    if (reader.getNumberOfPages() > PAGES) {
      throw Manuscripts.unreadable(name, "超过 %d 页，请改为附件".formatted(PAGES));
    }
    var pieces = new ArrayList<Piece>();
    var extractor = new ContentExtractor(reader);
    for (int page = 0; page < reader.getNumberOfPages(); page++) {
      for (var object : extractor.getPageTextObject(page + 1)) {
        pieces(page, object, pieces);
      }
    }
    var flow = Reflow.of(pieces, reader.getPageSize(1).getWidth());
    var pictures = new Pictures();
    for (int page = 0; page < reader.getNumberOfPages(); page++) {
      flow.show(page, pictures(reader, page, pictures));
    }
    var notes = new ArrayList<>(pictures.notes());
    notes.addAll(LayoutNotes.of("OFD", flow, pictures.taken().size()));
    if (reader.hasSignature()) {
      notes.add("电子签名和印章没有带入；需要的请勾选“同时作为附件”");
    }
    return new Raw(
        flow.body(), text, pictures.taken(), enclosures(reader, notes), flow.omissions(), notes);
  }

  private static List<String> pictures(OFDReader reader, int page, Pictures pictures)
      throws IOException {
    var addresses = new ArrayList<String>();
    for (var layer : reader.getPageInfo(page + 1).getAllLayer()) {
      for (var image : images(layer)) {
        var resource = image.getResourceID();
        var bytes =
            resource == null ? null : reader.getResMgt().getImageByteArray(resource.toString());
        if (bytes != null) {
          pictures.take(bytes, "").ifPresent(addresses::add);
        }
      }
    }
    return addresses;
  }

  private static List<ImageObject> images(CT_PageBlock block) {
    var images = new ArrayList<ImageObject>();
    for (var part : block.getPageBlocks()) {
      if (part instanceof ImageObject image) {
        images.add(image);
      } else if (part instanceof CT_PageBlock inner) {
        images.addAll(images(inner));
      }
    }
    return images;
  }

  private static void pieces(int page, TextObject object, List<Piece> pieces) {
    var box = object.getBoundary();
    var size = object.getSize() == null ? 4 : object.getSize();
    for (var code : object.getTextCodes()) {
      var content = code.getContent();
      if (content == null || content.isBlank()) {
        continue;
      }
      var x = code.getX() == null ? 0 : code.getX();
      var y = code.getY() == null ? 0 : code.getY();
      var length = content.codePointCount(0, content.length());
      var deltas = code.getDeltaX();
      var width = size * length;
      if (deltas != null) {
        var sum = sum(deltas.getArray());
        width = sum > 0 ? sum + size : width;
      }
      pieces.add(
          new Piece(
              page,
              box.getTopLeftX() + x,
              box.getTopLeftY() + y,
              Math.min(width, Math.max(box.getWidth(), size)),
              size,
              content));
    }
  }

  /** Steps from character to character; {@code g 3 4.2} is three times the same. */
  private static double sum(List<String> deltas) {
    double sum = 0;
    for (int i = 0; i < deltas.size(); i++) {
      if (deltas.get(i).equals("g") && i + 2 < deltas.size()) {
        sum += number(deltas.get(i + 1)) * number(deltas.get(i + 2));
        i += 2;
      } else {
        sum += number(deltas.get(i));
      }
    }
    return sum;
  }

  private static double number(String text) {
    return text.matches("-?\\d{1,9}(\\.\\d+)?") ? Double.parseDouble(text) : 0;
  }

  private static List<Manuscript.Carried> enclosures(OFDReader reader, List<String> notes)
      throws IOException {
    var found = new ArrayList<Manuscript.Carried>();
    for (var attachment : reader.getAttachmentList()) {
      var file = reader.getAttachmentFile(attachment);
      var name = String.valueOf(attachment.getAttachmentName());
      if (file == null || !name.toLowerCase(Locale.ROOT).matches(".+\\.[a-z]{3,4}")) {
        notes.add("OFD 里的附件“%s”没有带入，请单独上传".formatted(name));
        continue;
      }
      var bytes = Files.readAllBytes(file);
      found.add(new Manuscript.Carried(name, Pictures.digest(bytes), bytes));
    }
    return List.copyOf(found);
  }
}
