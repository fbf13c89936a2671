package org.shenfa.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.Arrangement.Entry;
import org.shenfa.content.Arrangement.Group;
import org.shenfa.content.Arrangement.Picture;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violation;

@DisplayName("第二十四条 网站布置：首页位置、横幅、导航、友情链接和页脚")
class ArrangementTests {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final String PICTURE = "/files/" + "ab".repeat(32) + "/横幅.png";

  private static Entry to(String title, @Nullable String address) {
    return new Entry(title, address, null, "", null);
  }

  private static Arrangement of(Entry... entries) {
    return new Arrangement(List.of(new Group("", List.of(entries))));
  }

  private static List<String> refused(Slot slot, Arrangement arrangement) {
    return ArrangementTerms.missing(arrangement, slot, TODAY, "www.xinhuanet.com"::equals).stream()
        .map(Violation::sentence)
        .toList();
  }

  @Test
  @Proves(Clause.MEASURES_24_1)
  @DisplayName("写进正文再读回来，一条不差；正文就是洁净正文")
  void whatIsWrittenIsReadBack() {
    var all =
        new Arrangement(
            List.of(
                new Group(
                    "国务院 & 部委 <网站>",
                    List.of(
                        to("中国政府网", "https://www.gov.cn/"),
                        new Entry(
                            "“119”消防月",
                            "/zt/xfy2026/index.html",
                            new Picture(PICTURE, "消防月海报，三名消防员"),
                            "十一月每天一课 {{不是模板}}",
                            LocalDate.of(2026, 12, 1)))),
                new Group("备案", List.of(to("江ICP备00000000号-1", null)))));
    var body = all.body().html();

    assertThat(Arrangement.of(body)).isEqualTo(all);
    assertThat(CleanHtml.of(body).html().html()).isEqualTo(body);
    assertThat(CleanHtml.of(body).dropped()).isEmpty();
  }

  @Test
  @Proves(Clause.MEASURES_24_1)
  @DisplayName("填进来的标记只是字，不会变成标记")
  void markupInAFieldStaysText() {
    var body = of(to("<script>alert(1)</script>", "/tzgg/index.html")).body().html();
    assertThat(body).doesNotContain("<script");
    assertThat(Arrangement.of(body).entries().getFirst().title())
        .isEqualTo("<script>alert(1)</script>");
  }

  @Test
  @Proves(Clause.MEASURES_24_1)
  @DisplayName("只通到本站、政府网站和名单上的网站；别处和脚本地址都退回")
  void onlyListedHostsAreLinked() {
    for (var good :
        List.of(
            "/tzgg/index.html",
            "/zt/xfy2026/index.html",
            "/map.html",
            "/art/2026/11/2026-0001.html",
            "https://www.mem.gov.cn/a/b.html",
            "http://www.xinhuanet.com/")) {
      assertThat(refused(Slot.LINKS, of(to("去处", good)))).as(good).isEmpty();
    }
    for (var bad :
        List.of(
            "https://www.example.com/",
            "https://www.gov.cn.example.com/",
            "https://a@www.gov.cn/",
            "https://www.gov.cn:8443/",
            "javascript:alert(1)",
            "//www.gov.cn/",
            "/../etc/passwd",
            "mailto:a@www.gov.cn")) {
      assertThat(refused(Slot.LINKS, of(to("去处", bad)))).as(bad).isNotEmpty();
    }
  }

  @Test
  @Proves(Clause.MEASURES_24_1)
  @DisplayName("导航只放本站的栏目和专题，页脚须有主办单位、联系方式、备案")
  void navigationAndFooterHaveRulesOfTheirOwn() {
    assertThat(refused(Slot.NAVIGATION, of(to("通知公告", "/tzgg/index.html")))).isEmpty();
    assertThat(refused(Slot.NAVIGATION, of(to("外站", "https://www.gov.cn/")))).isNotEmpty();
    assertThat(refused(Slot.NAVIGATION, of(to("一篇文章", "/art/2026/11/2026-0001.html"))))
        .isNotEmpty();
    assertThat(refused(Slot.FOOTER, of(to("江海省应急管理厅", null))))
        .anySatisfy(s -> assertThat(s).contains("备案"));
  }

  @Test
  @Proves(Clause.MEASURES_24_1)
  @DisplayName("图片要有替代文字，横幅要有图片，截止日期不能已经过去，多了不收")
  void picturesAndLimits() {
    var bare = new Entry("横幅", "/tzgg/index.html", new Picture(PICTURE, ""), "", null);
    assertThat(refused(Slot.BANNER, of(bare))).anySatisfy(s -> assertThat(s).contains("图片上是什么"));
    assertThat(refused(Slot.BANNER, of(to("横幅", "/tzgg/index.html"))))
        .anySatisfy(s -> assertThat(s).contains("须有一张图片"));
    var old = new Entry("推荐", "/tzgg/index.html", null, "", TODAY.minusDays(1));
    assertThat(refused(Slot.FEATURED, of(old))).anySatisfy(s -> assertThat(s).contains("已经过去"));
    assertThat(of(old).over(TODAY)).containsExactly(old);
    var many =
        IntStream.range(0, 7).mapToObj(n -> to("第" + n, "/tzgg/index.html")).toArray(Entry[]::new);
    assertThat(refused(Slot.FEATURED, of(many))).anySatisfy(s -> assertThat(s).contains("最多"));
    assertThat(refused(Slot.LINKS, new Arrangement(List.of()))).isNotEmpty();
  }
}
