package org.shenfa.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.ItemKind;
import org.shenfa.publication.Release;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("第二十八条 供其他网站取用和核验：订阅、站点地图、开放清单")
class ExchangeModuleTests {
  private static final String TITLE = "订阅里的“通知” <b>&amp; 1+1 < 3 😀";

  @Autowired Office office;
  @Autowired Reconciler reconciler;
  @Autowired SiteSettings site;

  private byte[] bytes(String path) throws IOException {
    return Files.readAllBytes(reconciler.folder().resolve(path.substring(1)));
  }

  private JsonNode json(String path) throws IOException {
    return JsonMapper.shared().readTree(bytes(path));
  }

  private Document xml(String path) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes(path)));
  }

  private static List<Element> all(Document document, String name) {
    var all = new ArrayList<Element>();
    var found = document.getElementsByTagNameNS("*", name);
    for (var n = 0; n < found.getLength(); n++) {
      all.add((Element) found.item(n));
    }
    return all;
  }

  private Release withFile(String title) {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.NOTICE);
    var text = office.text(item, ItemKind.NOTICE, title);
    var file = office.attached(item.id(), "名单 1+1.txt", "南滨化工有限公司");
    var body = text.body() + "<p>见<a href=\"/tzgg/index.html\">通知公告</a>。</p>";
    var saved =
        office.drafting.save(office.clerk, item.id(), 0, text.withText(title, body, List.of(file)));
    return office.released(office.cleared(saved), null);
  }

  @Test
  @Proves(Clause.MEASURES_28_1)
  @DisplayName("第二十八条 Atom 和 JSON 订阅：题目一字不差，地址写全，附件都在，撤下的不在")
  void feedsCarryWhatIsOut() throws Exception {
    var release = withFile(TITLE);
    var gone = office.released(ItemKind.NOTICE, "订阅里撤下的通知");
    office.publishing.withdraw(office.editorTwo, gone.id(), WithdrawalReason.ERROR, "集合的地点写错了");
    reconciler.reconcile();
    var address = "https://" + site.domain() + release.path();
    for (var folder : List.of("/", "/tzgg/")) {
      var atom = xml(folder + "feed.xml");
      assertThat(atom.getDocumentElement().getNamespaceURI())
          .isEqualTo("http://www.w3.org/2005/Atom");
      var entry =
          all(atom, "entry").stream()
              .filter(
                  e -> e.getElementsByTagNameNS("*", "id").item(0).getTextContent().equals(address))
              .findFirst()
              .orElseThrow();
      assertThat(entry.getElementsByTagNameNS("*", "title").item(0).getTextContent())
          .isEqualTo(TITLE);
      assertThat(entry.getElementsByTagNameNS("*", "content").item(0).getTextContent())
          .contains("href=\"https://" + site.domain() + "/tzgg/index.html\"");
      assertThat(all(atom, "link"))
          .extracting(l -> l.getAttribute("rel"))
          .contains("self", "alternate", "enclosure");
      assertThat(all(atom, "id")).extracting(Element::getTextContent).doesNotHaveDuplicates();
      assertThat(new String(bytes(folder + "feed.xml"), StandardCharsets.UTF_8))
          .doesNotContain("订阅里撤下的通知");
      var feed = json(folder + "feed.json");
      assertThat(feed.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
      assertThat(feed.get("items").size()).isBetween(1, 20);
      var item =
          feed.get("items")
              .valueStream()
              .filter(i -> i.get("id").asString().equals(address))
              .findFirst()
              .orElseThrow();
      assertThat(item.get("title").asString()).isEqualTo(TITLE);
      assertThat(item.get("_shenfa").get("digest").asString()).isEqualTo(release.digest().hex());
      assertThat(item.get("attachments").size()).isEqualTo(1);
      assertThat(feed.toString()).doesNotContain("订阅里撤下的通知");
    }
  }

  @Test
  @Proves(Clause.MEASURES_28_1)
  @DisplayName("第二十八条 开放清单：每一条的页面、正文、附件都对得上摘要，撤下的列明，由旧清单推得出新清单变了哪几个月")
  void theOpenListCanBeVerified() throws IOException {
    var release = withFile("清单里的通知");
    var gone = office.released(ItemKind.NOTICE, "清单里撤下的通知");
    office.publishing.withdraw(office.editorTwo, gone.id(), WithdrawalReason.PRIVACY, "写出了一个人的电话");
    reconciler.reconcile();
    var seen = 0;
    var withdrawn = new ArrayList<String>();
    var index = json("/open/index.json");
    for (var month : index.get("months").valueStream().toList()) {
      assertThat(month.get("sha256").asString())
          .isEqualTo(Sha256.of(bytes(month.get("path").asString())));
      var file = json(month.get("path").asString());
      assertThat(file.get("releases").size()).isEqualTo(month.get("releases").asInt());
      for (var line : file.get("releases").valueStream().toList()) {
        var page = new String(bytes(line.get("path").asString()), StandardCharsets.UTF_8);
        var text =
            page.substring(
                page.indexOf(OpenList.BEGIN) + OpenList.BEGIN.length(), page.indexOf(OpenList.END));
        assertThat(Sha256.of(text))
            .as(line.toString())
            .isEqualTo(line.get("textSha256").asString());
        for (var one : line.get("files").valueStream().toList()) {
          var path =
              URLDecoder.decode(
                  one.get("path").asString().replace("+", "%2B"), StandardCharsets.UTF_8);
          assertThat(Sha256.of(bytes(path))).isEqualTo(one.get("sha256").asString());
        }
        seen++;
      }
      file.get("withdrawn").valueStream().forEach(w -> withdrawn.add(w.get("path").asString()));
    }
    assertThat(seen).isPositive();
    assertThat(withdrawn).contains(gone.path()).doesNotContain(release.path());
    var before = index.toString();
    office.released(ItemKind.ORDINARY_NEWS, "让清单变一变的动态");
    reconciler.reconcile();
    assertThat(json("/open/index.json").toString()).isNotEqualTo(before);
  }

  @Test
  @Proves(Clause.MEASURES_28_1)
  @DisplayName("站点地图：每一篇都在，带发布时间，指到的页面都有")
  void theSiteMapListsEveryPage() throws Exception {
    var release = office.released(ItemKind.NOTICE, "地图里的通知");
    reconciler.reconcile();
    var pages = new ArrayList<String>();
    for (var part : all(xml("/sitemap.xml"), "loc")) {
      var map = xml(part.getTextContent().replace("https://" + site.domain(), ""));
      for (var url : all(map, "url")) {
        var path =
            url.getElementsByTagNameNS("*", "loc")
                .item(0)
                .getTextContent()
                .replace("https://" + site.domain(), "");
        pages.add(path);
        assertThat(
                reconciler
                    .folder()
                    .resolve(path.substring(1) + (path.endsWith("/") ? "index.html" : "")))
            .exists();
        if (path.startsWith("/art/")) {
          assertThat(url.getElementsByTagNameNS("*", "lastmod").item(0).getTextContent())
              .endsWith("+08:00");
        }
      }
    }
    assertThat(pages).contains(release.path()).doesNotHaveDuplicates();
  }
}
