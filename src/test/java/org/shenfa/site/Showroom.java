package org.shenfa.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Arrangement;
import org.shenfa.content.CleanHtml;
import org.shenfa.content.Disclosure;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Slot;
import org.shenfa.content.SourceKind;
import org.shenfa.content.Validity;
import org.shenfa.emergency.EmergencyWords;
import org.springframework.core.io.ClassPathResource;

/** 样张: one page of every kind, of the real templates and of things that never change. */
final class Showroom {
  static final LocalDate TODAY = LocalDate.of(2026, 5, 22);
  private static final LocalDateTime AT = TODAY.atTime(10, 30);
  private static final String FILE = "ab".repeat(32);

  static final SiteSettings SETTINGS =
      new SiteSettings(
          0,
          "江海省应急管理厅",
          "yjt.jianghai.example",
          "9900000001",
          "江ICP备00000000号-1",
          "江公网安备 00000000000000号",
          "江海省临江市安澜路 1 号",
          "0000-0000000");
  private final Pages pages = new Pages(SETTINGS);

  /** Address to HTML. */
  Map<String, String> pages() {
    var all = site(null);
    var frame = all.frame();
    var policies = column(all, "zcwj");
    var article = article("2026-0002", ItemKind.FORMAL_DOCUMENT, DOCUMENT, null);
    var made = new LinkedHashMap<String, byte[]>();
    made.put("/index.html", pages.home(all, TODAY.atTime(12, 0)));
    made.put(
        "/tzgg/index.html",
        pages.list(
            frame,
            column(all, "tzgg"),
            List.of(policies),
            null,
            column(all, "tzgg").headings(),
            3,
            3,
            TODAY.atTime(12, 0)));
    made.put(
        "/art/notice.html",
        page(all, "tzgg", article("2026-0011", ItemKind.NOTICE, null, null), Map.of()));
    made.put(
        "/art/policy.html",
        page(all, "zcwj", article, Map.of(FILE, "/art/2026/05/2026-0002/1.html")));
    made.put(
        "/art/lapsed.html",
        page(all, "zcwj", article("2026-0002", ItemKind.FORMAL_DOCUMENT, LAPSED, null), Map.of()));
    made.put(
        "/art/draft.html",
        page(all, "yjzj", article("2026-0004", ItemKind.DRAFT_FOR_COMMENT, null, ASKED), Map.of()));
    made.put(
        "/art/text.html",
        pages.text(
            frame, policies, article, article.text().attachments().getFirst(), TEXT_VERSION));
    made.put("/xxgk/index.html", pages.disclosure(frame, all.disclosure().orElseThrow()));
    made.put("/zt/index.html", pages.topics(frame, all.topics()));
    made.put("/zt/topic.html", pages.topic(frame, all.topics().getFirst()));
    made.put(
        "/art/guide.html",
        page(all, "bsfw", article("2026-0022", ItemKind.SERVICE_GUIDE, null, null), Map.of()));
    made.put(
        CONCERN.path(),
        pages.concern(
            frame,
            column(all, "tzgg"),
            CONCERN,
            CONCERN.items().stream().map(i -> article(i, ItemKind.NOTICE, null, null)).toList()));
    made.put("/map.html", pages.map(all));
    made.put("/verify.html", pages.verify(frame));
    made.put("/404.html", pages.missing(frame));
    made.put("/refused.html", pages.refused(frame));
    made.put("/busy.html", pages.busy(frame));
    made.put("/moved.html", pages.moved("/moved.html"));
    made.put(
        "/gone.html",
        pages.tombstone(frame, new Tombstone("2026-0009", "/gone.html", AT, "内容有误，更正后重新发布")));
    var emergency = site(EMERGENCY);
    made.put(
        "/emergency.html", pages.emergency(emergency.frame(), emergency.emergency().orElseThrow()));
    made.put("/home.html", pages.home(emergency, TODAY.atTime(12, 0)));
    var texts = new LinkedHashMap<String, String>();
    made.forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
    // It would be gone before anybody can look.
    texts.computeIfPresent(
        "/moved.html", (p, html) -> html.replaceFirst("<meta http-equiv[^>]*>", ""));
    return texts;
  }

  static byte[] asset(String name) {
    try (var in = new ClassPathResource("site/assets/" + name).getInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] page(Composition all, String column, Article article, Map<String, String> texts) {
    var heading =
        all.headings().stream()
            .filter(h -> h.item().equals(article.item()))
            .findFirst()
            .orElseThrow();
    return pages.article(
        all.frame(),
        column(all, column),
        article,
        heading,
        all.partners(heading),
        TODAY.atTime(12, 0),
        texts,
        null,
        false);
  }

  private static ListedColumn column(Composition all, String slug) {
    return all.columns().stream().filter(c -> c.slug().equals(slug)).findFirst().orElseThrow();
  }

  private static final Manifest.Document DOCUMENT = document(Validity.VALID);
  private static final Manifest.Document LAPSED = document(Validity.LAPSED);
  private static final Manifest.Comment ASKED =
      new Manifest.Comment("信函或者电子邮件，注明“征求意见”", LocalDateTime.of(2026, 6, 14, 17, 30));
  private static final TextVersion TEXT_VERSION =
      new TextVersion(
          List.of(
              TextVersion.Part.of("第 1 页", "风险公告牌（样表）\n名称\t液氨储罐\n影响\t下风向 800 米"),
              TextVersion.Part.of("第 2 页", "填写说明：距离以米计。")));
  private static final ShownEmergency EMERGENCY =
      new ShownEmergency(
          1,
          new EmergencyWords(
              "临江市化工园区爆炸",
              "两公里内的人员请立即向北撤离",
              "5月22日9时40分，临江市化工园区一处储罐爆炸，正在扑救。",
              List.of("关好门窗，用湿毛巾捂住口鼻。", "不要围观，给救援车辆让路。"),
              List.of(
                  new EmergencyWords.Telephone("119", "被困、救援"),
                  new EmergencyWords.Telephone("0000-0000000", "寻找家人")),
              "tzgg",
              LocalDateTime.of(2026, 5, 22, 12, 0)),
          AT.minusHours(1),
          AT,
          false,
          List.of());

  private static final ShownConcern CONCERN =
      new ShownConcern(
          "2026-G003",
          false,
          LocalDateTime.of(2026, 5, 22, 18, 0),
          false,
          List.of("2026-0011", "2026-0012"),
          List.of("首次回应", "续报"),
          List.of());
  private static final ShownFigures FIGURES =
      new ShownFigures(
          "2026-04",
          "/art/2026/05/2026-0030.html",
          List.of(
              new ShownFigures.Figure("收到来信", "1,132 件"),
              new ShownFigures.Figure("按期答复", "99.1%"),
              new ShownFigures.Figure("答复用时（中位）", "4 个工作日"),
              new ShownFigures.Figure("满意", "不足 20 件评价，与上月合并统计")));

  private static Manifest.Document document(Validity validity) {
    return new Manifest.Document(
        "江应急规〔2026〕3号",
        "江海省应急管理厅",
        TODAY.minusDays(4),
        "安全生产监管",
        validity,
        "990000001/2026-00186",
        true,
        true);
  }

  static Composition site(@Nullable ShownEmergency emergency) {
    var columns =
        List.of(
            stored("tzgg", "通知公告", "通知公告", null),
            stored("zcwj", "政策文件", "政策文件", null),
            stored("zcjd", "政策解读", "政策解读", "zcwj"),
            stored("yjzj", "意见征集", "意见征集", null),
            stored("gzdt", "工作动态", "工作动态", null),
            stored("bsfw", "办事服务", "办事服务", null),
            stored("gkzn", "公开指南", "公开指南", null),
            stored("gkzd", "公开制度", "公开制度", null),
            stored("gknb", "公开年报", "公开年报", null),
            in("fxbs", "fangxun"),
            in("kpzs", "kepu"),
            in("jssj", "shiji"));
    var headings =
        new ArrayList<>(
            List.of(
                heading(
                    2,
                    "江海省重大危险源企业风险公告管理办法",
                    "zcwj",
                    ItemKind.FORMAL_DOCUMENT,
                    "江应急规〔2026〕3号",
                    "2026-0003",
                    Validity.VALID),
                heading(
                    3,
                    "企业门口那块风险公告牌，该写什么、怎么写",
                    "zcjd",
                    ItemKind.INTERPRETATION,
                    null,
                    "2026-0002",
                    null),
                heading(
                    5,
                    "尾矿库闭库销号管理实施意见",
                    "zcwj",
                    ItemKind.FORMAL_DOCUMENT,
                    "江应急规〔2019〕1号",
                    null,
                    Validity.LAPSED),
                asked(4, "《江海省应急避难场所管理办法（征求意见稿）》公开征求意见", TODAY.plusDays(23)),
                asked(6, "加油站夜间卸油安全要求公开征求意见", TODAY.minusDays(32))));
    IntStream.range(11, 20)
        .forEach(n ->
            headings.add(
                plain(n, "关于做好二〇二六年汛期值班值守和信息报送工作的通知（之" + (n - 10) + "）", "tzgg", ItemKind.NOTICE)));
    headings.add(plain(21, "两支水域救援队完成跨市拉动，四十分钟抵达指定水域", "gzdt", ItemKind.ORDINARY_NEWS));
    headings.add(plain(22, "危险化学品经营许可证办理指南", "bsfw", ItemKind.SERVICE_GUIDE));
    headings.add(plain(23, "受灾困难群众救助申请指南", "bsfw", ItemKind.SERVICE_GUIDE));
    headings.add(plain(24, "政府信息公开指南", "gkzn", ItemKind.NOTICE));
    headings.add(plain(25, "政府信息公开工作制度", "gkzd", ItemKind.NOTICE));
    headings.add(plain(26, "2025年度政府信息公开工作年度报告", "gknb", ItemKind.NOTICE));
    headings.add(plain(27, "人员转移宁早勿晚", "fxbs", ItemKind.ORDINARY_NEWS));
    headings.add(plain(28, "洪水来时怎么走", "kpzs", ItemKind.ORDINARY_NEWS));
    headings.add(plain(29, "十年防灾记", "jssj", ItemKind.ORDINARY_NEWS));
    headings.add(plain(30, "2026年4月政民互动数据", "gzdt", ItemKind.NOTICE));
    headings.sort(Comparator.comparing(Heading::publishedAt).reversed());
    var top =
        new Arrangement(
            List.of(
                new Arrangement.Group(
                    "",
                    List.of(
                        new Arrangement.Entry(
                            "雨季之前，把隐患清单交到每一户手里",
                            "/tzgg/index.html",
                            null,
                            "全省地质灾害隐患点逐点写明谁来巡查、往哪里撤、听谁的口令。",
                            null)))));
    var links =
        new Arrangement(
            List.of(
                new Arrangement.Group(
                    "国家",
                    List.of(
                        new Arrangement.Entry("中国政府网", "https://www.gov.cn/", null, "", null)))));
    var text = article("2026-0090", ItemKind.NOTICE, null, null).text();
    return new Composition(
        new Composition.Parts(
            columns,
            List.of(),
            List.of(
                topic("fangxun", "防汛备汛二〇二六", "dai", false),
                topic("kepu", "应急科普课堂", "zhu", false),
                topic("shiji", "防灾减灾十年", "mo", true)),
            Map.of(
                Slot.HEADLINE, new Placed("2026-0522-0001", "/art/a.html", text, top),
                Slot.LINKS, new Placed("2026-0522-0002", "/art/b.html", text, links)),
            headings,
            emergency,
            List.of(CONCERN),
            FIGURES));
  }

  private static Composition.Stored stored(
      String slug, String name, String type, @Nullable String parent) {
    return new Composition.Stored(
        new ListedColumn(
            slug, slug, name, name + "一栏的内容。", name, type, parent, null, Listing.EMPTY),
        false,
        false,
        null);
  }

  private static Composition.Stored in(String slug, String topic) {
    return new Composition.Stored(
        new ListedColumn(
            slug,
            "zt/" + topic + "/" + slug,
            "专题栏目",
            "专题的栏目。",
            "专题",
            "专题专栏",
            null,
            topic,
            Listing.EMPTY),
        false,
        false,
        null);
  }

  private static ShownTopic topic(String slug, String title, String face, boolean over) {
    return new ShownTopic(
        slug,
        title,
        "部署、进展和群众要知道的事，随工作更新。",
        face,
        TODAY.minusDays(60),
        TODAY.plusDays(over ? -1 : 60),
        "防汛抗旱处",
        over,
        List.of());
  }

  private static Heading plain(int n, String title, String column, ItemKind kind) {
    return heading(n, title, column, kind, null, null, null);
  }

  private static Heading heading(
      int n,
      String title,
      String column,
      ItemKind kind,
      @Nullable String number,
      @Nullable String paired,
      @Nullable Validity validity) {
    return new Heading(
        n,
        "2026-00%02d".formatted(n),
        "/art/2026/05/2026-00%02d.html".formatted(n),
        title,
        "防汛抗旱处",
        List.of(column),
        kind.name(),
        number,
        paired,
        validity,
        null,
        AT.minusDays(n * 3L),
        AT.minusDays(n));
  }

  private static Heading asked(int n, String title, LocalDate until) {
    return new Heading(
        n,
        "2026-00%02d".formatted(n),
        "/art/2026/05/2026-00%02d.html".formatted(n),
        title,
        "规划财务处",
        List.of("tzgg", "yjzj"),
        ItemKind.DRAFT_FOR_COMMENT.name(),
        null,
        null,
        null,
        Asking.of(new Manifest.Comment("信函", until.atTime(17, 30))),
        until.minusDays(30).atTime(9, 0),
        until.minusDays(30).atTime(9, 0));
  }

  private static Article article(
      String item,
      ItemKind kind,
      Manifest.@Nullable Document document,
      Manifest.@Nullable Comment comment) {
    var text =
        new Manifest(
            Manifest.FORMAT,
            item,
            1,
            document == null ? "关于做好汛期值班值守和信息报送工作的通知" : "江海省重大危险源企业风险公告管理办法",
            kind.category(),
            kind,
            SourceKind.UNIT,
            "办公室",
            1,
            "办公室",
            List.of("tzgg"),
            CleanHtml.of(
                    """
                    <h2>第一章　总则</h2><p>第一条　为了让企业周边群众和从业人员知道身边有什么危险、出了事怎么办，推动企业落实安全生产主体责任，依据有关法律法规，制定本办法。</p><p>（一）首报求快，接到突发险情灾情，先用电话报告时间、地点、事件类型和人员情况四项要素。</p><table><thead><tr><th scope="col">项目</th><th scope="col">数量</th></tr></thead><tbody><tr><td>救援队</td><td>12</td></tr></tbody></table><p>另见<a href="https://www.gov.cn/">中国政府网</a>。</p>
                    """)
                .html()
                .html(),
            List.of(new Manifest.Attachment("样表.docx", FILE, 32 * 1024, "application/docx")),
            Disclosure.ACTIVE,
            document,
            null,
            comment,
            null,
            null,
            List.of(),
            null,
            "更正联系电话。");
    return new Article(
        1,
        item,
        "/art/2026/05/" + item + ".html",
        text,
        AT,
        AT.plusHours(1),
        "2026-0522-0137",
        "办公室",
        List.of("办公室", "新闻宣传处"),
        "新闻宣传处",
        FILE);
  }
}
