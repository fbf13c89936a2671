package org.shenfa.content;

import static org.shenfa.regulation.Clause.MEASURES_10_2;
import static org.shenfa.regulation.Clause.MEASURES_11_1;
import static org.shenfa.regulation.Clause.MEASURES_11_3;
import static org.shenfa.regulation.Clause.MEASURES_11_4;
import static org.shenfa.regulation.Clause.MEASURES_11_6;
import static org.shenfa.regulation.Clause.MEASURES_14_1;
import static org.shenfa.regulation.Clause.MEASURES_17_1;
import static org.shenfa.regulation.Clause.MEASURES_17_3;
import static org.shenfa.regulation.Clause.MEASURES_18_1;
import static org.shenfa.regulation.Clause.MEASURES_18_2;
import static org.shenfa.regulation.Clause.MEASURES_20_2;
import static org.shenfa.regulation.Clause.MEASURES_20_4;
import static org.shenfa.regulation.Clause.MEASURES_2_1;
import static org.shenfa.regulation.Clause.MEASURES_2_2;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.columns.Column;
import org.shenfa.organization.Leader;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.reprints.Snapshot;

/** 报送要件: what a text must have before it may enter review. Pure; knows nothing of the database. */
public final class Completeness {
  static final String NOTICES = "tzgg";
  static final String SOLICITATIONS = "yjzj";
  private static final int TITLE_LIMIT = 300;

  /** Between taking a page over and the time the reprint names. */
  private static final Duration TAKEN_WITHIN = Duration.ofDays(1);

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
        leaders(text, on.leaders(), found);
        rank(text, on.leaders(), found);
      }
      case ORDINARY_NEWS -> rank(text, on.leaders(), found);
      case UNIT_HEAD_NEWS -> {
        rank(text, on.leaders(), found);
        found.refuseIf(
            !on.exceptionGranted(),
            MEASURES_11_4,
            "kind",
            "处室、单位负责人的公务活动原则上不作报道；确需报道的，先请新闻宣传处批准例外并写明理由。");
      }
      case REPRINT -> reprint(text, on, found);
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

  private static void leaders(Manifest text, List<Leader> register, Violations.Gathering found) {
    var order = register.stream().map(l -> l.person().name()).toList();
    var strangers = text.leaders().stream().filter(n -> !order.contains(n)).toList();
    var why = NewsValue.of(text.newsValue());
    found
        .refuseIf(text.leaders().isEmpty(), MEASURES_11_3, "leaders", "请写明参加的领导。")
        .refuseIf(
            !strangers.isEmpty(),
            MEASURES_11_3,
            "leaders",
            "“%s”不在今天的领导名录内，请按名录选择。".formatted(String.join("、", strangers)))
        .refuseIf(
            strangers.isEmpty()
                && !text.leaders().equals(order.stream().filter(text.leaders()::contains).toList()),
            MEASURES_11_3,
            "leaders",
            "参加的领导要按名录的次序排列。")
        .refuseIf(tooShort(why.need()), MEASURES_11_3, "need", "领导活动的报道，请写明工作上的实际需要。")
        .refuseIf(tooShort(why.value()), MEASURES_11_3, "newsValue", "领导活动的报道，请写明新闻价值。")
        .refuseIf(tooShort(why.effect()), MEASURES_11_3, "effect", "领导活动的报道，请写明预期的社会效果。");
  }

  private static boolean tooShort(String answer) {
    return answer.strip().length() < 4;
  }

  /** What the text says of leaders decides the kind, whatever was chosen (11-1, 18-1, 18-2). */
  @Enforces({MEASURES_11_1, MEASURES_18_1, MEASURES_18_2})
  private static void rank(Manifest text, List<Leader> register, Violations.Gathering found) {
    var activities = LeaderActivity.in(text, register);
    var kind = LeaderActivity.asked(text.kind(), activities);
    if (kind.isEmpty()) {
      return;
    }
    var major = kind.get() == ItemKind.MAJOR_NEWS;
    var first =
        activities.stream()
            .filter(a -> !major || a.leader().post().kind() == PostKind.PRINCIPAL_LEADER)
            .findFirst()
            .orElseThrow();
    found.refuseIf(
        true,
        major ? MEASURES_18_1 : MEASURES_18_2,
        "kind",
        "文中写到%s%s的活动（“…%s…”），要按“%s”报送，%s。"
            .formatted(
                first.leader().title(),
                first.leader().person().name(),
                first.words(),
                kind.get().label(),
                major ? "由新闻宣传处初审后报主要领导审定" : "由新闻宣传处审核发布"));
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

  private static void reprint(Manifest text, Circumstances on, Violations.Gathering found) {
    var reprint = text.reprint();
    if (reprint == null) {
      found.refuseIf(true, MEASURES_11_6, "link", "转载须标注来源网站、转载时间和转载链接。");
      return;
    }
    var host = host(reprint.link());
    var listed = host.flatMap(on.listed());
    found
        .refuseIf(reprint.site().isBlank(), MEASURES_11_6, "site", "转载须标注来源网站。")
        .refuseIf(reprint.at().isAfter(on.now()), MEASURES_11_6, "at", "转载时间不能晚于现在。")
        .refuseIf(
            host.isEmpty(), MEASURES_11_6, "link", "转载链接须是完整的网址，以 http:// 或 https:// 开头，不带用户名和端口。")
        .refuseIf(
            host.isPresent() && listed.isEmpty(),
            MEASURES_11_6,
            "link",
            "“%s”不在授权转载名单内，严禁从未经授权的网站转载。".formatted(host.orElse("")));
    listed.ifPresent(site ->
        found.refuseIf(
            !reprint.site().isBlank() && !reprint.site().strip().equals(site.name()),
            MEASURES_11_6,
            "site",
            "来源网站须照授权名单写作“%s”，现在写的是“%s”。".formatted(site.name(), reprint.site())));
    var taken = on.taken();
    if (taken != null) {
      asTaken(reprint, taken, on.pasted(), found);
    }
  }

  /** Link and time of a reprint against what was taken over from its source. */
  private static void asTaken(
      Manifest.Reprint reprint, Snapshot taken, boolean pasted, Violations.Gathering found) {
    if (!taken.link().equals(reprint.link())) {
      found.refuseIf(
          !pasted,
          MEASURES_11_6,
          "link",
          "正文取自 %s，与转载链接不是同一个：请从转载链接重新取回；取不到的，在“转载来源”里写明正文怎样来的。".formatted(taken.link()));
      return;
    }
    var published = taken.published();
    var at = taken.at().atZone(Shenfa.ZONE).toLocalDateTime();
    found
        .refuseIf(
            published != null && reprint.at().isBefore(published),
            MEASURES_11_6,
            "at",
            "转载时间早于来源标注的发布时间（%s），请重新取回。".formatted(minute(published)))
        .refuseIf(
            !taken.first() && Duration.between(at, reprint.at()).abs().compareTo(TAKEN_WITHIN) > 0,
            MEASURES_11_6,
            "at",
            "转载时间与取回原文的时间（%s）不符，请重新取回。".formatted(minute(at)));
  }

  private static String minute(@Nullable LocalDateTime time) {
    return time == null ? "" : time.truncatedTo(ChronoUnit.MINUTES).toString().replace('T', ' ');
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
