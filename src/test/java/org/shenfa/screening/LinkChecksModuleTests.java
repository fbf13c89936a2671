package org.shenfa.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Proofreading;
import org.shenfa.content.Revision;
import org.shenfa.outbound.Elsewhere;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Office.class, Elsewhere.class})
@DisplayName("20-2 链接能否打开：旁路查看，记下来，下一次筛查说出来")
class LinkChecksModuleTests {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Autowired Office office;
  @Autowired Elsewhere elsewhere;
  @Autowired Proofreading proofreading;
  @Autowired JdbcClient db;

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("20-2 能打开、失效、不许打开、挡机器的各说各的；谁也不等，一天之内不再打开")
  void whatIsFoundOutsideIsSaidNextTime() throws InterruptedException {
    elsewhere.says("www.links-open.example/a", 200, "<p>好</p>");
    elsewhere.says("www.links-dead.example/a", 404, "没有");
    elsewhere.says("www.links-wall.example/a", 412, "<script>challenge()</script>");
    elsewhere.moves("www.links-away.example/a", "http://intranet/a");
    var revision = linking("open", "dead", "wall", "away");
    assertThat(said(revision, "open")).contains("正在查看");
    until(() -> kept() == 4);
    assertThat(said(revision, "open")).doesNotContain("打开时", "不知道", "没有查看");
    assertThat(said(revision, "dead")).contains("回答 404", "失效");
    assertThat(said(revision, "wall")).contains("不让系统自动查看（回答 412）", "人工打开").doesNotContain("失效");
    assertThat(said(revision, "away")).contains("没有查看能否打开", "不允许的地址");

    var hits = elsewhere.hits();
    elsewhere.says("www.links-dead.example/a", 200, "<p>又好了</p>");
    assertThat(said(revision, "dead")).contains("回答 404");
    assertThat(elsewhere.hits()).isEqualTo(hits);
  }

  @Test
  @DisplayName("不许打开的网址不出站，当场说为什么")
  void whatIsNotAllowedIsNotTried() {
    var hits = elsewhere.hits();
    var revision = saved("<p><a href=\"http://intranet.example:8080/a\">内网</a></p>");
    assertThat(sentences(revision, s -> s.contains("外站 intranet.example")))
        .singleElement()
        .satisfies(s -> assertThat(s).contains("没有查看能否打开", "端口"));
    assertThat(elsewhere.hits()).isEqualTo(hits);
  }

  private Revision linking(String... names) {
    var body = new StringBuilder();
    for (var name : names) {
      body.append("<p><a href=\"http://www.links-%1$s.example/a\">%1$s</a></p>".formatted(name));
    }
    return saved(body.toString());
  }

  private Revision saved(String body) {
    var first = office.drafted(ItemKind.NOTICE, "有链接的通知");
    var text = first.manifest();
    return office.drafting.save(
        office.clerk,
        first.itemId(),
        first.seq(),
        text.withText(text.title(), body, text.attachments()));
  }

  private String said(Revision revision, String name) {
    return String.join("", sentences(revision, s -> s.contains("外站 www.links-" + name)));
  }

  private List<String> sentences(Revision revision, Predicate<String> which) {
    return proofreading.screened(revision).stream()
        .map(j -> j.finding().sentence())
        .filter(which)
        .toList();
  }

  private int kept() {
    return db.sql("select count(*) from link_check where address like 'http://www.links-%'")
        .query(Integer.class)
        .single();
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    assertThat(condition.getAsBoolean()).as("was looked at").isTrue();
  }
}
