package org.shenfa.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/** PDF 清理: refuses whatever could act; saved anew, so that no earlier version stays inside. */
final class PdfCleaning {
  private static final int PAGES = 2_000;
  private static final Pattern LINK = Pattern.compile("^\\s*(?i:https?:|mailto:|tel:|www\\.|#)");
  private static final Set<String> ACTIVE_KEYS =
      Set.of("JS", "JavaScript", "XFA", "EmbeddedFiles", "EF", "RichMediaContent");
  private static final Set<String> ACTIVE_ACTIONS =
      Set.of(
          "Launch",
          "SubmitForm",
          "ImportData",
          "JavaScript",
          "GoToR",
          "GoToE",
          "Rendition",
          "Movie",
          "Sound",
          "RichMediaExecute");
  private static final Set<String> PRIVATE =
      Set.of("Metadata", "PieceInfo", "LastModified", "Thumb", "SpiderInfo");
  private static final Set<String> REMARK_AUTHOR = Set.of("T", "CreationDate", "M", "NM");

  private boolean remarks;
  private boolean signed;
  private int pictures;

  private PdfCleaning() {}

  static Cleaned clean(byte[] raw) {
    try (var document = Loader.loadPDF(raw)) {
      return new PdfCleaning().cleaned(document, raw);
    } catch (InvalidPasswordException e) {
      throw new Refusal(Refusal.LOCKED);
    } catch (Refusal refusal) {
      throw refusal;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new Refusal(Refusal.DAMAGED);
    }
  }

  private Cleaned cleaned(PDDocument document, byte[] raw) throws IOException {
    if (document.isEncrypted()) {
      throw new Refusal(Refusal.LOCKED);
    }
    if (document.getNumberOfPages() == 0 || document.getNumberOfPages() > PAGES) {
      throw new Refusal("页数不在 1 到 %d 页之间".formatted(PAGES));
    }
    var notes = new ArrayList<String>();
    var trailer = document.getDocument().getTrailer();
    var about = trailer.getCOSDictionary(COSName.INFO);
    if (about != null && about.size() > 0 || document.getDocumentCatalog().getMetadata() != null) {
      notes.add("清除了作者、制作软件等文件属性。");
    }
    passive(trailer);
    for (var key : document.getDocument().getXrefTable().keySet()) {
      passive(document.getDocument().getObjectFromPool(key).getObject());
    }
    var earlier = earlier(raw);
    if (earlier > 0) {
      notes.add("清除了文件里 %d 个较早的版本。".formatted(earlier));
    }
    say(notes);
    document.setDocumentInformation(new PDDocumentInformation());
    document.getDocumentCatalog().setMetadata(null);
    document.setDocumentId(1L);
    var out = new ByteArrayOutputStream();
    document.save(out);
    return new Cleaned(out.toByteArray(), notes);
  }

  private void say(List<String> notes) {
    if (remarks) {
      notes.add("清除了注释的作者和时间，注释本身还在。");
    }
    if (signed) {
      notes.add("去掉了电子签名：清理以后签名不再成立，签章的样子还在。");
    }
    if (pictures > 0) {
      notes.add("清除了文中 %d 张照片里的拍摄信息。".formatted(pictures));
    }
  }

  /** Versions saved one after the other; a file made to be read over the net has two ends. */
  private static int earlier(byte[] raw) {
    var text = new String(raw, StandardCharsets.ISO_8859_1);
    var ends = 0;
    for (int at = text.indexOf("%%EOF"); at >= 0; at = text.indexOf("%%EOF", at + 5)) {
      ends++;
    }
    var linear = text.substring(0, Math.min(text.length(), 1024)).contains("/Linearized");
    return Math.max(0, ends - (linear ? 2 : 1));
  }

  private void passive(@Nullable COSBase base) throws IOException {
    if (base instanceof COSDictionary dictionary) {
      bare(dictionary);
      for (var entry : dictionary.entrySet()) {
        var key = entry.getKey().getName();
        var action = key.equals("S") && entry.getValue() instanceof COSName s ? s.getName() : "";
        var link =
            key.equals("URI") && entry.getValue() instanceof COSString s ? s.getString() : "https:";
        if (ACTIVE_KEYS.contains(key)
            || ACTIVE_ACTIONS.contains(action)
            || !LINK.matcher(link).find()) {
          throw new Refusal("含有脚本、动作、嵌入文件或者动态表单，请另存为普通 PDF 后上传");
        }
        if (!(entry.getValue() instanceof COSObject)) {
          passive(entry.getValue());
        }
      }
    } else if (base instanceof COSArray array) {
      for (var item : array) {
        if (!(item instanceof COSObject)) {
          passive(item);
        }
      }
    }
  }

  private void bare(COSDictionary dictionary) throws IOException {
    for (var key : PRIVATE) {
      dictionary.removeItem(COSName.getPDFName(key));
    }
    var kind = String.valueOf(dictionary.getNameAsString(COSName.SUBTYPE));
    if (dictionary.containsKey(COSName.RECT) && !kind.equals("Widget")) {
      for (var key : REMARK_AUTHOR) {
        var name = COSName.getPDFName(key);
        remarks |= key.equals("T") && dictionary.containsKey(name);
        dictionary.removeItem(name);
      }
    }
    if (COSName.SIG.equals(dictionary.getCOSName(COSName.FT))
        && dictionary.containsKey(COSName.V)) {
      signed = true;
      dictionary.removeItem(COSName.V);
    }
    if (dictionary instanceof COSStream stream
        && COSName.DCT_DECODE.equals(dictionary.getDictionaryObject(COSName.FILTER))) {
      photo(stream);
    }
  }

  private void photo(COSStream stream) throws IOException {
    byte[] jpeg;
    try (var in = stream.createRawInputStream()) {
      jpeg = in.readAllBytes();
    }
    if (Picture.kind(jpeg) != Picture.Kind.JPEG) {
      return;
    }
    var bare = Picture.bareJpeg(jpeg);
    if (bare.length < jpeg.length) {
      try (var out = stream.createRawOutputStream()) {
        out.write(bare);
      }
      pictures++;
    }
  }
}
