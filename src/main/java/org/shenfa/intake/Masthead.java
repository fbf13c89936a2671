package org.shenfa.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** 版头与标题: what stands above the text of an official document, taken off its blocks. */
final class Masthead {
  private static final Pattern SIGNER = Pattern.compile("(?<number>.*?号)?[\\s　]*签发人[:：].*");
  private static final Pattern COPY_NUMBER = Pattern.compile("(份号[:：]?\\s*)?0\\d{5}");
  private static final Pattern URGENT = Pattern.compile("特急|加急|平急|特提|急件");
  private static final Pattern TITLE_WORD =
      Pattern.compile(
          "关于|(通知|意见|办法|公告|通告|通报|报告|请示|批复|决定|决议|命令|议案|函|纪要|规定|细则|方案|规划|计划|要点|条例|公示|名单|简报|总结|解读|指南|须知|公报)$");
  private static final Pattern ORDINAL = Pattern.compile("([0-9]{4}\\s*年\\s*)?第\\s*[0-9]+\\s*号");

  private final List<Block> rest;
  private final List<String> title = new ArrayList<>();
  private final List<String> heads = new ArrayList<>();
  private final List<String> taken = new ArrayList<>();
  private final List<Omission> omissions = new ArrayList<>();
  private @Nullable String number;
  private @Nullable String issuer;
  private Block.@Nullable Line first;

  private Masthead(List<Block> rest) {
    this.rest = rest;
  }

  /**
   * Takes the head off these blocks.
   *
   * @param rest loses what belongs to the head
   */
  static Masthead off(List<Block> rest) {
    var masthead = new Masthead(rest);
    masthead.head();
    return masthead;
  }

  /** Lines of the title joined; empty when none was found. */
  String title() {
    return joined(title);
  }

  @Nullable String number() {
    return number;
  }

  /** What the red head names, several joined by 、. */
  @Nullable String issuer() {
    return issuer;
  }

  /** Lines that became fields. */
  List<String> taken() {
    return taken;
  }

  List<Omission> omissions() {
    return omissions;
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
      } else if (OfficialForm.FURNITURE.matcher(text).matches()) {
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
    issuers();
    if (number == null) {
      afterTitle();
    }
    taken.addAll(title);
  }

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
      return OfficialForm.SENTENCE.matcher(text).find()
          || OfficialForm.HEADED.matcher(text).matches();
    }
    var styleEnds = first.level() == Block.Line.TITLE && line.level() != Block.Line.TITLE;
    var placeEnds = first.place() != line.place();
    var note = text.matches("[（(].*[)）]") && ChineseDate.DATE.matcher(text).find();
    return OfficialForm.SENTENCE.matcher(text).find()
        || OfficialForm.HEADED.matcher(text).matches()
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
        if (lines.stream().anyMatch(Masthead::headLine)) {
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
    return !TITLE_WORD.matcher(text).find() && !OfficialForm.SENTENCE.matcher(text).find();
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

  private void issuers() {
    if (heads.isEmpty()) {
      return;
    }
    var whole = heads.stream().map(OfficialForm::unspaced).toList();
    omit("版头", String.join(" ", heads));
    var names =
        whole.stream()
            .flatMap(h -> Arrays.stream(h.split("[\\s　]+")))
            .map(h -> h.replaceAll("文件$", ""))
            .filter(h -> !h.isEmpty())
            .toList();
    issuer = String.join("、", names);
  }

  private void omit(String what, String text) {
    omissions.add(new Omission(what, text));
  }

  /** Lines run on; a space that stands inside a line, as between two bodies, is kept. */
  private static String joined(List<String> lines) {
    var all = new StringBuilder();
    for (var line : lines.stream().flatMap(String::lines).toList()) {
      var one = OfficialForm.unspaced(line.replaceAll("[\\s　]+", " ").strip());
      if (one.isEmpty()) {
        continue;
      }
      var plain = all.isEmpty() || all.charAt(all.length() - 1) > 0x2e80 || one.charAt(0) > 0x2e80;
      all.append(plain ? "" : " ").append(one);
    }
    return all.toString();
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
        || OfficialForm.SECRET.matcher(text).matches();
  }
}
