package org.shenfa.files;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Violations;

/**
 * 清理: told by content, refused when active or broken, stripped of metadata. What comes out is what
 * is digested, reviewed and released. Pure.
 */
final class Cleaning {
  private static final long MEMBER_LIMIT = 100L << 20;
  private static final long TOTAL_LIMIT = 300L << 20;
  private static final int OFFICE_MEMBERS = 2_000;
  private static final int OFD_MEMBERS = 5_000;
  private static final long COMPOUND = 0xD0CF11E0A1B11AE1L;
  private static final Pattern STRAYS = Pattern.compile("(^|/)\\.\\.?(/|$)|^/|//|[\\\\:\\p{Cc}]");
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
  private static final long PIXELS = 40_000_000L;
  private static final Tika TIKA = new Tika();

  private Cleaning() {}

  static byte[] clean(String name, FileType type, byte[] raw) {
    return switch (type) {
      case TXT -> text(name, raw);
      case PDF -> pdf(name, raw);
      case JPG -> image(name, raw, "jpg", "image/jpeg");
      case PNG -> image(name, raw, "png", "image/png");
      case DOCX -> zip(name, raw, "word/document.xml");
      case XLSX -> zip(name, raw, "xl/workbook.xml");
      case PPTX -> zip(name, raw, "ppt/presentation.xml");
      case OFD -> zip(name, raw, "OFD.xml");
    };
  }

  /** UTF-8 as it is; GB18030 turned into UTF-8; anything else is no text. */
  static byte[] text(String name, byte[] raw) {
    var plain = decode(raw, StandardCharsets.UTF_8);
    var text = plain == null ? decode(raw, Charset.forName("GB18030")) : plain;
    if (text == null || text.indexOf('\0') >= 0) {
      throw refused(name, "不是文本文件，或者编码不是 UTF-8、GB18030");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable String decode(byte[] raw, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(raw))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static byte[] pdf(String name, byte[] raw) {
    mustBe(name, raw, "application/pdf");
    try (var document = Loader.loadPDF(raw)) {
      if (document.isEncrypted()) {
        throw refused(name, "设有密码，请去除打开密码后上传");
      }
      if (document.getNumberOfPages() == 0 || document.getNumberOfPages() > 2_000) {
        throw refused(name, "页数不在 1 到 2000 页之间");
      }
      mustBePassive(name, document);
      document.setDocumentInformation(new PDDocumentInformation());
      document.getDocumentCatalog().setMetadata(null);
      document.setDocumentId(1L);
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (InvalidPasswordException e) {
      throw refused(name, "设有密码，请去除打开密码后上传");
    } catch (Violations refused) {
      throw refused;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw refused(name, "已损坏，不能打开，请重新生成");
    }
  }

  /** Refuses whatever could act, and takes the private notes of the tool that wrote it away. */
  private static void mustBePassive(String name, PDDocument document) {
    active(name, document.getDocument().getTrailer());
    for (var key : document.getDocument().getXrefTable().keySet()) {
      active(name, document.getDocument().getObjectFromPool(key).getObject());
    }
  }

  private static void active(String name, @Nullable COSBase base) {
    if (base instanceof COSDictionary dictionary) {
      dictionary.removeItem(COSName.METADATA);
      dictionary.removeItem(COSName.getPDFName("PieceInfo"));
      for (var entry : dictionary.entrySet()) {
        var key = entry.getKey().getName();
        var action = key.equals("S") && entry.getValue() instanceof COSName s ? s.getName() : "";
        var link =
            key.equals("URI") && entry.getValue() instanceof COSString s ? s.getString() : "https:";
        if (ACTIVE_KEYS.contains(key)
            || ACTIVE_ACTIONS.contains(action)
            || !LINK.matcher(link).find()) {
          throw refused(name, "含有脚本、动作、嵌入文件或者动态表单，请另存为普通 PDF 后上传");
        }
        if (!(entry.getValue() instanceof COSObject)) {
          active(name, entry.getValue());
        }
      }
    } else if (base instanceof COSArray array) {
      for (var item : array) {
        if (!(item instanceof COSObject)) {
          active(name, item);
        }
      }
    }
  }

  private static byte[] image(String name, byte[] raw, String format, String mediaType) {
    mustBe(name, raw, mediaType);
    if (format.equals("png")
        && indexOf(raw, "acTL") >= 0
        && indexOf(raw, "acTL") < indexOf(raw, "IDAT")) {
      throw refused(name, "是动画，请改为静态图片后上传");
    }
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(raw))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw refused(name, "不能作为图片打开，请重新生成");
      }
      var reader = readers.next();
      reader.setInput(in);
      if ((long) reader.getWidth(0) * reader.getHeight(0) > PIXELS) {
        throw refused(name, "像素太大，请缩小到 4000 万像素以内");
      }
      var picture = reader.read(0);
      reader.dispose();
      return format.equals("jpg")
          ? written(Orientation.of(raw).upright(picture, BufferedImage.TYPE_INT_RGB), format)
          : written(Orientation.UPRIGHT.upright(picture, BufferedImage.TYPE_INT_ARGB), format);
    } catch (IOException | RuntimeException e) {
      if (e instanceof Violations refused) {
        throw refused;
      }
      throw refused(name, "已损坏，不能打开，请重新生成");
    }
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

  private static int indexOf(byte[] raw, String ascii) {
    return new String(raw, StandardCharsets.ISO_8859_1).indexOf(ascii);
  }

  /** Office and OFD files: read member by member, refused when active, written again in order. */
  private static byte[] zip(String name, byte[] raw, String mustHold) {
    if (raw.length > 8 && ByteBuffer.wrap(raw).getLong() == COMPOUND) {
      throw refused(name, "设有密码，或者是旧版格式，请去除打开密码并另存为新版格式后上传");
    }
    var most = mustHold.equals("OFD.xml") ? OFD_MEMBERS : OFFICE_MEMBERS;
    var members = new TreeMap<String, byte[]>();
    var folded = new HashSet<String>();
    long total = 0;
    var count = 0;
    try (var in = new ZipInputStream(new ByteArrayInputStream(raw), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        var member = entry.getName();
        if (STRAYS.matcher(member).find()) {
          throw refused(name, "内部结构异常（成员路径越界）");
        }
        var bytes = in.readNBytes((int) Math.min(MEMBER_LIMIT, TOTAL_LIMIT - total) + 1);
        total += bytes.length;
        count++;
        if (total > TOTAL_LIMIT
            || bytes.length > MEMBER_LIMIT
            || count > most
            || total > 1_000_000 && total / 200 > raw.length) {
          throw refused(name, "解压后过大或者成员过多，疑似压缩炸弹");
        }
        if (entry.isDirectory()) {
          continue;
        }
        if (!folded.add(member.toLowerCase(Locale.ROOT))) {
          throw refused(name, "内部结构异常（成员重名）");
        }
        members.put(member, bytes);
        Members.inspect(name, member, bytes);
      }
    } catch (ZipException e) {
      var locked = String.valueOf(e.getMessage()).contains("encrypted");
      throw refused(name, locked ? "设有密码，请去除打开密码后上传" : "已损坏，不能打开，请重新生成");
    } catch (IOException | IllegalArgumentException e) {
      throw refused(name, "已损坏，不能打开，请重新生成");
    }
    if (!members.containsKey(mustHold)) {
      throw refused(name, "扩展名与内容不符");
    }
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (var member : members.entrySet()) {
        var entry = new ZipEntry(member.getKey());
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(Members.withoutAuthor(member.getKey(), member.getValue()));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw refused(name, "不能重新写出，请另存后上传");
    }
    return out.toByteArray();
  }

  private static void mustBe(String name, byte[] raw, String mediaType) {
    if (!TIKA.detect(raw).equals(mediaType)) {
      throw refused(name, "扩展名与内容不符，请用原来的程序重新保存");
    }
  }

  static Violations refused(String name, String why) {
    return new Violations(Clause.MEASURES_20_2, "附件“%s”%s。".formatted(name, why));
  }
}
