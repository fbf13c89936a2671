package org.shenfa.screening;

import static org.shenfa.screening.Verdict.NOTE;
import static org.shenfa.screening.Verdict.REASON;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 用词: what the dictionaries of the day say about the words of a text. */
final class Wording implements Rule {
  private static final Pattern SECRECY_TALK =
      Pattern.compile("保密|国家秘密|商业秘密|隐私|依法|法律|信息公开|规定|条例|办法|制度|管理|培训|教育|审查|审议|泄露");
  private static final Pattern THIS_PAPER =
      Pattern.compile("(?:此件|本件|本文件|该文件|本资料|此文|本文)[\\u4e00-\\u9fa5]{0,6}$");
  private static final Pattern FORMERLY = Pattern.compile("(?:原|时称|当时的|前身|前身是|曾称|撤销|改称)[“\"《( ]?$");
  private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2}) ?年(?!来|以来)");
  private static final Pattern LATER =
      Pattern.compile("^[”\"》]?[ (,]{0,2}(?:现|后|已)?(?:更名|改为|改称|并入|整合|撤销|现为|今)");
  private static final Pattern JUDGED =
      Pattern.compile("判决|判处|有期徒刑|无期徒刑|死刑|服刑|刑满|罪名成立|终审|一审|法院|监狱|改造|定罪");

  /** Words that name a kind of offence or of law, and nobody in person. */
  private static final Pattern NOBODY = Pattern.compile("^(?:法|学|的认定|的|是指|应当)");

  private static final String SURNAMES =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤";
  private static final Pattern FULL_NAME =
      Pattern.compile(
          "(?<![\\u4e00-\\u9fa5])(["
              + SURNAMES
              + "])([\\u4e00-\\u9fa5]{1,2})(?=[(,、]? ?(?:男|女|\\d{1,3} ?岁|身份证|系[\\u4e00-\\u9fa5]))"
              + "|(?<=名叫|叫做|姓名[:： ]|儿童|学生|孤儿|女童|男童|患者|受害人)(["
              + SURNAMES
              + "])([\\u4e00-\\u9fa5]{1,2})(?=[(,、。;]|某|的|被|在)");

  @Override
  public void check(Reading on, Findings found) {
    on.all()
        .forEach(in -> on.known.lexicon().in(in).forEach(h -> say(in, h, on.known.today(), found)));
  }

  private static void say(Passage in, Lexicon.Hit hit, LocalDate day, Findings found) {
    var term = hit.term();
    switch (term.kind()) {
      case SECRECY -> internal(in, hit, found);
      case BANNED -> add(in, hit, term.verdict(), "“%s”不得使用".formatted(term.text()), found);
      case CAUTIOUS -> add(in, hit, term.verdict(), "“%s”要慎用".formatted(term.text()), found);
      case TYPO -> add(in, hit, term.verdict(), "“%s”写错了".formatted(term.text()), found);
      case BODY -> {
        if (!term.from().isAfter(day)
            && !FORMERLY.matcher(in.before(hit.from(), 30)).find()
            && !LATER.matcher(in.after(hit.to(), 12)).find()
            && !ofItsTime(in, hit)) {
          add(in, hit, term.verdict(), "“%s”是旧称".formatted(term.text()), found);
        }
      }
      case SUSPECT -> {
        if (!JUDGED.matcher(in.sentence(hit.from())).find()
            && !NOBODY.matcher(in.after(hit.to(), 4)).find()) {
          add(in, hit, term.verdict(), "判决生效以前不能称“%s”".formatted(term.text()), found);
        }
      }
      case PROTECTED -> names(in, hit, found);
      case EXEMPT -> {}
    }
  }

  /** “2019年国家煤矿安全监察局…” was its name then. */
  private static boolean ofItsTime(Passage in, Lexicon.Hit hit) {
    var year = YEAR.matcher(in.folded).region(in.sentenceStart(hit.from()), hit.from());
    var last = 0;
    while (year.find()) {
      last = Integer.parseInt(year.group(1));
    }
    return last > 0 && last < hit.term().from().getYear();
  }

  /**
   * As a mark on its own it stops; within a sentence it asks; a sentence about secrecy is only
   * noted.
   */
  private static void internal(Passage in, Lexicon.Hit hit, Findings found) {
    var before = in.before(hit.from(), 12).stripTrailing();
    var after = in.after(hit.to(), 12).stripLeading();
    var alone =
        (before.isEmpty() || "([【〔<《★*\t".indexOf(before.charAt(before.length() - 1)) >= 0)
            && (after.isEmpty() || ")]】〕>》★*,、;:! \t".indexOf(after.charAt(0)) >= 0);
    var marked =
        alone || THIS_PAPER.matcher(before).find() || before.matches(".*(?:内部资料|内部文件)[,、 ]?");
    var talk = !marked && SECRECY_TALK.matcher(in.sentence(hit.from())).find();
    add(
        in,
        hit,
        marked ? hit.term().verdict() : talk ? NOTE : REASON,
        "“%s”是不对外的字样".formatted(hit.term().text()),
        found);
  }

  private static void names(Passage in, Lexicon.Hit hit, Findings found) {
    var from = in.sentenceStart(hit.from());
    var name = FULL_NAME.matcher(in.folded).region(from, in.sentenceEnd(hit.to()));
    name.useTransparentBounds(true);
    while (name.find()) {
      var first = name.group(1) == null ? 3 : 1;
      var given = name.group(first + 1);
      if (given.startsWith("某")) {
        continue;
      }
      found.add(
          hit.term().kind().rule(),
          hit.term().verdict(),
          in,
          name.start(first),
          name.end(first + 1),
          "这里写出了%s的全名，请改为姓加“某”。".formatted(hit.term().text()),
          name.group(first) + "某");
    }
  }

  private static void add(
      Passage in, Lexicon.Hit hit, Verdict verdict, String words, Findings found) {
    var term = hit.term();
    found.add(
        term.kind().rule(),
        verdict,
        in,
        hit.from(),
        hit.to(),
        words
            + (term.suggestion().isEmpty() ? "" : "，建议：" + term.suggestion())
            + (term.source().isEmpty() ? "。" : "（" + term.source() + "）。"),
        proposal(term));
  }

  /** A suggestion that is the very words to set; one that explains is no proposal. */
  private static @Nullable String proposal(Term term) {
    return term.suggestion().isEmpty() || term.suggestion().matches(".*[，。、或者；].*")
        ? null
        : term.suggestion();
  }
}
