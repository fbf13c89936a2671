package org.shenfa.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.regulation.Clause.MEASURES_11_6;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shenfa.Shenfa;
import org.shenfa.content.Drafting;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Reprinting;
import org.shenfa.outbound.Elsewhere;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.reprints.AuthorizedSources;
import org.shenfa.reprints.Reprints;
import org.shenfa.reprints.Sighting;
import org.shenfa.reprints.Sightings;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Office.class, Elsewhere.class})
@DisplayName("第十一条 转载：只从名单内取回，以后每天复查")
class ReprintWatchModuleTests {
  private static final LocalDate DAY = LocalDate.now(Shenfa.ZONE);

  @Autowired Office office;
  @Autowired Elsewhere elsewhere;
  @Autowired AuthorizedSources sources;
  @Autowired Reprints reprints;
  @Autowired Sightings sightings;
  @Autowired Reprinting reprinting;
  @Autowired ReprintWatch watch;
  @Autowired Drafting drafting;

  @BeforeEach
  void list() {
    if (!sources.allows(Office.REPRINTED, DAY)) {
      sources.add(office.publicityHead, Office.REPRINTED, "部网站", "办法第十一条所列网站");
    }
  }

  private static String article(String sentence) {
    return "<html><head><meta name=\"ArticleTitle\" content=\"防汛部署会召开\"><meta name=\"ContentSource\" content=\"防汛司\"></head>"
        + "<body><div><p>会议要求各地压实责任，转移危险区群众，做到应转尽转、应转早转。</p><p onclick=\"x()\">"
        + sentence
        + "</p><script>alert(1)</script></div></body></html>";
  }

  private Reprinting.Begun begun(String path, String sentence) {
    elsewhere.says(Office.REPRINTED + path, 200, article(sentence));
    var link = "http://" + Office.REPRINTED + path;
    return reprinting.begin(office.clerk, office.hazmat.id(), link, reprints.open(link, DAY));
  }

  private Release released(Reprinting.Begun begun) {
    var full =
        drafting.save(
            office.clerk,
            begun.revision().itemId(),
            1,
            begun.revision().manifest().under(List.of("gzdt")));
    return office.released(office.cleared(full), null);
  }

  @Test
  @Proves(MEASURES_11_6)
  @DisplayName("取回的标题、来源、正文进稿件，正文先清理；快照和留痕都在")
  void whatTheSourceSaysIsTakenOver() {
    var begun = begun("/take.html", "沿江八市启动应急响应。");
    var text = begun.revision().manifest();
    assertThat(text.kind()).isEqualTo(ItemKind.REPRINT);
    assertThat(text.title()).isEqualTo("防汛部署会召开");
    assertThat(text.sourceName()).isEqualTo("防汛司");
    assertThat(text.body()).contains("沿江八市").doesNotContain("script", "onclick");
    assertThat(Objects.requireNonNull(text.reprint()).site()).isEqualTo("部网站");
    var snapshot = reprints.snapshot(begun.revision().itemId()).orElseThrow();
    assertThat(snapshot.text()).contains("沿江八市启动应急响应。");
    assertThat(snapshot.link()).isEqualTo(text.reprint().link());
  }

  @ParameterizedTest(name = "{0}")
  @Proves(MEASURES_11_6)
  @ValueSource(
      strings = {
        "https://www.example.gov.cn.evil.example/a.html",
        "https://example.gov.cn/a.html",
        "https://m.www.example.gov.cn/a.html",
        "https://www.examp1e.gov.cn/a.html",
        "https://www.exarnple.gov.cn/a.html",
        "https://www.ехample.gov.cn/a.html",
        "https://user@www.example.gov.cn/a.html",
        "https://www.example.gov.cn:8443/a.html",
        "https://blog.example.com/a.html",
        "javascript:alert(1)",
        ""
      })
  @DisplayName("BI-144 名单以外的、长得像的，当场拒绝，一次也不打开")
  void othersAreRefusedUnopened(String link) {
    var before = elsewhere.hits();
    assertThatThrownBy(() -> reprints.open(link, DAY))
        .isInstanceOfSatisfying(
            Violations.class,
            v -> assertThat(v.all()).allMatch(one -> one.clause() == MEASURES_11_6).isNotEmpty());
    assertThat(elsewhere.hits()).isEqualTo(before);
  }

  @Test
  @Proves(MEASURES_11_6)
  @DisplayName("像名单内网站的，说出像哪一个")
  void lookAlikesAreNamed() {
    assertThat(sources.refusal("www.examp1e.gov.cn", DAY)).contains("部网站", "不是同一个网站");
    assertThat(sources.refusal("www.example.gov.cn.evil.example", DAY)).contains("不是同一个网站");
    assertThat(sources.refusal("news.qq.example", DAY)).doesNotContain("相像");
  }

  @Test
  @Proves(MEASURES_11_6)
  @DisplayName("名单内的链接跳到别的网站，也拒绝")
  void redirectsToOthersAreRefused() {
    elsewhere.moves(Office.REPRINTED + "/away.html", "http://evil.example.com/a.html");
    elsewhere.says("evil.example.com/a.html", 200, article("别处的文字。"));
    assertThatThrownBy(() -> reprints.open("http://" + Office.REPRINTED + "/away.html", DAY))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("跳转");
  }

  @Test
  @Proves(MEASURES_11_6)
  @DisplayName("来源不改不出声，改了、撤了成为要处理的事；处理过的同一变化不再提")
  void changesBecomeTasks() {
    var release = released(begun("/watched.html", "第一版的文字。"));
    var item = drafting.find(release.item()).orElseThrow();

    assertThat(sweep(1, item.id())).isEqualTo(Sighting.Outcome.SAME);
    assertThat(tasks(item.id())).isEmpty();

    elsewhere.says(Office.REPRINTED + "/watched.html", 200, article("来源改过的文字。"));
    assertThat(sweep(2, item.id())).isEqualTo(Sighting.Outcome.CHANGED);
    assertThat(watch.sweep(DAY.plusDays(2))).noneMatch(s -> s.itemId() == item.id());
    assertThat(tasks(item.id())).hasSize(1);

    assertThatThrownBy(() ->
            sightings.handle(office.clerk, tasks(item.id()).getFirst().id(), item.number(), "好"))
        .isInstanceOf(Violations.class);
    sightings.handle(office.clerk, tasks(item.id()).getFirst().id(), item.number(), "已照来源更正");
    assertThat(tasks(item.id())).isEmpty();
    assertThat(sweep(3, item.id())).isEqualTo(Sighting.Outcome.CHANGED);
    assertThat(tasks(item.id())).isEmpty();

    elsewhere.says(Office.REPRINTED + "/watched.html", 404, "没有了");
    assertThat(sweep(4, item.id())).isEqualTo(Sighting.Outcome.GONE);
    assertThat(tasks(item.id())).hasSize(1);

    elsewhere.says(Office.REPRINTED + "/watched.html", 503, "维护");
    assertThat(sweep(5, item.id())).isEqualTo(Sighting.Outcome.UNKNOWN);
    assertThat(tasks(item.id())).as("没有看到，不等于没有事").hasSize(1);

    elsewhere.moves(Office.REPRINTED + "/watched.html", "/new.html");
    elsewhere.says(Office.REPRINTED + "/new.html", 200, article("第一版的文字。"));
    assertThat(sweep(6, item.id())).isEqualTo(Sighting.Outcome.MOVED);
    assertThat(tasks(item.id())).hasSize(1);
  }

  @Test
  @Proves(MEASURES_11_6)
  @DisplayName("手工粘贴的转载，第一次看到来源起才有得比")
  void pastedTextsAreMeasuredFromTheFirstLook() {
    elsewhere.says(Office.REPRINTED + "/a.html", 200, article("粘贴的原文。"));
    var release = office.released(ItemKind.REPRINT, "手工粘贴的转载");
    var item = drafting.find(release.item()).orElseThrow();
    // The office's link is https, which this test's server does not speak: nothing is known.
    assertThat(sweep(1, item.id())).isEqualTo(Sighting.Outcome.UNKNOWN);
    assertThat(reprints.snapshot(item.id())).isEmpty();
  }

  private Sighting.Outcome sweep(int day, long item) {
    return watch.sweep(DAY.plusDays(day)).stream()
        .filter(s -> s.itemId() == item)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  private List<Sighting> tasks(long item) {
    return sightings.open().stream().filter(s -> s.itemId() == item).toList();
  }
}
