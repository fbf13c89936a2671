package org.shenfa.content;

import static org.shenfa.regulation.Clause.MEASURES_10_2;
import static org.shenfa.regulation.Clause.MEASURES_11_3;
import static org.shenfa.regulation.Clause.MEASURES_11_4;
import static org.shenfa.regulation.Clause.MEASURES_11_6;
import static org.shenfa.regulation.Clause.MEASURES_17_1;
import static org.shenfa.regulation.Clause.MEASURES_17_3;
import static org.shenfa.regulation.Clause.MEASURES_20_2;
import static org.shenfa.regulation.Clause.MEASURES_20_4;
import static org.shenfa.regulation.Clause.MEASURES_2_1;
import static org.shenfa.regulation.Clause.MEASURES_2_2;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
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

  /**
   * Everything that is missing or wrong.
   *
   * @param columns the columns the text names, as far as they exist
   * @param authorized whether a host is on the list of sources that may be reprinted today
   * @param exceptionGranted whether 新闻宣传处 has granted the exception of 11-4
   * @param now local time at Asia/Shanghai
   */
  @Enforces({
    MEASURES_10_2,
    MEASURES_11_4,
    MEASURES_11_6,
    MEASURES_17_1,
    MEASURES_17_3,
    MEASURES_20_4
  })
  public static List<Violation> missing(
      Manifest text,
      List<Column> columns,
      Predicate<String> authorized,
      boolean exceptionGranted,
      LocalDateTime now) {
    var found = new Violations.Gathering();
    form(text, found);
    columns(text, columns, found);
    switch (text.kind()) {
      case FORMAL_DOCUMENT -> document(text, now, found);
      case INTERPRETATION ->
          found.refuseIf(
              text.pairedWith() == null, MEASURES_10_2, "pairedWith", "解读材料须与所解读的政策文件一同报送，请选择文件。");
      case DRAFT_FOR_COMMENT -> solicitation(text, now, found);
      case MAJOR_NEWS, DEPUTY_LEADER_NEWS -> leaders(text, found);
      case UNIT_HEAD_NEWS ->
          found.refuseIf(
              !exceptionGranted,
              MEASURES_11_4,
              "kind",
              "处室、单位负责人的公务活动原则上不作报道；确需报道的，先请新闻宣传处批准例外并写明理由。");
      case REPRINT -> reprint(text, authorized, now, found);
      case NOTICE, ORDINARY_NEWS, INTERACTION_REPLY, SERVICE_GUIDE, SITE_ARRANGEMENT -> {}
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

  private static void document(Manifest text, LocalDateTime now, Violations.Gathering found) {
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
            document.formedOn().isAfter(now.toLocalDate()),
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
            "政策文件须与解读材料一同报送；确不需要解读的，请写明理由，随稿一并审查。");
  }

  private static void solicitation(Manifest text, LocalDateTime now, Violations.Gathering found) {
    var comment = text.comment();
    found
        .refuseIf(
            comment == null || comment.method().isBlank(),
            MEASURES_17_3,
            "method",
            "征求意见须写明征集方式和截止时间：请填写征集方式。")
        .refuseIf(
            comment == null || !comment.closesAt().isAfter(now),
            MEASURES_17_3,
            "closesAt",
            "征求意见须写明征集方式和截止时间：截止时间须晚于现在。")
        .refuseIf(
            !text.columns().containsAll(List.of(NOTICES, SOLICITATIONS)),
            MEASURES_17_3,
            "columns",
            "征求意见稿须同时在“通知公告”和“意见征集”两个栏目发布。");
  }

  private static void leaders(Manifest text, Violations.Gathering found) {
    found
        .refuseIf(text.leaders().isEmpty(), MEASURES_11_3, "leaders", "请写明参加的领导。")
        .refuseIf(
            Optional.ofNullable(text.newsValue()).orElse("").strip().length() < 4,
            MEASURES_11_3,
            "newsValue",
            "领导活动须写明实际需要、新闻价值和社会效果。");
  }

  private static void reprint(
      Manifest text, Predicate<String> authorized, LocalDateTime now, Violations.Gathering found) {
    var reprint = text.reprint();
    if (reprint == null) {
      found.refuseIf(true, MEASURES_11_6, "link", "转载须标注来源网站、转载时间和转载链接。");
      return;
    }
    var host = host(reprint.link());
    found
        .refuseIf(reprint.site().isBlank(), MEASURES_11_6, "site", "转载须标注来源网站。")
        .refuseIf(reprint.at().isAfter(now), MEASURES_11_6, "at", "转载时间不能晚于现在。")
        .refuseIf(
            host.isEmpty(), MEASURES_11_6, "link", "转载链接须是完整的网址，以 http:// 或 https:// 开头，不带用户名和端口。")
        .refuseIf(
            host.isPresent() && !authorized.test(host.get()),
            MEASURES_11_6,
            "link",
            "“%s”不在授权转载名单内，严禁从未经授权的网站转载。".formatted(host.orElse("")));
  }

  /** Host of a plain web address, in lower case; empty for anything else. */
  static Optional<String> host(String link) {
    try {
      var address = new URI(link.strip());
      var scheme = Optional.ofNullable(address.getScheme()).orElse("");
      var plain =
          (scheme.equals("http") || scheme.equals("https"))
              && address.getHost() != null
              && address.getUserInfo() == null
              && address.getPort() == -1;
      return plain ? Optional.of(address.getHost().toLowerCase(Locale.ROOT)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
