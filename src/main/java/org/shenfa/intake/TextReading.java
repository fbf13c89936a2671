package org.shenfa.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** 文本来稿: plain text in the encodings that arrive at a desk. Pure. */
final class TextReading {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private TextReading() {}

  static Raw raw(String text) {
    var body = new Element("body");
    text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .replace('\f', '\n')
        .lines()
        .forEach(l -> body.appendElement("p").text(trimmed(l)));
    return new Raw(body, text, List.of(), List.of(), List.of(), List.of());
  }

  private static String trimmed(String line) {
    return line.replace('\u00a0', ' ').replaceAll("^[\\s　]+|[\\s　]+$", "");
  }

  /**
   * UTF-8 and UTF-16 by their marks, then UTF-8 if it is, then GB18030; anything else is no text.
   */
  static String decoded(String name, byte[] bytes) {
    var text =
        marked(bytes)
            .or(() -> decode(bytes, 0, StandardCharsets.UTF_8).filter(t -> t.indexOf('\0') < 0))
            .or(() -> unmarked(bytes))
            .or(() -> decode(bytes, 0, GB18030))
            .orElseThrow(() -> notText(name));
    var odd = text.chars().filter(c -> c < ' ' && "\t\n\r\f".indexOf(c) < 0).count();
    if (text.indexOf('\0') >= 0 || odd * 50 > text.length()) {
      throw notText(name);
    }
    return text;
  }

  private static RuntimeException notText(String name) {
    return Manuscripts.unreadable(
        name, "不是文本，或者编码不是 UTF-8、UTF-16、GB18030，请另存为 docx 或者 UTF-8 文本后再交");
  }

  private static Optional<String> marked(byte[] b) {
    if (b.length >= 3 && at(b, 0) == 0xEF && at(b, 1) == 0xBB && at(b, 2) == 0xBF) {
      return decode(b, 3, StandardCharsets.UTF_8);
    }
    if (b.length >= 2 && at(b, 0) == 0xFF && at(b, 1) == 0xFE) {
      return decode(b, 2, StandardCharsets.UTF_16LE);
    }
    if (b.length >= 2 && at(b, 0) == 0xFE && at(b, 1) == 0xFF) {
      return decode(b, 2, StandardCharsets.UTF_16BE);
    }
    if (b.length >= 4 && at(b, 0) == 0x84 && at(b, 1) == 0x31 && at(b, 2) == 0x95) {
      return decode(b, 4, GB18030);
    }
    return Optional.empty();
  }

  /** UTF-16 without a mark: its line ends and ASCII show which half is empty. */
  private static Optional<String> unmarked(byte[] bytes) {
    int even = 0;
    int odd = 0;
    for (int i = 0; i + 1 < bytes.length; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    if (bytes.length % 2 != 0 || even == 0 && odd == 0) {
      return Optional.empty();
    }
    var charset = odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    return decode(bytes, 0, charset).filter(TextReading::isChinese);
  }

  /** Ideographs, their punctuation and ASCII make up what a desk writes. */
  private static boolean isChinese(String text) {
    var usual =
        text.chars()
            .filter(c ->
                (c >= ' ' && c < 0x7f)
                    || "\t\n\r".indexOf(c) >= 0
                    || (c >= 0x2000 && c < 0x9fff)
                    || c >= 0xff00)
            .count();
    return usual * 10 > text.length() * 9L;
  }

  private static int at(byte[] bytes, int i) {
    return bytes[i] & 0xff;
  }

  private static Optional<String> decode(byte[] bytes, int from, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
