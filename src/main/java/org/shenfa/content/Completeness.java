package org.shenfa.content;

import static org.shenfa.regulation.Clause.MEASURES_10_2;
import static org.shenfa.regulation.Clause.MEASURES_11_3;
import static org.shenfa.regulation.Clause.MEASURES_11_4;
import static org.shenfa.regulation.Clause.MEASURES_11_6;
import static org.shenfa.regulation.Clause.MEASURES_14_1;
import static org.shenfa.regulation.Clause.MEASURES_17_1;
import static org.shenfa.regulation.Clause.MEASURES_17_3;
import static org.shenfa.regulation.Clause.MEASURES_20_2;
import static org.shenfa.regulation.Clause.MEASURES_20_4;
import static org.shenfa.regulation.Clause.MEASURES_2_1;
import static org.shenfa.regulation.Clause.MEASURES_2_2;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.shenfa.columns.Column;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;

/** 报送要件: what a text must have before it may enter review. Pure; knows nothing of the database. */
public final class Completeness {
  static final String NOTICES = "tzgg";
  static final String SOLICITATIONS = "yjzj";
  private static final int TITLE_LIMIT = 300;

  private static final Pattern DOCUMENT_NUMBER =
      Pattern.compile("[\\u4e00-\\u9fa5]+〔\\d{4}〕[1-9]\\d*号");
  private static final Pattern INDEX_NUMBER = Pattern.compile("[0-9A-Z]{9,18}/\\d{4}-\\d{5}");

  private Completeness() {}

  /** Everything that is missing or wrong with a text. */
  @Enforces({
    MEASURES_10_2,
    MEASURES_11_3,
    MEASURES_11_4,
    MEASURES_11_6,
    MEASURES_14_1,
    MEASURES_17_1,
    MEASURES_17_3,
    MEASURES_20_4
  })
  public static List<Violation> missing(Manifest text, Circumstances on) {
    var found = new Violations.Gathering();
    form(text, found);
    columns(text, on.columns(), found);
    switch (text.kind()) {
      case FORMAL_DOCUMENT -> document(text, on, found);
      case INTERPRETATION ->
          found.refuseIf(
              text.pairedWith() == null, MEASURES_10_2, "pairedWith", "解读材料须与所解读的政策文件一同报送，请选择文件。");
      case DRAFT_FOR_COMMENT -> solicitation(text, on.now(), found);
      case MAJOR_NEWS, DEPUTY_LEADER_NEWS -> {
        LeaderNews.named(text, on.leaders(), found);
        LeaderNews.ranked(text, on.leaders(), found);
      }
      case ORDINARY_NEWS -> LeaderNews.ranked(text, on.leaders(), found);
      case UNIT_HEAD_NEWS -> {
        LeaderNews.ranked(text, on.leaders(), found);
        found.refuseIf(
            !on.exceptionGranted(),
            MEASURES_11_4,
            "kind",
            "处室、单位负责人的公务活动原则上不作报道；确需报道的，先请新闻宣传处批准例外并写明理由。");
      }
      case REPRINT -> ReprintTerms.check(text, on, found);
      case SERVICE_GUIDE -> guide(text, found);
      case NOTICE, INTERACTION_REPLY, SITE_ARRANGEMENT -> {}
    }
    return found.found();
  }

  private static void form(Manifest text, Violations.Gathering found) {
    var length = text.title().codePointCount(0, text.title().length());
    found
        .refuseIf(text.title().isBlank(), MEASURES_20_2, "title", "请填写标题，标题不能只有空格。")
        .refuseIf(
            length > TITLE_LIMIT,
            MEASURES_20_2,
            "title",
            "标题最多 %d 字，现有 %d 字。".formatted(TITLE_LIMIT, length))
        .refuseIf(
            text.body().isBlank() && text.attachments().isEmpty(),
            MEASURES_20_2,
            "body",
            "请填写正文，或者至少附一个文件。")
        .refuseIf(text.sourceName().isBlank(), MEASURES_20_4, "sourceName", "请填写信息来源，页面上必须注明。")
        .refuseIf(text.publisher().isBlank(), MEASURES_20_4, "publisher", "请填写发布部门，页面上必须注明。")
        .refuseIf(text.kind().category() != text.category(), MEASURES_2_1, "kind", "信息种类与信息类别不符。")
        .refuseIf(!text.disclosure().complete(), MEASURES_2_2, "ground", "依申请公开、不予公开须写明法律依据和理由。");
  }

  private static void columns(Manifest text, List<Column> columns, Violations.Gathering found) {
    if (text.disclosure().decision() != Disclosure.Decision.ACTIVE
        || text.kind() == ItemKind.SITE_ARRANGEMENT) {
      return;
    }
    found.refuseIf(text.columns().isEmpty(), MEASURES_2_1, "columns", "请选择拟发栏目。");
    found.refuseIf(
        columns.size() != text.columns().size(), MEASURES_2_1, "columns", "所选栏目中有的已不存在，请重新选择。");
    for (var column : columns) {
      found.refuseIf(
          !column.accepts().contains(text.category()),
          MEASURES_2_1,
          "columns",
          "栏目“%s”不收%s，请另选栏目。".formatted(column.name(), text.category().label()));
    }
  }

  private static void document(Manifest text, Circumstances on, Violations.Gathering found) {
    var document = text.document();
    if (document == null) {
      found.refuseIf(true, MEASURES_17_1, "number", "公文须填写文号、发布机构、成文日期等要素。");
      return;
    }
    found
        .refuseIf(
            !DOCUMENT_NUMBER.matcher(document.number()).matches(),
            MEASURES_17_1,
            "number",
            "文号应写成“机关代字〔四位年份〕序号号”，例如“江应急〔2026〕12号”。")
        .refuseIf(document.issuer().isBlank(), MEASURES_17_1, "issuer", "请填写发布机构。")
        .refuseIf(document.subject().isBlank(), MEASURES_17_1, "subject", "请填写主题分类。")
        .refuseIf(
            !INDEX_NUMBER.matcher(document.indexNumber()).matches(),
            MEASURES_17_1,
            "indexNumber",
            "索引号应写成“机构代码/年份-五位序号”，例如“990000001/2026-00012”。")
        .refuseIf(
            document.formedOn().isAfter(on.now().toLocalDate()),
            MEASURES_17_1,
            "formedOn",
            "成文日期不能晚于今天。")
        .refuseIf(
            !document.markedForWeb(), MEASURES_17_1, "markedForWeb", "办文流程中没有标注“上网发布”，不能报送网站。")
        .refuseIf(
            document.policy()
                && text.pairedWith() == null
                && Optional.ofNullable(text.waiver()).orElse("").strip().length() < 4,
            MEASURES_10_2,
            "pairedWith",
            "政策文件须与解读材料一同报送；确不需要解读的，请写明理由，随稿一并审查。")
        .refuseIf(
            document.policy() && text.pairedWith() != null && !on.planned(),
            MEASURES_10_2,
            "plan",
            "政策文件须同步组织解读方案：请在“文件与解读”页选定解读形式，写明解读要点。");
  }

  private static void solicitation(Manifest text, LocalDateTime now, Violations.Gathering found) {
    var comment = text.comment();
    var method = comment == null ? "" : comment.method();
    var ways = AnswerWay.in(method);
    var closes = comment == null ? LocalDateTime.MIN : comment.closesAt();
    found
        .refuseIf(method.isBlank(), MEASURES_17_3, "method", "征求意见须写明征集方式和截止时间：请填写征集方式。")
        .refuseIf(
            !method.isBlank() && ways.isEmpty(),
            MEASURES_17_3,
            "method",
            "征集方式要让公众知道意见送到哪里：请写信函、电子邮件、网上提交、传真或者电话的具体地址或者号码。")
        .refuseIf(
            ways.equals(Set.of(AnswerWay.EMAIL)),
            MEASURES_17_3,
            "method",
            "只留电子邮件，不上网的人无法提意见：请再写信函、网上提交、传真或者电话中的一种。")
        .refuseIf(!closes.isAfter(now), MEASURES_17_3, "closesAt", "征求意见须写明征集方式和截止时间：截止时间须晚于现在。")
        .refuseIf(closes.isAfter(now.plusYears(1)), MEASURES_17_3, "closesAt", "截止时间在一年以后，请核对年份。")
        .refuseIf(
            !text.columns().containsAll(List.of(NOTICES, SOLICITATIONS)),
            MEASURES_17_3,
            "columns",
            "征求意见稿须同时在“通知公告”和“意见征集”两个栏目发布。");
  }

  private static void guide(Manifest text, Violations.Gathering found) {
    var told = GuideElement.told(text.body());
    var lacking =
        Arrays.stream(GuideElement.values())
            .filter(e -> e.required() && !told.containsKey(e))
            .map(GuideElement::label)
            .toList();
    found.refuseIf(
        !lacking.isEmpty(),
        MEASURES_14_1,
        "body",
        "办事指南还缺：%s。请在正文的表格里逐项填写，或者各立一个小标题。".formatted(String.join("、", lacking)));
    told.forEach((element, html) ->
        element
            .fault(GuideElement.words(html))
            .ifPresent(sentence -> found.refuseIf(true, MEASURES_14_1, "body", sentence)));
  }
}
