package org.shenfa.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.json.JsonMapper;

/**
 * 封存的审查表: the words of the printed review forms of a release, row by row, as they stood when the
 * package was sealed. Sealed as RFC 8785 JSON; every print is made from it.
 *
 * @param sheets one for each walk along the route since the release before; the released one last
 */
public record SealedForm(String format, List<Sheet> sheets) {
  public static final String FORMAT = "shenfa/form/1";

  private static final JsonMapper JSON = JsonMapper.shared();

  /** 一张表. */
  public record Sheet(String title, String number, List<Row> rows) {}

  /**
   * 一行.
   *
   * @param signed whether its last line is a signature
   */
  public record Row(String label, List<String> lines, boolean signed) {}

  /** The bytes that are sealed. */
  public byte[] bytes() {
    try {
      return new JsonCanonicalizer(JSON.writeValueAsString(this)).getEncodedUTF8();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What sealed bytes say. */
  public static SealedForm of(byte[] bytes) {
    return JSON.readValue(new String(bytes, StandardCharsets.UTF_8), SealedForm.class);
  }
}
