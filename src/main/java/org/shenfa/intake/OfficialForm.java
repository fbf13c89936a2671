package org.shenfa.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * 公文格式: the parts of an official document (GB/T 9704) found among its lines: 版头, title, body, 附件说明,
 * signature and 版记. Pure.
 *
 * @param title lines of the title joined
 * @param body what stays, in order
 * @param attachments names that 附件说明 lists
 * @param taken lines that became fields
 * @param omissions lines that belong to paper and not to a page
 */
record OfficialForm(
    String title,
    @Nullable String number,
    @Nullable String issuer,
    @Nullable LocalDate formedOn,
    List<Block> body,
    List<String> attachments,
    List<String> taken,
    List<Omission> omissions) {

  static final Pattern SENTENCE = Pattern.compile("[。；：:;]$|[。；].+[。；]");
  static final Pattern HEADED =
      Pattern.compile("第[一二三四五六七八九十百]+[章条][\\s　].*|[一二三四五六七八九十]+、.*|[（(][一二三四五六七八九十]+[）)].*");
  static final Pattern SECRET =
      Pattern.compile(
          "(份号[:：]?)?[\\d\\s　]*(特急|加急)?[\\s　]*[绝机秘]\\s*密\\s*([★☆].*|[:：].*|[\\s　]*(特急|加急|特提))?");
  static final Pattern FURNITURE =
      Pattern.compile(
          "(?:发布日期|发布时间|发布机构|浏览次数|阅读次数|信息来源|文章来源|字体|字号大小)[:：].*|(?:【?(?:关闭|打印|收藏|返回顶部)】?[\\s　|]*)+");
  static final Pattern ATTACHMENT_PAGE =
      Pattern.compile("附\\s*件\\s*[0-9０-９一二三四五六七八九十]{0,3}\\s*[:：]?");

  /** Sorts blocks into the parts of a document; what fits no part stays in the body. */
  static OfficialForm of(List<Block> blocks) {
    var rest = new ArrayList<>(blocks);
    var head = Masthead.off(rest);
    var closing = Closing.of(rest);
    return new OfficialForm(
        head.title(),
        head.number(),
        head.issuer() == null ? closing.issuer() : head.issuer(),
        closing.formedOn(),
        rest.stream().filter(b -> !(b instanceof Block.Line) || !b.text().isEmpty()).toList(),
        closing.attachments(),
        head.taken(),
        Stream.concat(head.omissions().stream(), closing.omissions().stream()).toList());
  }

  /**
   * The mark of secrecy a text opens with, such as 机密★1年.
   *
   * @param beside what stands around the text, headers and the like
   */
  static Optional<String> secret(List<Block> blocks, Stream<String> beside) {
    var first =
        blocks.stream()
            .flatMap(b -> b instanceof Block.Whole w ? cells(w) : Stream.of(b.text()))
            .filter(t -> !t.isBlank())
            .limit(8);
    return Stream.concat(first, beside)
        .flatMap(String::lines)
        .map(String::strip)
        .filter(l -> SECRET.matcher(l).matches())
        .findFirst();
  }

  private static Stream<String> cells(Block.Whole whole) {
    return Jsoup.parse(whole.html()).select("td,th,p,li").stream().map(Blocks::text);
  }

  /** 江 海 省 is one word set wide. */
  static String unspaced(String text) {
    var parts = text.strip().split("[\\s　]+");
    var single = Arrays.stream(parts).filter(p -> p.length() == 1).count();
    return parts.length > 1 && single * 10 >= parts.length * 6L ? String.join("", parts) : text;
  }
}
