package org.shenfa.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.shenfa.Shenfa;
import org.shenfa.access.Accounts;
import org.shenfa.content.ItemKind;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.site.Reconciler;
import org.shenfa.site.ViewCounts;
import org.shenfa.site.Visits;
import org.shenfa.support.DeskBrowser;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("网页留存")
class ChronicleModuleTests {
  private static final String PASSWORD = Office.PASSWORD;

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired Reconciler site;
  @Autowired Chronicle chronicle;
  @Autowired PastPages past;
  @Autowired Mendings mendings;
  @Autowired ViewCounts views;
  @Autowired Visits visits;
  @Autowired DatabaseSettings settings;
  @Autowired JdbcTemplate db;
  @Autowired TransactionTemplate transaction;
  @LocalServerPort int port;

  private DeskBrowser at(Person person) {
    return DeskBrowser.at(port, accounts, person);
  }

  /** The site in line and written down; a moment after that. */
  private LocalDateTime kept() throws InterruptedException {
    site.reconcile();
    chronicle.keep();
    Thread.sleep(5);
    var moment = LocalDateTime.now(Shenfa.ZONE);
    Thread.sleep(5);
    return moment;
  }

  private int lines() {
    return Objects.requireNonNull(
        db.queryForObject("select count(*) from page_change", Integer.class));
  }

  @Test
  @Proves({Clause.HOUSE, Clause.MEASURES_20_4})
  @DisplayName("第二十条 撤下以后，仍能看到当时公众看到的那一页，一个字节不差；当时没有的就说没有")
  void aPageAsThePublicSawIt() throws IOException, InterruptedException {
    var before = kept();
    var release = office.released(ItemKind.NOTICE, "后来撤下的通知");
    var shown = kept();
    var file = settings.data().resolve("site").resolve(release.path().substring(1));
    var bytes = Files.readAllBytes(file);
    office.publishing.withdraw(office.editorOne, release.id(), WithdrawalReason.ERROR, "内容有误");
    kept();

    assertThat(past.bytes(release.path(), before)).isEmpty();
    assertThat(past.bytes(release.path(), shown)).contains(bytes);
    assertThat(past.history(release.path()))
        .extracting(Stretch::title)
        .contains("后来撤下的通知")
        .doesNotHaveDuplicates();
    assertThat(past.changedOn(LocalDate.now(Shenfa.ZONE)))
        .extracting(Stretch::path)
        .contains(release.path());

    var stranger = office.hired("旁人", office.bureau, PostKind.CLERK);
    var desk = at(office.hired("宣传处的人", office.publicity, PostKind.CLERK));
    var query = "?at=" + shown + "&path=" + release.path();
    assertThat(desk.get("/desk/then" + query).body()).contains("后来撤下的通知").contains("段");
    var frame = desk.get("/desk/then/page" + query);
    assertThat(frame.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("sandbox")
        .doesNotContain("script");
    var page = Jsoup.parse(frame.body());
    assertThat(page.select("script")).isEmpty();
    assertThat(page.text()).contains("后来撤下的通知");
    var style = page.select("link[rel=stylesheet]").attr("href");
    assertThat(desk.get(style).statusCode()).isEqualTo(200);
    assertThat(page.select("a[href^='/desk/then?at=']")).isNotEmpty();
    assertThat(page.select("a[href^='/']:not([href^='/desk/then'])")).isEmpty();
    assertThat(desk.get("/desk/then?at=nonsense&path=" + release.path()).body()).contains("没有看懂");
    assertThat(
            desk.get(
                    "/desk/then?path="
                        + URLEncoder.encode("../../etc/passwd\u0000", StandardCharsets.UTF_8))
                .statusCode())
        .isLessThan(500);
    assertThat(at(stranger).get("/desk/then" + query).statusCode()).isEqualTo(404);
    assertThat(at(stranger).get("/desk/then/page" + query).statusCode()).isEqualTo(404);
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("P-16 别人放进文件夹的网页不算公众看到的网站，恢复的事记下来；重新启动不多记一行")
  void onlyWhatTheProductWrote() throws IOException, InterruptedException {
    var path = office.released(ItemKind.NOTICE, "被人改过的通知").path();
    var moment = kept();
    var file = settings.data().resolve("site").resolve(path.substring(1));
    Files.writeString(file, "<h1>谁也没有审过的话</h1>");
    chronicle.keep();
    site.repair();
    kept();
    assertThat(past.history(path)).hasSize(1);
    assertThat(past.bytes(path, moment)).contains(Files.readAllBytes(file));
    assertThat(mendings.last())
        .anySatisfy(m -> assertThat(m.examples()).containsEntry(path, "内容被改"));

    var lines = lines();
    new Chronicle(site, db, transaction, Clock.system(Shenfa.ZONE)).keep();
    assertThat(lines()).isEqualTo(lines);
  }

  @Test
  @Timeout(60)
  @Proves(Clause.HOUSE)
  @DisplayName("网站运行：新闻宣传处看对账、核对、重新生成并留痕；承办人看不到这一页")
  void theSiteIsLookedAfter() throws InterruptedException {
    kept();
    var stranger = office.hired("旁人", office.bureau, PostKind.CLERK);
    var desk = at(office.hired("宣传处的人", office.publicity, PostKind.CLERK));
    assertThat(desk.get("/desk/site").body()).contains("对账").contains("全站重新生成");
    var before = Objects.requireNonNull(site.standing().inLine());
    desk.post("/desk/site/rebuild");
    while (desk.get("/desk/site/progress").body().contains("\"busy\":true")) {
      Thread.sleep(20);
    }
    assertThat(site.standing().inLine()).isAfter(before);
    assertThat(
            db.queryForObject(
                "select count(*) from audit_event where convert_from(content, 'UTF8') like '%site.rebuilt%'",
                Long.class))
        .isPositive();
    assertThat(at(stranger).get("/desk/site").statusCode()).isEqualTo(404);
  }

  @Test
  @Proves(Clause.MEASURES_21_1)
  @DisplayName("第二十一条 浏览按天记数，来路只记网站名；不是网站名的、没有公开的，什么都不记")
  void visitsAreNumbers() {
    var release = office.released(ItemKind.NOTICE, "有人看的通知");
    var item = release.item();
    views.count(item, "WWW.gov.cn");
    views.count(item, "www.gov.cn");
    views.count(item, "<script>alert(1)</script>");
    views.count(item, "x".repeat(3_000));
    views.count("2026-9999999", "www.nobody.example");
    var today = LocalDate.now(Shenfa.ZONE);
    assertThat(visits.pages(today))
        .anySatisfy(v -> {
          assertThat(v.title()).isEqualTo("有人看的通知");
          assertThat(v.views()).isEqualTo(4);
        });
    assertThat(visits.sources(today))
        .extracting(Visits.Source::host)
        .contains("www.gov.cn")
        .noneMatch(h -> h.contains("script") || h.contains("xxx") || h.contains("nobody"));
  }
}
