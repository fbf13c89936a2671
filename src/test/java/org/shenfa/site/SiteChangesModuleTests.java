package org.shenfa.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.columns.Category;
import org.shenfa.columns.Column;
import org.shenfa.columns.ColumnChange;
import org.shenfa.content.Arrangement;
import org.shenfa.content.Arrangement.Entry;
import org.shenfa.content.Arrangement.Group;
import org.shenfa.content.Arranging;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Revision;
import org.shenfa.content.Slot;
import org.shenfa.organization.PostKind;
import org.shenfa.publication.Release;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.review.Look;
import org.shenfa.review.Submission;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

// A database of its own: the counts below are of a site nobody else writes to.
@SpringBootTest(properties = "shenfa.origin=changes.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("第二十四条 栏目和布置变了，网站跟着变，也只变该变的")
class SiteChangesModuleTests {
  @Autowired Office office;
  @Autowired Arranging arranging;
  @Autowired Reconciler reconciler;
  @Autowired ColumnViews views;

  private String page(String path) throws IOException {
    reconciler.reconcile();
    return Files.readString(reconciler.folder().resolve(path.substring(1)));
  }

  private boolean there(String path) {
    reconciler.reconcile();
    return Files.exists(reconciler.folder().resolve(path.substring(1)));
  }

  private Column column(String slug, String name) {
    return new Column(
        0, slug, name, "说明", "词", "类", office.publicity.id(), Set.of(Category.NEWS), 14, 40);
  }

  private Release released(Slot slot, String title, String address) {
    var secrecy =
        office
            .organization
            .holders(
                office.publicity.id(),
                PostKind.SECRECY_REVIEWER,
                java.time.LocalDate.of(2026, 1, 1))
            .stream()
            .map(a -> a.person())
            .findFirst()
            .orElseGet(() -> office.hired("宣传保密", office.publicity, PostKind.SECRECY_REVIEWER));
    var item = arranging.open(office.editorOne, slot);
    var seq = office.drafting.latest(item.id()).orElseThrow().seq();
    var entries = List.of(new Entry(title, address, null, "", null));
    var shown = new Arrangement(List.of(new Group("", entries)));
    var revision = arranging.save(office.editorOne, slot, seq, shown, List.of());
    var on =
        office
            .submitting
            .submit(office.editorOne, item.id(), revision.digest(), Submission.NORMAL)
            .getFirst();
    on = office.step(on, secrecy, Office.agreeing(Look.SECRECY_REVIEW));
    on = office.step(on, office.publicityHead, Office.agreeing(Look.HEAD_CONFIRMATION));
    on = office.step(on, office.reviewer, Office.agreeing(Look.EDITORIAL_REVIEW));
    return office.released(on, office.editorTwo);
  }

  @Test
  @Proves({Clause.MEASURES_24_1, Clause.MEASURES_15_5})
  @DisplayName("位置上只有当前放行的那一件；改了没发布的不出来，撤下就空，布置自己的地址通到首页")
  void aSlotShowsItsCurrentReleaseOnly() throws IOException {
    office.released(ItemKind.NOTICE, "推荐里要指的通知");
    var first = released(Slot.FEATURED, "先推荐通知公告", "/tzgg/index.html");
    assertThat(page("/index.html")).contains("先推荐通知公告", first.number());
    assertThat(page(first.path())).contains("url=/index.html");
    var item = arranging.item(Slot.FEATURED).orElseThrow();
    var seq = office.drafting.latest(item.id()).orElseThrow().seq();
    arranging.save(
        office.editorOne,
        Slot.FEATURED,
        seq,
        new Arrangement(
            List.of(
                new Group("", List.of(new Entry("没审过的推荐", "/tzgg/index.html", null, "", null))))),
        List.of());
    assertThat(page("/index.html")).contains("先推荐通知公告").doesNotContain("没审过的推荐");
    office.publishing.withdraw(office.editorTwo, first.id(), WithdrawalReason.OUTDATED, "不再需要推荐");
    assertThat(page("/index.html")).doesNotContain("先推荐通知公告");
  }

  @Test
  @Proves(Clause.MEASURES_24_1)
  @DisplayName("导航发布以后每一页都按它排；指着的栏目停办，这一条就不再出现")
  void navigationIsOnEveryPage() throws IOException {
    office.agreed(column("dhlm", "导航里的栏目"));
    office.agreed(new ColumnChange.Rename("dhlm", "导航里的栏目", "说明", "词", "类", "dhxz"));
    var article = office.released(ItemKind.NOTICE, "看导航的通知").path();
    var release = released(Slot.NAVIGATION, "公告栏", "/tzgg/index.html");
    for (var path : List.of("/index.html", article, "/tzgg/index.html", "/404.html")) {
      assertThat(page(path)).as(path).contains("公告栏", release.number());
    }
    office.agreed(new ColumnChange.Merge("tzgg", "zcwj"));
    assertThat(page("/index.html")).contains("公告栏", "href=\"/zcwj/index.html\"");
    assertThat(page("/tzgg/index.html")).contains("url=/zcwj/index.html");
    assertThat(page("/zcwj/index.html")).contains("看导航的通知");
    assertThat(page(article)).contains("政策文件");
  }

  @Test
  @Proves(Clause.MEASURES_24_1)
  @DisplayName("停办以后没有空栏目页，文章还在，旧地址的文件通到去向；核对以前就说得出会怎样")
  void aClosedColumnLeavesNoEmptyPage() throws IOException {
    office.agreed(new ColumnChange.Rename("hdjl", "互动", "说明", "词", "类", "hd"));
    var article = office.released(ItemKind.INTERACTION_REPLY, "停办栏目里的答复").path();
    assertThat(page("/hd/index.html")).contains("停办栏目里的答复");
    var close = new ColumnChange.Close("hdjl", null);
    var effect = views.effect(close.on(office.columns.find("hdjl").orElseThrow()));
    assertThat(effect.articles()).isEqualTo(1);
    assertThat(effect.path()).isNull();
    assertThat(effect.redirects())
        .contains(
            new ColumnEffect.Redirect("/hd/", "/map.html"),
            new ColumnEffect.Redirect("/hdjl/", "/map.html"));

    office.agreed(close);
    assertThat(page(article)).contains("停办栏目里的答复", "互动");
    assertThat(page("/index.html")).doesNotContain("停办栏目里的答复");
    assertThat(page("/hd/index.html")).contains("url=/map.html").doesNotContain("停办栏目里的答复");
    assertThat(page("/redirects.map")).contains("~^/hd/ /map.html;", "~^/hdjl/ /map.html;");
    assertThat(there("/hd/list-2.html")).isFalse();
  }

  @Test
  @Proves(Clause.MEASURES_24_1)
  @DisplayName("发布一篇，只写它自己、它的列表、首页和几张总表，别的文件不动")
  void aReleaseTouchesOnlyWhatItMust() throws IOException {
    for (var n = 0; n < 3; n++) {
      office.released(ItemKind.SERVICE_GUIDE, "办事指南" + n);
      office.released(ItemKind.ORDINARY_NEWS, "动态" + n);
    }
    reconciler.reconcile();
    var before = times();
    var path = office.released(ItemKind.ORDINARY_NEWS, "新的一篇").path();
    reconciler.reconcile();
    var after = times();
    var written =
        after.entrySet().stream()
            .filter(e -> !e.getValue().equals(before.get(e.getKey())))
            .map(e -> e.getKey().replaceFirst("\\.gz$", ""))
            .collect(Collectors.toSet());
    var month = path.split("/");
    assertThat(written)
        .isSubsetOf(
            path,
            "/gzdt/index.html",
            "/gzdt/list-1.html",
            "/index.html",
            "/map.html",
            "/sitemap/%s-%s-1.xml".formatted(month[2], month[3]),
            "/open/%s-%s.json".formatted(month[2], month[3]),
            "/open/index.json",
            "/feed.xml",
            "/feed.json",
            "/gzdt/feed.xml",
            "/gzdt/feed.json",
            "/sitemap/pages.xml",
            "/sitemap.xml")
        .contains(path, "/gzdt/index.html", "/index.html");
  }

  @Test
  @Proves({Clause.MEASURES_24_1, Clause.MEASURES_28_1})
  @DisplayName("一件一件加上去的网站，更正、换栏目、翻到新的一页列表以后，和从头做的一个字节不差")
  void whatWasAddedIsAsIfMadeAnew() {
    office.agreed(column("jwzl", "另一个栏目"));
    var first = office.drafted(ItemKind.ORDINARY_NEWS, "要更正的");
    var second = office.drafted(ItemKind.ORDINARY_NEWS, "要换栏目的");
    office.released(office.cleared(first), null);
    office.released(office.cleared(second), null);
    reconciler.reconcile();
    for (var n = 0; n < Pages.PER_LIST; n++) {
      office.released(ItemKind.ORDINARY_NEWS, "翻页用的" + n);
      reconciler.reconcile();
    }
    office.released(office.cleared(again(first, "要更正的", "更正过的")), null);
    reconciler.reconcile();
    assertAsMadeAnew();
    office.released(office.cleared(again(second, "gzdt", "jwzl")), null);
    reconciler.reconcile();
    assertAsMadeAnew();
  }

  private Revision again(Revision revision, String from, String to) {
    var text = new String(revision.manifest().canonical(), StandardCharsets.UTF_8);
    return office.drafting.save(
        office.clerk,
        revision.itemId(),
        revision.seq(),
        Manifest.of(text.replace(from, to).getBytes(StandardCharsets.UTF_8)));
  }

  private void assertAsMadeAnew() {
    var added = reconciler.files();
    reconciler.reconcileAll();
    assertThat(reconciler.files()).isEqualTo(added);
  }

  private Map<String, FileTime> times() throws IOException {
    var all = new TreeMap<String, FileTime>();
    Path folder = reconciler.folder();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var path = "/" + folder.relativize(file);
        if (!path.startsWith("/log/")) {
          all.put(path, Files.getLastModifiedTime(file));
        }
      }
    }
    return all;
  }
}
