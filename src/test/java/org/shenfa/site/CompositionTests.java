package org.shenfa.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.Arrangement;
import org.shenfa.content.Arrangement.Entry;
import org.shenfa.content.Arrangement.Group;
import org.shenfa.content.Disclosure;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Slot;
import org.shenfa.content.SourceKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("第二十四条 网站编排：栏目怎样变，文章都在，旧址都通")
class CompositionTests {
  private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 25, 9, 0);

  private static ListedColumn column(String slug, String address, @Nullable String topic) {
    return new ListedColumn(slug, address, "栏目" + slug, "", "", "", null, topic, Listing.EMPTY);
  }

  private static Composition.Stored open(String slug, String address) {
    return new Composition.Stored(column(slug, address, null), false, false, null);
  }

  private static Composition.Stored ended(String slug, boolean merged, @Nullable String leadsTo) {
    return new Composition.Stored(column(slug, slug, null), true, merged, leadsTo);
  }

  private static Heading in(int n, String... columns) {
    return new Heading(
        n,
        "2026-000" + n,
        "/art/2026/11/2026-000" + n + ".html",
        "文章" + n,
        "处室",
        List.of(columns),
        "NOTICE",
        null,
        null,
        null,
        null,
        AT,
        AT);
  }

  private static Composition of(
      List<Composition.Stored> columns,
      List<Composition.Address> addresses,
      Map<Slot, Placed> slots,
      Heading... headings) {
    return new Composition(
        new Composition.Parts(columns, addresses, List.of(), slots, List.of(headings), null));
  }

  @Test
  @Proves(Clause.MEASURES_24_1)
  @DisplayName("并入的栏目，文章列到去向栏目；一件写着两边的只列一次")
  void mergedArticlesAreListedUnderTheTarget() {
    var all =
        of(
            List.of(open("a", "a"), ended("b", true, "a"), ended("c", true, "b")),
            List.of(
                new Composition.Address("a", "a"),
                new Composition.Address("b", "b"),
                new Composition.Address("c", "c")),
            Map.of(),
            in(1, "c"),
            in(2, "a", "b"));
    assertThat(all.columns()).extracting(ListedColumn::slug).containsExactly("a");
    assertThat(all.columns().getFirst().headings()).hasSize(2);
    assertThat(all.moved()).isEqualTo(Map.of("/b/", "/a/index.html", "/c/", "/a/index.html"));
    assertThat(all.columnOf(List.of("c")).orElseThrow().slug()).isEqualTo("a");
  }

  @Test
  @Proves(Clause.MEASURES_24_1)
  @DisplayName("停办的栏目不列空页，文章还认得它，地址转到写明的去向或者网站地图")
  void closedColumnsShowNoList() {
    var all =
        of(
            List.of(open("a", "a"), ended("b", false, null), ended("c", false, "a")),
            List.of(new Composition.Address("b", "b"), new Composition.Address("c", "c")),
            Map.of(),
            in(1, "b"),
            in(2, "a"));
    assertThat(all.columns()).extracting(ListedColumn::slug).containsExactly("a");
    assertThat(all.moved()).isEqualTo(Map.of("/b/", "/map.html", "/c/", "/a/index.html"));
    assertThat(all.columnOf(List.of("b")).orElseThrow().name()).isEqualTo("栏目b");
  }

  @Test
  @Proves({Clause.MEASURES_24_1, Clause.PAGE_1})
  @DisplayName("换过地址而还没有内容的栏目没有页面，旧地址转到网站地图；有了内容就转到新地址")
  void anEmptyColumnHasNoPageToLeadTo() {
    var columns = List.of(open("a", "new"), open("b", "b"));
    var addresses = List.of(new Composition.Address("old", "a"));
    assertThat(of(columns, addresses, Map.of(), in(1, "b")).moved())
        .isEqualTo(Map.of("/old/", "/map.html"));
    assertThat(of(columns, addresses, Map.of(), in(1, "a")).moved())
        .isEqualTo(Map.of("/old/", "/new/"));
  }

  @Test
  @Proves(Clause.MEASURES_24_1)
  @DisplayName("换过地址的栏目，旧地址逐页对应新地址，现地址不转")
  void movedColumnsKeepTheirOldAddresses() {
    var all =
        of(
            List.of(open("a", "zt/x/a")),
            List.of(new Composition.Address("a", "a"), new Composition.Address("zt/x/a", "a")),
            Map.of(),
            in(1, "a"));
    assertThat(all.moved()).isEqualTo(Map.of("/a/", "/zt/x/a/"));
    assertThat(all.reached("/a/index.html")).contains("/zt/x/a/index.html");
    assertThat(all.reached("/nothing/index.html")).isEmpty();
  }

  @Test
  @Proves(Clause.MEASURES_24_1)
  @DisplayName("导航按布置排；指着没有的页面的一条不出，指着旧地址的跟着走")
  void navigationFollowsItsArrangement() {
    var arrangement =
        new Arrangement(
            List.of(
                new Group(
                    "公开", List.of(entry("二", "/b/index.html"), entry("旧一", "/old/index.html"))),
                new Group("空的", List.of(entry("没有", "/none/index.html")))));
    var all =
        of(
            List.of(open("a", "a"), open("b", "b")),
            List.of(new Composition.Address("old", "a"), new Composition.Address("a", "a")),
            Map.of(Slot.NAVIGATION, placed(arrangement)),
            in(1, "a"),
            in(2, "b"));
    assertThat(all.frame().navigation())
        .containsExactly(
            new Frame.NavigationGroup(
                "公开",
                List.of(
                    new Frame.NavigationLink("二", "/b/index.html"),
                    new Frame.NavigationLink("旧一", "/a/index.html"))));
  }

  @Test
  @Proves(Clause.MEASURES_11_5)
  @DisplayName("第十一条 没有内容的专题不出现；专题的栏目不混进导航")
  void topicsShowWhatIsInThem() {
    var topics = List.of(topic("x", false), topic("y", true));
    var columns =
        List.of(
            open("a", "a"),
            new Composition.Stored(column("x-d", "zt/x/d", "x"), false, false, null),
            new Composition.Stored(column("y-d", "zt/y/d", "y"), false, false, null),
            new Composition.Stored(column("z-d", "zt/z/d", "z"), false, false, null));
    var all =
        new Composition(
            new Composition.Parts(
                columns,
                List.of(),
                topics,
                Map.of(),
                List.of(in(1, "a"), in(2, "x-d"), in(3, "z-d")),
                null));
    assertThat(all.topics()).extracting(ShownTopic::slug).containsExactly("x");
    assertThat(all.columns()).extracting(ListedColumn::slug).containsExactly("a", "x-d");
    assertThat(all.frame().navigation().getFirst().links())
        .extracting(Frame.NavigationLink::path)
        .containsExactly("/a/index.html");
  }

  @Test
  @DisplayName("上月互动数据只在公布它的文章在网上时出现；多一件发布不丢")
  void figuresStandWithTheirArticle() {
    var figures =
        new ShownFigures(
            "2026-10", in(1, "a").path(), List.of(new ShownFigures.Figure("收到来信", "22 件")));
    var out =
        new Composition(
            new Composition.Parts(
                List.of(open("a", "a")),
                List.of(),
                List.of(),
                Map.of(),
                List.of(in(1, "a")),
                null,
                List.of(),
                figures));
    assertThat(out.figures()).contains(figures);
    assertThat(out.with(List.of(in(2, "a"))).figures()).contains(figures);
    var gone =
        new Composition(
            new Composition.Parts(
                List.of(open("a", "a")),
                List.of(),
                List.of(),
                Map.of(),
                List.of(in(3, "a")),
                null,
                List.of(),
                figures));
    assertThat(gone.figures()).isEmpty();
    assertThat(figures.monthName()).isEqualTo("10月");
  }

  private static ShownTopic topic(String slug, boolean over) {
    var day = LocalDate.of(2026, 11, 1);
    return new ShownTopic(
        slug, "专题" + slug, "导语", "dai", day, day.plusDays(9), "处室", over, List.of());
  }

  private static Entry entry(String title, String address) {
    return new Entry(title, address, null, "", null);
  }

  private static Placed placed(Arrangement arrangement) {
    var text =
        new Manifest(
            Manifest.FORMAT,
            "2026-0009",
            1,
            "网站布置：导航",
            ItemKind.SITE_ARRANGEMENT.category(),
            ItemKind.SITE_ARRANGEMENT,
            SourceKind.SITE,
            "新闻宣传处",
            1,
            "新闻宣传处",
            List.of(),
            arrangement.body().html(),
            List.of(),
            Disclosure.ACTIVE,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            null,
            null);
    return new Placed("2026-1125-0001", "/art/2026/11/2026-0009.html", text, arrangement);
  }
}
