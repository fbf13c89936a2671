package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shenfa.Shenfa;
import org.shenfa.access.Accounts;
import org.shenfa.content.Interpretations;
import org.shenfa.content.ItemKind;
import org.shenfa.organization.Person;
import org.shenfa.outbound.Fetched;
import org.shenfa.reprints.AuthorizedSources;
import org.shenfa.reprints.Sightings;
import org.shenfa.support.Chromium;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.Pictures;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@Tag("long")
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    // An office of its own: the people here sign in with the story's password.
    properties = "shenfa.origin=narrow.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("故事：审核一带的页面，宽屏、手机、浅色、深色，都不横着滚")
class NarrowPagesStory {
  private static final Pictures PICTURES = new Pictures("narrow");
  private static final String PASSWORD = Office.PASSWORD;

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired AuthorizedSources sources;
  @Autowired Sightings sightings;
  @Autowired Interpretations interpretations;
  @LocalServerPort int port;

  @AutoClose private Chromium chromium;

  @BeforeAll
  void people() {
    chromium = Chromium.forStory(port);
    accounts.openDemo(List.of(office.clerk, office.secrecy, office.publicityHead), PASSWORD);
  }

  @Test
  @DisplayName("每一页都不比窗口宽")
  void noPageIsWiderThanItsWindow() throws Exception {
    var pages = pages();
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (var width : List.of(Chromium.DESKTOP, Chromium.PHONE)) {
        for (var one : pages.entrySet()) {
          look(width, scheme, one.getKey(), one.getValue());
        }
      }
    }
  }

  private void look(int width, ColorScheme scheme, Person who, Map<String, String> pages) {
    try (var window = chromium.window(width, scheme)) {
      var page = Chromium.signIn(window, who.staffNo(), PASSWORD);
      pages.forEach((name, address) -> {
        page.navigate(address);
        PICTURES.page(page, "%s-%d-%s".formatted(name, width, scheme));
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
            .as("%s，%d 像素", address, width)
            .isLessThanOrEqualTo(width);
      });
    }
  }

  /** By person: the name of each picture and the address of the page. */
  private Map<Person, Map<String, String>> pages() throws Exception {
    var gone = reprint();
    var on = reviewed();
    var exception = office.drafted(ItemKind.UNIT_HEAD_NEWS, "危险化学品安全监督管理处负责人赴南滨化工园区调研督导安全生产工作");
    office.exceptions.ask(office.clerk, exception.itemId(), "事关全省化工园区整治，省内主要媒体都已报道，确需报道");
    office.drafted(ItemKind.FORMAL_DOCUMENT, "关于印发《江海省危险化学品安全生产标准化二级企业评审管理办法》的通知");
    var pair = interpretations.begin(office.clerk, office.hazmat.id()).id();
    var common =
        Map.of("keys", "/desk/keys", "reprints", "/desk/reprints", "deadlines", "/desk/deadlines");
    var clerk = new LinkedHashMap<>(common);
    clerk.put("signed", "/desk/items/" + on.revision().itemId() + "/signed");
    clerk.put("source", "/desk/items/" + gone + "/source");
    clerk.put("exception-edit", "/desk/items/" + exception.itemId() + "/edit");
    clerk.put("pair", "/desk/items/" + pair + "/pair");
    var reviewer = Map.of("review", "/desk/review/" + on.id(), "work-reviewer", "/desk");
    var publicity =
        Map.of(
            "exception",
            "/desk/items/" + exception.itemId(),
            "work",
            "/desk",
            "reprints-all",
            "/desk/reprints");
    return Map.of(office.clerk, clerk, office.secrecy, reviewer, office.publicityHead, publicity);
  }

  private org.shenfa.review.ReviewCase reviewed() throws Exception {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.NOTICE);
    var files =
        List.of(
            office.attached(item.id(), "拟确定的2026年第三批危险化学品安全生产标准化二级企业名单.txt", "南滨化工有限公司\n"),
            office.attached(item.id(), "汇总.txt", "评审意见汇总\n"));
    office.collating.keep(
        office.clerk,
        item.id(),
        "关于2026年第三批危险化学品安全生产标准化二级企业名单的公示（签发稿）.txt",
        new ByteArrayInputStream("关于名单的公示\n拟确定27家企业。".getBytes(StandardCharsets.UTF_8)));
    var text =
        office
            .text(item, ItemKind.NOTICE, "关于名单的公示")
            .withText("关于名单的公示", "<p>拟确定26家企业。</p>", files);
    var on = office.submitted(office.drafting.save(office.clerk, item.id(), 0, text));
    office.reviewing.opened(office.secrecy, on.id(), files.getFirst().digest());
    return on;
  }

  private long reprint() {
    sources.add(office.publicityHead, Office.REPRINTED, "部网站", "厅发文同意");
    var gone = office.released(ItemKind.REPRINT, "国务院安全生产委员会办公室部署开展岁末年初安全生产重大隐患专项整治和督导检查");
    office.released(ItemKind.REPRINT, "防汛部署会召开");
    var text = office.drafting.latest(gone.itemId()).orElseThrow().manifest();
    var link = Objects.requireNonNull(text.reprint()).link();
    var today = LocalDate.now(Shenfa.ZONE);
    var article =
        "<html><body><h1>部署会召开</h1><div><p>会议要求各地压实责任，转移危险区群众，做到应转尽转、应转早转。</p></div></body></html>";
    seen(gone.itemId(), text.item(), link, 200, article, today.minusDays(1));
    seen(gone.itemId(), text.item(), link, 404, "", today);
    return gone.itemId();
  }

  private void seen(long item, String number, String link, int status, String html, LocalDate day) {
    var bytes = html.getBytes(StandardCharsets.UTF_8);
    sightings.note(
        item,
        number,
        link,
        new Fetched.Page(status, URI.create(link), "text/html;charset=UTF-8", bytes),
        day);
  }
}
