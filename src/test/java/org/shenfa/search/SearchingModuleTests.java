package org.shenfa.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Revision;
import org.shenfa.content.Validity;
import org.shenfa.publication.Release;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.search.Asked.Facet;
import org.shenfa.search.Results.Hit;
import org.shenfa.search.Results.Piece;
import org.shenfa.site.Outline;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("站内检索")
class SearchingModuleTests {
  private static final long SEED = Long.getLong("shenfa.seed", 20261125);

  @Autowired Office office;
  @Autowired Searching searching;
  @Autowired Suggesting suggesting;
  @Autowired Indexing indexing;
  @Autowired SearchIndex index;
  @Autowired CurrentTexts texts;
  @Autowired Synonyms synonyms;
  @Autowired SearchCounts counts;
  @Autowired Outline outline;

  private Results find(String words) {
    return find(Map.of("q", words));
  }

  private Results find(Map<String, String> parameters) {
    synonyms.refresh();
    outline.refresh();
    indexing.reconcile();
    return searching.find(Asked.of(parameters));
  }

  private List<String> titles(String words) {
    return find(words).hits().stream().map(SearchingModuleTests::title).toList();
  }

  private static String title(Hit hit) {
    return hit.title().stream().map(Piece::text).collect(Collectors.joining());
  }

  private Release released(ItemKind kind, String title, String body) {
    return office.released(office.cleared(drafted(kind, title, body)), null);
  }

  private Revision drafted(ItemKind kind, String title, String body) {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), kind);
    var text = office.text(item, kind, title).withText(title, Office.body(kind, body), List.of());
    return office.drafting.save(office.clerk, item.id(), 0, text);
  }

  private Release document(String title, String number, String index, Validity validity) {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.FORMAL_DOCUMENT);
    var text =
        office
            .text(item, ItemKind.FORMAL_DOCUMENT, title)
            .withDocument(
                new Manifest.Document(
                    number,
                    "江海省应急管理厅",
                    LocalDate.of(2026, 1, 5),
                    "安全生产",
                    validity,
                    index,
                    false,
                    true));
    return office.released(
        office.cleared(office.drafting.save(office.clerk, item.id(), 0, text)), null);
  }

  @Test
  @Proves({Clause.MEASURES_15_1, Clause.HOUSE})
  @DisplayName("第十五条 只找得到现行发布：草稿、审查中的、被更正取代的、撤下的都找不到")
  void onlyCurrentReleasesAreFound() {
    drafted(ItemKind.NOTICE, "琉璃瓦还在起草", "琉璃瓦");
    office.submitted(drafted(ItemKind.NOTICE, "琉璃瓦已经报送", "琉璃瓦"));
    office.cleared(drafted(ItemKind.NOTICE, "琉璃瓦已经审毕", "琉璃瓦"));
    assertThat(titles("琉璃瓦")).isEmpty();
    var first = released(ItemKind.NOTICE, "琉璃瓦第一版", "只在旧版里有的话");
    assertThat(titles("琉璃瓦")).containsExactly("琉璃瓦第一版");

    var item = office.drafting.find(text(first).item()).orElseThrow();
    var seq = office.drafting.latest(item.id()).orElseThrow().seq();
    var corrected = text(first).withText("琉璃瓦更正版", "<p>更正以后的话。</p>", List.of());
    var revision =
        office.drafting.save(
            office.clerk,
            item.id(),
            seq,
            Texts.with(corrected.withRevision(seq + 1), Map.of("note", "改正一处笔误")));
    assertThat(titles("琉璃瓦")).containsExactly("琉璃瓦第一版");
    var second = office.released(office.cleared(revision), null);
    assertThat(titles("琉璃瓦")).containsExactly("琉璃瓦更正版");
    assertThat(titles("只在旧版里有的话")).isEmpty();

    office.publishing.withdraw(office.editorTwo, second.id(), WithdrawalReason.OUTDATED, "内容过时了");
    assertThat(titles("琉璃瓦")).isEmpty();
  }

  private Manifest text(Release release) {
    return office.drafting.latest(itemOf(release)).orElseThrow().manifest();
  }

  private long itemOf(Release release) {
    var number = release.path().replaceAll(".*/|\\.html", "");
    return office.drafting.find(number).orElseThrow().id();
  }

  @Test
  @Proves(Clause.MEASURES_15_1)
  @DisplayName("第十五条 撤下的一刻就不再出现，不等索引；几秒之内索引里也没有了")
  void withdrawnTextsAreGoneAtOnce() throws InterruptedException {
    var release = released(ItemKind.NOTICE, "翡翠绿告示", "翡翠绿");
    assertThat(titles("翡翠绿")).hasSize(1);
    office.publishing.withdraw(office.editorTwo, release.id(), WithdrawalReason.PRIVACY, "含有个人信息");
    assertThat(searching.find(Asked.of(Map.of("q", "翡翠绿"))).hits()).isEmpty();
    assertThat(suggesting.suggest("翡翠绿")).isEmpty();
    var item = release.path().replaceAll(".*/|\\.html", "");
    var until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (index.versions().containsKey(item) && System.nanoTime() < until) {
      Thread.sleep(50);
    }
    assertThat(index.versions()).doesNotContainKey(item);
  }

  @Test
  @DisplayName("文号怎么写，都先找到那一件")
  void exactNumbersComeFirst() {
    document("关于加强孔雀监管的通知", "苏应急〔2026〕712号", "990000001/2026-00712", Validity.VALID);
    released(ItemKind.NOTICE, "苏应急2026 712号 苏应急 712 的说明", "苏应急〔2026〕712号 苏应急〔2026〕712号");
    released(ItemKind.NOTICE, "别的 712", "苏应急〔2026〕71号");
    for (var written :
        List.of(
            "苏应急〔2026〕712号",
            "苏应急2026 712号",
            "苏应急[2026]712",
            "苏应急（2026）第712号",
            "990000001/2026-00712",
            "990000001 2026-00712")) {
      assertThat(titles(written)).as(written).first().isEqualTo("关于加强孔雀监管的通知");
    }
    assertThat(find("苏应急2026 712号").hits().getFirst().number())
        .contains("苏应急〔2026〕712号", "990000001/2026-00712");
  }

  @Test
  @DisplayName("标题先于正文，正文先于附件；引号里的要原样出现；一个字也找得到")
  void titlesBeforeBodies() {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.NOTICE);
    var file = office.attached(item.id(), "名单.txt", "附件里写着麒麟阁三个字");
    var text = office.text(item, ItemKind.NOTICE, "带附件的通知");
    office.released(
        office.cleared(
            office.drafting.save(
                office.clerk,
                item.id(),
                0,
                text.withText(text.title(), text.body(), List.of(file)))),
        null);
    released(ItemKind.NOTICE, "正文提到的通知", "请到麒麟阁办理。");
    released(ItemKind.NOTICE, "麒麟阁开放通知", "按时开放。");
    released(ItemKind.NOTICE, "麒麟不在阁上", "麒麟 阁");
    var found = find("麒麟阁");
    assertThat(found.hits().stream().map(SearchingModuleTests::title))
        .startsWith("麒麟阁开放通知")
        .containsSubsequence("麒麟阁开放通知", "正文提到的通知", "带附件的通知");
    var fromFile =
        found.hits().stream().filter(h -> title(h).equals("带附件的通知")).findFirst().orElseThrow();
    assertThat(fromFile.fromFile()).isTrue();
    assertThat(fromFile.excerpt()).anyMatch(p -> p.found() && p.text().equals("麒麟阁"));
    assertThat(titles("“麒麟阁”")).containsExactly("麒麟阁开放通知", "正文提到的通知", "带附件的通知");
    assertThat(titles("麒")).contains("麒麟阁开放通知", "麒麟不在阁上");
    assertThat(titles("麒麟阁 开放")).containsExactly("麒麟阁开放通知");
  }

  @Test
  @DisplayName("拼音首字母找得到标题；打字时提示标题、文号和栏目名")
  void initialsAndSuggestions() {
    released(ItemKind.NOTICE, "关于朱雀桥加固的通知", "正文");
    document("玄武湖管理办法", "江应急〔2026〕8801号", "990000001/2026-08801", Validity.VALID);
    assertThat(titles("zqqjg")).containsExactly("关于朱雀桥加固的通知");
    assertThat(titles("ZQQ")).contains("关于朱雀桥加固的通知");
    assertThat(suggesting.suggest("朱雀")).contains("关于朱雀桥加固的通知");
    assertThat(suggesting.suggest("zqqj")).contains("关于朱雀桥加固的通知");
    assertThat(suggesting.suggest("江应急2026 8801")).contains("玄武湖管理办法");
    assertThat(suggesting.suggest("通知公")).contains("通知公告");
    assertThat(suggesting.suggest("tzgg")).contains("通知公告");
    assertThat(suggesting.suggest("")).isEmpty();
  }

  @Test
  @DisplayName("写错、漏写、多写一个字，写成同音字，给出网站自己的说法；没找到的记词、日、次数，像号码的不记")
  void whatWasMeantAndWhatWasMissed() {
    released(ItemKind.NOTICE, "白虎岭防汛演练安排", "正文");
    assertThat(find("白湖岭").meant()).isEqualTo("白虎岭");
    assertThat(find("百虎岭放汛").meant()).isEqualTo("白虎岭防汛");
    assertThat(find("防旱演练").meant()).isEqualTo("防汛演练");
    assertThat(find("白岭防").meant()).isEqualTo("白虎岭防");
    assertThat(find("防汛大演练").meant()).isEqualTo("防汛演练");
    assertThat(find("防汛演练 鼍鼋鼊").meant()).isNull();
    assertThat(find("鼍鼋鼊").meant()).isNull();
    find("鼍鼋鼊");
    find("320102199001011234");
    find("13800138000 电话");
    find("someone@example.com");
    var missed =
        counts.inVain(LocalDate.now(Shenfa.ZONE)).stream()
            .collect(Collectors.toMap(SearchCounts.Counted::words, SearchCounts.Counted::times));
    assertThat(missed).containsEntry("鼍鼋鼊", 2L).containsEntry("白湖岭", 1L);
    assertThat(counts.mostAsked(LocalDate.now(Shenfa.ZONE)))
        .extracting(SearchCounts.Counted::words)
        .doesNotContain("鼍鼋鼊");
    find("鼍鼋鼊");
    assertThat(counts.mostAsked(LocalDate.now(Shenfa.ZONE)))
        .extracting(SearchCounts.Counted::words)
        .contains("鼍鼋鼊");
    assertThat(missed.keySet())
        .noneMatch(w -> w.contains("320102") || w.contains("138") || w.contains("@"));
  }

  @Test
  @Proves(Clause.MEASURES_4_1)
  @DisplayName("第四条 同义词由新闻宣传处加入和停用，不用重启就生效；别人不能，填错了说清楚")
  void synonymsAreTakenUp() {
    released(ItemKind.NOTICE, "青龙桥通行公告", "正文");
    assertThat(titles("苍麟渡通行")).isEmpty();
    var today = LocalDate.now(Shenfa.ZONE);
    synonyms.add(office.editorOne, "青龙桥、苍麟渡", today, null);
    assertThat(titles("苍麟渡通行")).containsExactly("青龙桥通行公告");
    var group = synonyms.all().getFirst();
    assertThat(group.words()).containsExactly("青龙桥", "苍麟渡");
    synonyms.end(office.editorOne, group.id(), "读者不这样说");
    assertThat(titles("苍麟渡通行")).isEmpty();
    synonyms.add(office.editorOne, "青龙桥、碧波津", today.plusDays(1), null);
    assertThat(titles("碧波津通行")).isEmpty();
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> synonyms.add(office.clerk, "青龙桥、赤霞关", today, null))
        .hasMessageContaining("新闻宣传处");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> synonyms.add(office.editorOne, "只有一个词", today, today.minusDays(1)))
        .hasMessageContaining("2 到 8")
        .hasMessageContaining("不能早于");
  }

  @Test
  @DisplayName("按类别、栏目、年份、部门、有效性计数和筛选，按日期排，失效的标出来")
  void facets() {
    document("獬豸办法甲", "江应急〔2026〕9001号", "990000001/2026-09001", Validity.VALID);
    document("獬豸办法乙", "江应急〔2026〕9002号", "990000001/2026-09002", Validity.REPEALED);
    released(ItemKind.ORDINARY_NEWS, "獬豸动态", "正文");
    var all = find("獬豸");
    assertThat(all.total()).isEqualTo(3);
    assertThat(counts(all, Facet.CATEGORY)).isEqualTo(Map.of("政府信息", 2L, "新闻信息", 1L));
    assertThat(counts(all, Facet.COLUMN)).isEqualTo(Map.of("政策文件", 2L, "工作动态", 1L));
    assertThat(counts(all, Facet.VALIDITY)).isEqualTo(Map.of("有效", 1L, "已废止", 1L));
    assertThat(counts(all, Facet.UNIT)).isEqualTo(Map.of("危化监管处", 3L));
    assertThat(counts(all, Facet.YEAR))
        .isEqualTo(Map.of(Integer.toString(LocalDate.now(Shenfa.ZONE).getYear()), 3L));
    var repealed = find(Map.of("q", "獬豸", "validity", "REPEALED"));
    assertThat(repealed.hits()).singleElement().matches(h -> "已废止".equals(h.notice()));
    assertThat(find(Map.of("q", "獬豸", "column", "gzdt", "category", "NEWS")).total()).isEqualTo(1);
    assertThat(find(Map.of("q", "獬豸", "column", "gzdt", "category", "INTERACTION")).total())
        .isZero();
    assertThat(
            find(Map.of("q", "獬豸", "unit", "危化监管处", "sort", "date")).hits().stream()
                .map(SearchingModuleTests::title))
        .containsExactly("獬豸动态", "獬豸办法乙", "獬豸办法甲");
  }

  private static Map<String, Long> counts(Results results, Facet facet) {
    return results.facets().getOrDefault(facet, List.of()).stream()
        .collect(Collectors.toMap(Results.Value::label, Results.Value::count));
  }

  @Test
  @DisplayName("文里的尖括号是文字不是标记；标题整个显示")
  void nothingBecomesMarkup() {
    var title = "貔貅<script>alert(1)</script>&<mark>说明";
    released(ItemKind.NOTICE, title, "貔貅 &lt;img src=x onerror=alert(1)&gt; 说明");
    var hit = find("貔貅").hits().getFirst();
    assertThat(title(hit)).isEqualTo(title);
    assertThat(hit.title()).contains(new Piece("貔貅", true));
    assertThat(hit.excerpt().stream().map(Piece::text).collect(Collectors.joining()))
        .contains("<img src=x onerror=alert(1)>");
  }

  @Test
  @Proves(Clause.MEASURES_15_1)
  @DisplayName("第十五条 随便发布、更正前的改动、撤下之后，找到的总是恰好现行的那些")
  void foundIsWhatIsReleased() {
    var random = new Random(SEED);
    var live = new HashMap<String, Long>();
    for (var step = 0; step < 24; step++) {
      if (live.isEmpty() || random.nextInt(3) > 0) {
        var title = "饕餮" + step + "号公告";
        if (random.nextInt(4) == 0) {
          drafted(ItemKind.NOTICE, title, "饕餮");
        } else {
          live.put(title, released(ItemKind.NOTICE, title, "饕餮").id());
        }
      } else {
        var gone = live.keySet().stream().sorted().toList().get(random.nextInt(live.size()));
        office.publishing.withdraw(
            office.editorTwo,
            Objects.requireNonNull(live.remove(gone)),
            WithdrawalReason.OUTDATED,
            "内容过时了");
      }
      if (step % 6 == 5) {
        var found = new HashSet<String>();
        for (var page = 1; page <= 5; page++) {
          find(Map.of("q", "饕餮", "page", Integer.toString(page)))
              .hits()
              .forEach(h -> found.add(title(h)));
        }
        assertThat(found).as("seed %d, step %d", SEED, step).isEqualTo(live.keySet());
        assertThat(index.versions()).isEqualTo(texts.versions(0));
      }
    }
    index.remove(List.copyOf(index.versions().keySet()));
    assertThat(indexing.rebuild().put()).isEqualTo(texts.versions(0).size());
    assertThat(index.versions()).isEqualTo(texts.versions(0));
  }

  @Test
  @DisplayName("一百多万字的正文也找得到，最后一句里的词也标得出来")
  void longTextsAreFound() {
    var release = released(ItemKind.NOTICE, "长文", "正文");
    indexing.reconcile();
    var body = "<p>" + "年年有余，".repeat(220_000) + "</p><p>末句说到鸱吻兽。</p>";
    var whole = text(release).withText("长文", body, List.of());
    index.put(
        List.of(
            CurrentTexts.indexed(
                whole,
                release.id(),
                release.path(),
                LocalDate.of(2026, 11, 26).atStartOfDay(),
                "附件".repeat(600_000))));
    var found = searching.find(Asked.of(Map.of("q", "鸱吻兽"))).hits();
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().excerpt()).contains(new Piece("鸱吻兽", true));
  }

  @Test
  @DisplayName("什么样的输入都有回答")
  void anythingIsAnswered() {
    for (var odd :
        List.of(
            "",
            " ",
            "*",
            "title:x",
            "a AND",
            "\"",
            "“”",
            "((((",
            "\\",
            "AND OR NOT",
            "汛".repeat(5_000),
            "\ud83d\ude00",
            "\u202e\u200b",
            new String(new byte[] {(byte) 0xff, 0, 1}, StandardCharsets.ISO_8859_1))) {
      assertThat(find(Map.of("q", odd, "page", "50", "year", "9999"))).isNotNull();
      assertThat(suggesting.suggest(odd)).isNotNull();
    }
  }
}
