package org.shenfa.screening;

import static org.shenfa.screening.Verdict.NOTE;
import static org.shenfa.screening.Verdict.REASON;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** 表头: a column that promises personal data, with something in it; an empty form is only noted. */
final class PromisingHeaders implements Rule {
  static final String RULE = "personal-header";
  private static final int DEEP = 200;
  private static final Pattern HEADER =
      Pattern.compile(
          "(?:居民|公民)?身份证(?:件)?(?:号码?|号)?|公民身份号码|证件号码?|家庭(?:住址|地址|成员)|(?:现)?住址|户籍(?:所在地|地址)|健康状况|患病情况|病情|残疾(?:类别|等级|情况|证号)|(?:致贫|困难|救助|致残)原因|困难(?:类型|情况|程度)|(?:银行)?(?:卡号|账号|帐号)|开户(?:行|账号)|(?:本人|家长|监护人)?(?:手机|手机号码?|联系方式|联系电话)|宗教信仰|婚姻状况|家庭(?:年)?收入|是否(?:低保|残疾|贫困)");
  private static final Pattern WEAK = Pattern.compile(".*(?:联系方式|联系电话|开户行)");

  @Override
  public void check(Reading on, Findings found) {
    on.texts().forEach(in -> rows(in, found));
  }

  /** Rows are lines, cells are between tabs; a header is a line with two cells or more. */
  private static void rows(Passage in, Findings found) {
    var at = 0;
    var lines = in.folded.split("\n", -1);
    for (var i = 0; i < lines.length; i++) {
      var cells = lines[i].split("\t", -1);
      var start = at;
      for (var column = 0; cells.length > 1 && column < cells.length; column++) {
        var words = Passage.dense(cells[column]);
        if (words.length() <= 12 && HEADER.matcher(words).matches()) {
          header(in, start, cells[column], words, below(lines, i, column), found);
        }
        start += cells[column].length() + 1;
      }
      at += lines[i].length() + 1;
    }
  }

  private static List<String> below(String[] lines, int row, int column) {
    return Arrays.stream(lines)
        .skip(row + 1L)
        .limit(DEEP)
        .map(l -> l.split("\t", -1))
        .filter(c -> c.length > column && c.length > 1)
        .map(c -> c[column].strip())
        .collect(Collectors.toList());
  }

  private static void header(
      Passage in, int start, String cell, String words, List<String> below, Findings found) {
    var open =
        below.stream()
            .filter(v -> !v.isEmpty() && !v.contains("*") && !HEADER.matcher(v).matches())
            .count();
    var masked = below.stream().anyMatch(v -> v.contains("*"));
    if (open == 0 && masked) {
      return;
    }
    var weak = WEAK.matcher(words).matches();
    found.add(
        RULE,
        open > 0 && !weak ? REASON : NOTE,
        in,
        start,
        start + cell.length(),
        open > 0
            ? "表头“%s”这一列填有 %d 项个人信息，请删去这一列、遮盖，或者说明公开的依据。".formatted(words, open)
            : "表头“%s”这一列会收集个人信息；空白表样可以保留，填好的不要公开。".formatted(words),
        null);
  }
}
