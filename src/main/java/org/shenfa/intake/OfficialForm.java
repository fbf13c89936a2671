package org.shenfa.intake;

import java.time.LocalDate;
import java.util.ArrayList;
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

  private static final String BODIES = "(?:[厅局部委办院处室府会队司站校所科组]|中心|公司|支队|学院|领导小组|党组)[）)]?";
  private static final Pattern SENTENCE = Pattern.compile("[。；：:;]$|[。；].+[。；]");
  private static final Pattern HEADED =
      Pattern.compile("第[一二三四五六七八九十百]+[章条][\\s　].*|[一二三四五六七八九十]+、.*|[（(][一二三四五六七八九十]+[）)].*");
  private static final Pattern SIGNER = Pattern.compile("(?<number>.*?号)?[\\s　]*签发人[:：].*");
  private static final Pattern COPY_NUMBER = Pattern.compile("(份号[:：]?\\s*)?0\\d{5}");
  private static final Pattern SECRET =
      Pattern.compile(
          "(份号[:：]?)?[\\d\\s　]*(特急|加急)?[\\s　]*[绝机秘]\\s*密\\s*([★☆].*|[:：].*|[\\s　]*(特急|加急|特提))?");
  private static final Pattern URGENT = Pattern.compile("特急|加急|平急|特提|急件");
  private static final Pattern FURNITURE =
      Pattern.compile(
          "(?:发布日期|发布时间|发布机构|浏览次数|阅读次数|信息来源|文章来源|字体|字号大小)[:：].*|(?:【?(?:关闭|打印|收藏|返回顶部)】?[\\s　|]*)+");
  private static final Pattern TITLE_WORD =
      Pattern.compile(
          "关于|(通知|意见|办法|公告|通告|通报|报告|请示|批复|决定|决议|命令|议案|函|纪要|规定|细则|方案|规划|计划|要点|条例|公示|名单|简报|总结|解读|指南|须知|公报)$");
  private static final Pattern ORDINAL = Pattern.compile("([0-9]{4}\\s*年\\s*)?第\\s*[0-9]+\\s*号");
  private static final Pattern ATTACHMENT_LIST = Pattern.compile("附\\s*件\\s*[:：]\\s*(.*)");
  static final Pattern ATTACHMENT_PAGE =
      Pattern.compile("附\\s*件\\s*[0-9０-９一二三四五六七八九十]{0,3}\\s*[:：]?");
  private static final Pattern PAGE_NUMBER =
      Pattern.compile("[-—–―]+\\s*\\d{1,4}\\s*[-—–―]+|第\\s*\\d{1,4}\\s*页(\\s*共\\s*\\d{1,4}\\s*页)?");
  private static final Pattern ITEM = Pattern.compile("[0-9０-９]+\\s*[.．、]\\s*(.*)");
  private static final Pattern IMPRINT =
      Pattern.compile(
          "(抄\\s*送|抄\\s*报|主\\s*送|分\\s*送|发\\s*送|主题词|信息公开选项|公开方式|公开属性)\\s*[:：].*|.*日\\s*印\\s*发|[（(]?共印\\s*\\d+\\s*份[）)]?.*");
  private static final Pattern SIGNED =
      Pattern.compile(
          "(?<who>(?:[\\u4e00-\\u9fa5（）()、\\s　]{2,39}"
              + BODIES
              + ")?)[\\s　]*"
              + ChineseDate.DATE.pattern()
              + "[\\s　]*(?:[（(].{0,6}[)）])?");
  private static final Pattern BODY_NAME =
      Pattern.compile("[\\u4e00-\\u9fa5（）()、\\s　]{2,39}" + BODIES);

  /** Sorts blocks into the parts of a document; what fits no part stays in the body. */
  static OfficialForm of(List<Block> blocks) {
    return new Sorting(blocks).sorted();
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

  private static final class Sorting {
    private final List<Block> rest;
    private final List<String> title = new ArrayList<>();
    private final List<String> heads = new ArrayList<>();
    private final List<String> attachments = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();
    private final List<Omission> omissions = new ArrayList<>();
    private @Nullable String number;
    private @Nullable String issuer;
    private @Nullable LocalDate formedOn;

    Sorting(List<Block> blocks) {
      rest = new ArrayList<>(blocks);
    }

    OfficialForm sorted() {
      head();
      imprint();
      listed();
      signature();
      var body = rest.stream().filter(b -> !isBlank(b)).toList();
      return new OfficialForm(
          joined(title), number, issuer, formedOn, body, attachments, taken, omissions);
    }

    private static boolean isBlank(Block block) {
      return block instanceof Block.Line line && line.text().isEmpty();
    }

    /** 版头 and title: taken off the top until a line belongs to the text. */
    private void head() {
      flatten();
      var numbered = numberAt();
      while (!rest.isEmpty() && rest.getFirst() instanceof Block.Line line) {
        var text = line.text();
        if (text.isEmpty()) {
          if (!title.isEmpty()) {
            break;
          }
        } else if (FURNITURE.matcher(text).matches()) {
          omit("网页上的文字", text);
        } else if (COPY_NUMBER.matcher(text).matches() || URGENT.matcher(text).matches()) {
          omit("版头", text);
        } else if (!numbered(text)) {
          if (numbered > 0 && isHead(text)) {
            heads.add(text);
          } else if (endsTitle(line)) {
            break;
          } else {
            title.add(text);
            first = first == null ? line : first;
          }
        }
        rest.removeFirst();
        numbered--;
      }
      issuer();
      if (number == null) {
        afterTitle();
      }
      taken.addAll(title);
    }

    private Block.@Nullable Line first;

    private boolean endsTitle(Block.Line line) {
      var text = line.text();
      if (title.size() > 5) {
        return true;
      }
      if (line.level() != Block.Line.TITLE
          && text.length() > (line.place() == Block.Place.CENTRE ? 120 : 60)) {
        return true;
      }
      if (first == null) {
        return SENTENCE.matcher(text).find() || HEADED.matcher(text).matches();
      }
      var styleEnds = first.level() == Block.Line.TITLE && line.level() != Block.Line.TITLE;
      var placeEnds = first.place() != line.place();
      var note = text.matches("[（(].*[)）]") && ChineseDate.DATE.matcher(text).find();
      return SENTENCE.matcher(text).find()
          || HEADED.matcher(text).matches()
          || ORDINAL.matcher(text).matches()
          || note
          || placeEnds
          || styleEnds && line.place() != Block.Place.CENTRE
          || line.styled() && !first.styled()
          || first.styled() && line.level() > first.level();
    }

    /** A red head laid out as a table becomes lines. */
    private void flatten() {
      for (int i = 0; i < Math.min(6, rest.size()); i++) {
        if (rest.get(i) instanceof Block.Whole whole
            && whole.html().startsWith("<table")
            && whole.text().length() < 120) {
          var cells = Jsoup.parse(whole.html()).select("td,th");
          var lines = cells.stream().map(Blocks::text).filter(t -> !t.isEmpty()).toList();
          if (lines.stream().anyMatch(OfficialForm::headLine)) {
            rest.remove(i);
            rest.addAll(
                i,
                lines.stream()
                    .flatMap(String::lines)
                    .map(t -> new Block.Line(t, t, Block.Place.CENTRE, Block.Line.BODY))
                    .toList());
          }
        }
      }
    }

    /** Lines before the number, or -1 when it does not stand at the head of the text. */
    private int numberAt() {
      for (int i = 0; i < Math.min(12, rest.size()); i++) {
        if (!(rest.get(i) instanceof Block.Line line)) {
          return -1;
        }
        if (numberIn(line.text()).isPresent()) {
          return i;
        }
        if (TITLE_WORD.matcher(line.text()).find()) {
          return -1;
        }
      }
      return -1;
    }

    private static boolean isHead(String text) {
      return !TITLE_WORD.matcher(text).find() && !SENTENCE.matcher(text).find();
    }

    private boolean numbered(String text) {
      var found = numberIn(text);
      if (number == null && found.isPresent()) {
        number = found.get();
        taken.add(text);
        return true;
      }
      if (SIGNER.matcher(text).matches()) {
        omit("版头", text);
        return true;
      }
      return false;
    }

    /** A number that stands right under the title, after an empty line. */
    private void afterTitle() {
      for (int i = 0; i < Math.min(3, rest.size()); i++) {
        if (rest.get(i) instanceof Block.Line line && numberIn(line.text()).isPresent()) {
          numbered(line.text());
          rest.remove(i);
          return;
        }
      }
    }

    private void issuer() {
      if (heads.isEmpty()) {
        return;
      }
      var whole = heads.stream().map(Sorting::unspaced).toList();
      omit("版头", String.join(" ", heads));
      var names =
          whole.stream()
              .flatMap(h -> java.util.Arrays.stream(h.split("[\\s　]+")))
              .map(h -> h.replaceAll("文件$", ""))
              .filter(h -> !h.isEmpty())
              .toList();
      issuer = String.join("、", names);
    }

    /** 江 海 省 is one word set wide. */
    private static String unspaced(String text) {
      return text.matches("(\\S[\\s　]+)+\\S") ? text.replaceAll("[\\s　]+", "") : text;
    }

    /** 版记 and what a web page puts under a text. */
    private void imprint() {
      for (int i = rest.size() - 1; i >= 0; i--) {
        var block = rest.get(i);
        var text = block.text();
        if (block instanceof Block.Line && FURNITURE.matcher(text).matches()) {
          rest.remove(i);
          omit("网页上的文字", text);
        } else if (PAGE_NUMBER.matcher(text).matches()) {
          rest.remove(i);
          omissions.add(Omission.quiet("页码", text));
        } else if (i > 0 && isImprint(block)) {
          rest.remove(i);
          omit("版记", text);
        }
      }
    }

    private static boolean isImprint(Block block) {
      return switch (block) {
        case Block.Line line -> IMPRINT.matcher(line.text()).matches();
        case Block.Whole whole ->
            whole.html().startsWith("<table")
                && whole.text().length() < 300
                && Jsoup.parse(whole.html()).select("td,th").stream()
                    .map(Blocks::text)
                    .filter(t -> !t.isEmpty())
                    .allMatch(t ->
                        IMPRINT.matcher(t).matches()
                            || ChineseDate.in(t).isPresent()
                            || t.length() < 25 && BODY_NAME.matcher(t).matches())
                && (whole.text().contains("印发") || whole.text().contains("抄送"));
      };
    }

    /** 附件说明: what it names, the lines themselves stay in the text. */
    private void listed() {
      for (int i = 0; i < rest.size(); i++) {
        var found = ATTACHMENT_LIST.matcher(rest.get(i).text());
        if (rest.get(i) instanceof Block.Line && found.matches() && !found.group(1).isBlank()) {
          attachments.add(unnumbered(found.group(1)));
          for (int j = i + 1; j < rest.size() && ITEM.matcher(rest.get(j).text()).matches(); j++) {
            attachments.add(unnumbered(rest.get(j).text()));
          }
          return;
        }
      }
    }

    private static String unnumbered(String name) {
      var item = ITEM.matcher(name.strip());
      return (item.matches() ? item.group(1) : name).strip();
    }

    /** The last line that is a date and nothing else, and the bodies that sign above it. */
    private void signature() {
      var end = rest.size();
      for (int i = 1; i < rest.size(); i++) {
        if (ATTACHMENT_PAGE.matcher(rest.get(i).text()).matches() && formedBefore(i)) {
          end = i;
          break;
        }
      }
      for (int i = end - 1; i >= 0; i--) {
        var signed = SIGNED.matcher(rest.get(i).text());
        if (rest.get(i) instanceof Block.Line && signed.matches()) {
          formedOn = ChineseDate.of(signed).orElse(null);
          if (issuer == null) {
            issuer = signers(i, signed.group("who").strip());
          }
          return;
        }
      }
    }

    private boolean formedBefore(int i) {
      return rest.subList(0, i).stream().anyMatch(b -> SIGNED.matcher(b.text()).matches());
    }

    private @Nullable String signers(int date, String who) {
      var names = new ArrayList<String>();
      if (!who.isEmpty() && BODY_NAME.matcher(who).matches()) {
        names.add(who);
      }
      for (int i = date - 1; i >= 0 && date - i <= 4; i--) {
        var text = rest.get(i).text();
        if (text.isEmpty()) {
          continue;
        }
        if (!(rest.get(i) instanceof Block.Line line)
            || line.styled()
            || !BODY_NAME.matcher(text).matches()
            || HEADED.matcher(text).matches()
            || text.matches("特此.*")) {
          break;
        }
        names.addFirst(unspaced(text));
      }
      return names.isEmpty() ? null : String.join("、", names);
    }

    private void omit(String what, String text) {
      omissions.add(new Omission(what, text));
    }

    private static String joined(List<String> lines) {
      var all = new StringBuilder();
      for (var line : lines) {
        var one = unspaced(line.replaceAll("[\\s　]+", " "));
        var plain =
            all.isEmpty() || all.charAt(all.length() - 1) > 0x2e80 || one.charAt(0) > 0x2e80;
        all.append(plain ? "" : " ").append(one);
      }
      return all.toString().replaceAll("(?<=[\\u2e80-\\uffef])[ 　]+(?=[\\u2e80-\\uffef])", "");
    }
  }

  private static Optional<String> numberIn(String text) {
    var signer = SIGNER.matcher(text);
    var alone = signer.matches() && signer.group("number") != null ? signer.group("number") : text;
    return DocumentNumber.of(alone);
  }

  private static boolean headLine(String text) {
    return numberIn(text).isPresent()
        || SIGNER.matcher(text).matches()
        || text.endsWith("文件")
        || SECRET.matcher(text).matches();
  }
}
