package org.shenfa.files;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * 数据文件的清理: files for programs are kept to the byte or refused; what a program of spreadsheets would
 * take for a formula is refused. Pure.
 */
final class DataCleaning {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** A field that begins like a formula and is no number. */
  private static final Pattern FORMULA =
      Pattern.compile(
          "(?m)(^\ufeff?|[,;\t])\\s*\"?\\s*([=@]|[+-](?![0-9.]+\"?\\s*([,;\t\r\n]|$)))");

  private DataCleaning() {}

  static Cleaned csv(Cleaned text) {
    if (FORMULA.matcher(words(text)).find()) {
      throw new Refusal("有单元格以 =、@、+ 或者 - 开头，表格程序会当作公式执行，请改成文字后上传");
    }
    return text;
  }

  static Cleaned json(Cleaned text) {
    try {
      if (JSON.readTree(words(text).replaceFirst("^\ufeff", "")).isMissingNode()) {
        throw new Refusal("是空的，请重新生成");
      }
      return text;
    } catch (JacksonException e) {
      throw new Refusal("不是完整的 JSON，请重新生成");
    }
  }

  private static String words(Cleaned text) {
    return new String(text.bytes(), StandardCharsets.UTF_8);
  }
}
