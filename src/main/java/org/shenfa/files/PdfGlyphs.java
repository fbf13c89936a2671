package org.shenfa.files;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/**
 * PDF 字形: the letters of one page, told apart by whether ink, layer, place or a cover hides them.
 */
final class PdfGlyphs {
  private static final float READABLE_POINTS = 2f;

  private enum Sight {
    SHOWN,
    HIDDEN,
    COVERED
  }

  private record Cover(int order, Rectangle2D box, boolean white) {}

  private final List<Cover> covers = new ArrayList<>();
  private final String shown;
  private final String hidden;
  private final String covered;
  private boolean pictures;

  PdfGlyphs(PDDocument document, int index) throws IOException {
    var first = new Stripper(document, Sight.SHOWN);
    first.collects = true;
    first.of(index);
    shown = covers.isEmpty() ? first.text : new Stripper(document, Sight.SHOWN).of(index);
    hidden = first.hiddenSeen ? new Stripper(document, Sight.HIDDEN).of(index) : "";
    covered = covers.isEmpty() ? "" : new Stripper(document, Sight.COVERED).of(index);
  }

  String shown() {
    return shown;
  }

  String hidden() {
    return hidden;
  }

  String covered() {
    return covered;
  }

  /** Whether there are pictures on the page. */
  boolean pictures() {
    return pictures;
  }

  private final class Stripper extends PDFTextStripper {
    private final PDDocument document;
    private final Sight wanted;
    private final Deque<Boolean> layers = new ArrayDeque<>();
    private @Nullable Rectangle2D path;
    private @Nullable PDPage page;
    private String text = "";
    private boolean collects;
    private boolean hiddenSeen;
    private int order;

    Stripper(PDDocument document, Sight wanted) {
      this.document = document;
      this.wanted = wanted;
      setSortByPosition(false);
      addOperator(new SetNonStrokingColor(this));
      addOperator(new SetNonStrokingColorN(this));
      addOperator(new SetNonStrokingColorSpace(this));
      addOperator(new SetNonStrokingDeviceCMYKColor(this));
      addOperator(new SetNonStrokingDeviceGrayColor(this));
      addOperator(new SetNonStrokingDeviceRGBColor(this));
    }

    String of(int index) throws IOException {
      page = document.getPage(index);
      setStartPage(index + 1);
      setEndPage(index + 1);
      text = getText(document);
      return text;
    }

    @Override
    public void beginMarkedContentSequence(
        @Nullable COSName tag, @Nullable COSDictionary properties) {
      var group = COSName.OC.equals(tag) && properties != null ? properties : new COSDictionary();
      layers.push(switchedOff(group));
      super.beginMarkedContentSequence(tag, properties);
    }

    private boolean switchedOff(COSDictionary group) {
      var layers = document.getDocumentCatalog().getOCProperties();
      return layers != null
          && COSName.OCG.equals(group.getCOSName(COSName.TYPE))
          && !layers.isGroupEnabled(new PDOptionalContentGroup(group));
    }

    @Override
    public void endMarkedContentSequence() {
      layers.poll();
      super.endMarkedContentSequence();
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      switch (operator.getName()) {
        case "re" -> rectangle(operands);
        case "m", "l" -> point(operands, 0);
        case "c" -> point(operands, 4);
        case "v", "y" -> point(operands, 2);
        case "f", "F", "f*", "B", "B*", "b", "b*" -> fill();
        case "S", "s", "n" -> path = null;
        case "BI" -> picture();
        case "Do" -> {
          if (operands.size() == 1
              && operands.getFirst() instanceof COSName name
              && getResources().getXObject(name) instanceof PDImageXObject) {
            picture();
            return;
          }
        }
        default -> {}
      }
      super.processOperator(operator, operands);
    }

    private void rectangle(List<COSBase> operands) {
      point(operands, 0);
      if (operands.size() == 4
          && operands.get(0) instanceof COSNumber x
          && operands.get(1) instanceof COSNumber y
          && operands.get(2) instanceof COSNumber w
          && operands.get(3) instanceof COSNumber h) {
        grow(x.floatValue() + w.floatValue(), y.floatValue() + h.floatValue());
        grow(x.floatValue() + w.floatValue(), y.floatValue());
        grow(x.floatValue(), y.floatValue() + h.floatValue());
      }
    }

    private void point(List<COSBase> operands, int from) {
      if (operands.size() >= from + 2
          && operands.get(from) instanceof COSNumber x
          && operands.get(from + 1) instanceof COSNumber y) {
        grow(x.floatValue(), y.floatValue());
      }
    }

    private void grow(float x, float y) {
      var at = getGraphicsState().getCurrentTransformationMatrix().transformPoint(x, y);
      if (path == null) {
        path = new Rectangle2D.Double(at.x, at.y, 0, 0);
      } else {
        path.add(new Point2D.Double(at.x, at.y));
      }
    }

    private void fill() {
      var state = getGraphicsState();
      var blended = state.getBlendMode();
      if (path != null
          && state.getNonStrokeAlphaConstant() > 0.95
          && (blended == BlendMode.NORMAL || blended == BlendMode.COMPATIBLE)
          && !layers.contains(true)) {
        cover(path, white());
      }
      path = null;
    }

    private void picture() {
      pictures = true;
      path = null;
      grow(0, 0);
      grow(1, 1);
      grow(0, 1);
      grow(1, 0);
      if (path != null && getGraphicsState().getNonStrokeAlphaConstant() > 0.95) {
        cover(path, false);
      }
      path = null;
    }

    private void cover(Rectangle2D box, boolean white) {
      order++;
      if (collects) {
        covers.add(new Cover(order, box, white));
      }
    }

    private boolean white() {
      try {
        var colour = getGraphicsState().getNonStrokingColor().toRGB();
        return (colour & 0xf0f0f0) == 0xf0f0f0;
      } catch (IOException | RuntimeException e) {
        return false;
      }
    }

    @Override
    protected void processTextPosition(TextPosition glyph) {
      var sight = sight(glyph);
      hiddenSeen |= sight == Sight.HIDDEN;
      if (sight == wanted) {
        super.processTextPosition(glyph);
      }
    }

    private Sight sight(TextPosition glyph) {
      var state = getGraphicsState();
      var mode = state.getTextState().getRenderingMode();
      var matrix = glyph.getTextMatrix();
      var at =
          new Point2D.Double(
              matrix.getTranslateX() + glyph.getWidthDirAdj() / 4,
              matrix.getTranslateY() + Math.abs(matrix.getScalingFactorY()) / 4);
      if (mode == RenderingMode.NEITHER
          || mode == RenderingMode.NEITHER_CLIP
          || layers.contains(true)
          || state.getNonStrokeAlphaConstant() < 0.05
          || Math.abs(matrix.getScalingFactorY()) < READABLE_POINTS
          || page != null && outside(page, at)
          || mode == RenderingMode.FILL && white() && !onDark(at)) {
        return Sight.HIDDEN;
      }
      for (var cover : covers) {
        if (cover.order() > order && cover.box().contains(at)) {
          return collects ? Sight.SHOWN : Sight.COVERED;
        }
      }
      return Sight.SHOWN;
    }

    private static boolean outside(PDPage page, Point2D at) {
      var box = page.getCropBox();
      return !new Rectangle2D.Double(
              box.getLowerLeftX() - 1,
              box.getLowerLeftY() - 1,
              box.getWidth() + 2,
              box.getHeight() + 2)
          .contains(at);
    }

    private boolean onDark(Point2D at) {
      return covers.stream()
          .anyMatch(cover -> cover.order() <= order && !cover.white() && cover.box().contains(at));
    }
  }
}
