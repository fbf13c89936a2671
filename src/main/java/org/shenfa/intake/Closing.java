package org.shenfa.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** 文尾: 附件说明, signature, date and 版记 at the end of an official document. */
final class Closing {
  /** 版记 stands at the very end. */
  private static final int REACH = 12;

  private static final String BODIES = "(?:[厅局部委办院处室府会队司站校所科组]|中心|公司|支队|学院|领导小组|党组)[）)]?";
  private static final Pattern BODY_NAME =
      Pattern.compile("[\\u4e00-\\u9fa5（）()、\\s　]{2,39}" + BODIES);
  private static final Pattern SIGNED =
      Pattern.compile(
          "(?<who>(?:[\\u4e00-\\u9fa5（）()、\\s　]{2,39}"
              + BODIES
              + ")?)[\\s　]*"
              + ChineseDate.DATE.pattern()
              + "[\\s　]*(?:[（(].{0,6}[)）])?");
  private static final Pattern ATTACHMENT_LIST = Pattern.compile("附\\s*件\\s*[:：]\\s*(.*)");
  private static final Pattern PAGE_NUMBER =
      Pattern.compile("[-—–―]+\\s*\\d{1,4}\\s*[-—–―]+|第\\s*\\d{1,4}\\s*页(\\s*共\\s*\\d{1,4}\\s*页)?");
  private static final Pattern ITEM = Pattern.compile("[0-9０-９]+\\s*[.．、]\\s*(.*)");
  private static final Pattern IMPRINT =
      Pattern.compile(
          "(抄\\s*送|抄\\s*报|主\\s*送|分\\s*送|发\\s*送|主题词|信息公开选项|公开方式|公开属性)\\s*[:：].*|.*日\\s*印\\s*发|[（(]?共印\\s*\\d+\\s*份[）)]?.*");

  private final List<Block> rest;
  private final List<String> attachments = new ArrayList<>();
  private final List<Omission> omissions = new ArrayList<>();
  private @Nullable String issuer;
  private @Nullable LocalDate formedOn;

  private Closing(List<Block> rest) {
    this.rest = rest;
  }

  /**
   * Reads the end of these blocks.
   *
   * @param rest loses its 版记; signature and 附件说明 stay
   */
  static Closing of(List<Block> rest) {
    var closing = new Closing(rest);
    closing.imprint();
    closing.listed();
    closing.signature();
    return closing;
  }

  /** Who signs, several joined by 、. */
  @Nullable String issuer() {
    return issuer;
  }

  @Nullable LocalDate formedOn() {
    return formedOn;
  }

  /** What 附件说明 names. */
  List<String> attachments() {
    return attachments;
  }

  List<Omission> omissions() {
    return omissions;
  }

  /** 版记 and what a web page puts under a text. */
  private void imprint() {
    var end = rest.size();
    for (int i = end - 1; i >= 0; i--) {
      var block = rest.get(i);
      var text = block.text();
      if (block instanceof Block.Line && OfficialForm.FURNITURE.matcher(text).matches()) {
        rest.remove(i);
        omit("网页上的文字", text);
      } else if (PAGE_NUMBER.matcher(text).matches()) {
        rest.remove(i);
        omissions.add(Omission.quiet("页码", text));
      } else if (i > 0 && i >= end - REACH && isImprint(block)) {
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
      if (OfficialForm.ATTACHMENT_PAGE.matcher(rest.get(i).text()).matches() && formedBefore(i)) {
        end = i;
        break;
      }
    }
    for (int i = end - 1; i >= 0; i--) {
      var signed = SIGNED.matcher(rest.get(i).text());
      if (rest.get(i) instanceof Block.Line && signed.matches()) {
        formedOn = ChineseDate.of(signed).orElse(null);
        issuer = signers(i, signed.group("who").strip());
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
          || OfficialForm.HEADED.matcher(text).matches()
          || text.matches("特此.*")) {
        break;
      }
      names.addFirst(OfficialForm.unspaced(text));
    }
    return names.isEmpty() ? null : String.join("、", names);
  }

  private void omit(String what, String text) {
    omissions.add(new Omission(what, text));
  }
}
