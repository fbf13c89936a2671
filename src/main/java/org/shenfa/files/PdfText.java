package org.shenfa.files;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.shenfa.files.Extraction.Kind;

/** PDF 文字: page by page what is seen, what is not, annotations, forms, titles and properties. */
final class PdfText {
  private PdfText() {}

  static void read(byte[] bytes, Words words) {
    try (var document = Loader.loadPDF(bytes)) {
      words.pages(document.getNumberOfPages());
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        page(document, i, words);
      }
      var form = document.getDocumentCatalog().getAcroForm(null);
      if (form != null) {
        for (var field : form.getFieldTree()) {
          words.add(
              Kind.ANNOTATION,
              "表单“%s”".formatted(field.getFullyQualifiedName()),
              String.valueOf(field.getValueAsString()));
        }
      }
      properties(document, words);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      if (e instanceof Refusal refusal) {
        throw refusal;
      }
      throw new Refusal(Refusal.DAMAGED);
    }
  }

  private static void page(PDDocument document, int index, Words words) throws IOException {
    var place = "第 %d 页".formatted(index + 1);
    var glyphs = new PdfGlyphs(document, index);
    words.add(Kind.SHOWN, place, glyphs.shown());
    words.add(Kind.HIDDEN_TEXT, place, glyphs.hidden());
    words.add(Kind.COVERED, place, glyphs.covered());
    if (glyphs.pictures()) {
      words.picture();
    }
    for (var annotation : document.getPage(index).getAnnotations()) {
      var own = annotation.getCOSObject();
      var text = new StringBuilder();
      for (var key : new String[] {"Contents", "Subj", "RC"}) {
        var value = own.getString(COSName.getPDFName(key));
        if (value != null) {
          text.append(value).append('\n');
        }
      }
      words.add(Kind.ANNOTATION, place + "注释", text);
      if (own.getCOSDictionary(COSName.A) instanceof COSDictionary action) {
        words.add(Kind.PROPERTY, place + "链接", String.valueOf(action.getString(COSName.URI, "")));
      }
    }
  }

  /**
   * Titles of the outline, alternative and replacement texts, and what the document says of itself.
   */
  private static void properties(PDDocument document, Words words) {
    var text = new StringBuilder();
    for (var key : document.getDocument().getXrefTable().keySet()) {
      alternative(document.getDocument().getObjectFromPool(key).getObject(), text, 0);
    }
    var about = document.getDocument().getTrailer().getCOSDictionary(COSName.INFO);
    if (about != null) {
      for (var value : about.getValues()) {
        if (value instanceof COSString said) {
          text.append(said.getString()).append('\n');
        }
      }
    }
    words.add(Kind.PROPERTY, "书签、替代文字和属性", text);
  }

  private static void alternative(@Nullable COSBase base, StringBuilder into, int depth) {
    if (depth > 20) {
      return;
    }
    if (base instanceof COSDictionary dictionary) {
      for (var key : new String[] {"Alt", "ActualText", "E", "TU"}) {
        if (dictionary.getDictionaryObject(COSName.getPDFName(key)) instanceof COSString said) {
          into.append(said.getString()).append('\n');
        }
      }
      if (dictionary.containsKey(COSName.PARENT)
          && dictionary.getDictionaryObject(COSName.TITLE) instanceof COSString title) {
        into.append(title.getString()).append('\n');
      }
      for (var value : dictionary.getValues()) {
        if (!(value instanceof COSObject)) {
          alternative(value, into, depth + 1);
        }
      }
    } else if (base instanceof COSArray array) {
      for (var item : array) {
        if (!(item instanceof COSObject)) {
          alternative(item, into, depth + 1);
        }
      }
    }
  }
}
