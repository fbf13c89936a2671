package org.shenfa.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;

/**
 * 清理: told by content, refused when active or broken, stripped of metadata. What comes out is what
 * is digested, reviewed and released. Pure.
 */
final class Cleaning {
  private static final Tika TIKA = new Tika();

  private Cleaning() {}

  /**
   * The file as it may be kept.
   *
   * @throws Refusal with the reason why it is not kept
   */
  static Cleaned clean(FileType type, byte[] raw) {
    return switch (type) {
      case TXT -> text(raw);
      case CSV -> DataCleaning.csv(text(raw));
      case JSON -> DataCleaning.json(text(raw));
      case PDF -> {
        mustBe(raw, type);
        yield PdfCleaning.clean(raw);
      }
      case JPG, PNG -> {
        mustBe(raw, type);
        yield PictureCleaning.clean(raw, type);
      }
      case DOCX, XLSX, PPTX -> OfficeCleaning.clean(raw, type);
      case OFD -> OfdCleaning.clean(raw);
    };
  }

  /** UTF-8 as it is; GB18030 turned into UTF-8; anything else is no text. */
  private static Cleaned text(byte[] raw) {
    var plain = decode(raw, StandardCharsets.UTF_8);
    var text = plain == null ? decode(raw, Charset.forName("GB18030")) : plain;
    if (text == null || text.indexOf('\0') >= 0) {
      throw new Refusal("不是文本文件，或者编码不是 UTF-8、GB18030");
    }
    return new Cleaned(text.getBytes(StandardCharsets.UTF_8));
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

  private static void mustBe(byte[] raw, FileType type) {
    var found = TIKA.detect(raw);
    if (!found.equals(type.mediaType())) {
      throw new Refusal(
          switch (found) {
            case "image/webp", "image/gif", "image/bmp", "image/tiff", "image/heic" ->
                "实际是 %s 图片，请用看图软件另存为 jpg 或 png 后上传".formatted(found.substring("image/".length()));
            case "image/heif" -> "实际是 heic 图片，请用看图软件另存为 jpg 或 png 后上传";
            default -> Refusal.DISGUISED;
          });
    }
  }
}
