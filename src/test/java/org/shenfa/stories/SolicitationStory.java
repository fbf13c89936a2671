package org.shenfa.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shenfa.access.Accounts;
import org.shenfa.access.Members;
import org.shenfa.content.Item;
import org.shenfa.content.ItemKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.site.PublicAddress;
import org.shenfa.site.Reconciler;
import org.shenfa.solicitations.Drafts;
import org.shenfa.support.Axe;
import org.shenfa.support.Chromium;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.Pictures;
import org.shenfa.support.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "server.forward-headers-strategy=framework",
      "shenfa.origin=solicitation.example/log"
    })
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Office.class, Members.class, SettableClock.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("故事：一次征集从开始到公布采纳情况")
class SolicitationStory {
  private static final String PASSWORD = Office.PASSWORD;
  private static final Pictures PICTURES = new Pictures("solicitation");
  private static final Duration AFTERWARDS = Duration.ofHours(3);

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired Reconciler reconciler;
  @Autowired PublicAddress site;
  @Autowired SettableClock.Forward clock;
  @LocalServerPort int port;

  private Chromium chromium;
  private boolean later;

  @BeforeAll
  void open() {
    assumeTrue(Chromium.isThere(), "没有 Chromium，浏览器故事不运行");
    accounts.openDemo(List.of(office.clerk), PASSWORD);
    chromium = new Chromium(port);
  }

  @AfterAll
  void close() {
    if (chromium != null) {
      chromium.close();
    }
    if (later) {
      clock.advance(AFTERWARDS.negated());
    }
  }

  private static void look(Page page, String name) {
    PICTURES.page(page, name);
    var wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
    assertThat(page.evaluate(wide)).as(name + " 不横向滚动").isEqualTo(true);
  }

  private static void lookClosely(Page page, String name) {
    look(page, name);
    assertThat(Axe.everything(page, name)).isEmpty();
  }

  private long released(ItemKind kind, String title, String body) {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), kind);
    release(item, kind, title, body);
    return item.id();
  }

  private void release(Item item, ItemKind kind, String title, String body) {
    var seq = office.drafting.latest(item.id()).map(r -> r.seq()).orElse(0);
    var plain = office.text(item, kind, title).withText(title, body, List.of());
    var text =
        plain.comment() == null
            ? plain
            : Drafts.with(plain, LocalDateTime.now(clock).plusHours(2).withNano(0), null, body);
    office.released(office.cleared(office.drafting.save(office.clerk, item.id(), seq, text)), null);
    reconciler.reconcile();
  }

  private String path(long item) {
    return office.drafting.find(item).number();
  }

  @Test
  @Proves({Clause.MEASURES_12_1, Clause.MEASURES_17_3})
  @DisplayName("手机上没有脚本也能逐段提；电话意见录进同一台账；归要点、定采纳、起草反馈；公布后凭编号查得到，看得到改了哪里")
  void fromOpeningToAdoptedFeedback() {
    var draft =
        released(
            ItemKind.DRAFT_FOR_COMMENT,
            "危险化学品仓库储存规定（征求意见稿）",
            "<p>第一条　为了加强仓库安全，制定本规定。</p><p>第二条　一间仓库储存不得超过十吨。</p><p>第三条　每月检查一次。</p>");
    String number;
    String code;
    try (var window = chromium.withoutScript(Chromium.PHONE)) {
      var page = window.newPage();
      page.navigate(site.address() + "/yjzj/index.html");
      page.getByText("危险化学品仓库储存规定（征求意见稿）").first().click();
      assertThat(page.locator(".box")).containsText("最迟于");
      look(page, "draft-open-390");
      page.locator(".box a", new Page.LocatorOptions().setHasText("提意见")).first().click();
      page.fill("#w0", "请把仓库的定义写清楚。");
      page.locator("#p2 summary").click();
      page.fill("#w2", "十吨太多，建议不超过五吨。");
      page.locator("label", new Page.LocatorOptions().setHasText("企业")).click();
      look(page, "form-390");
      page.locator("main form button").click();
      number = page.locator("#number").textContent();
      code = page.locator("#code").textContent();
      look(page, "receipt-390");
    }
    try (var window = chromium.window(320, ColorScheme.DARK)) {
      var page = window.newPage();
      page.navigate(site.address() + "/_/solicitations/" + path(draft));
      lookClosely(page, "form-320-dark");
    }
    try (var window = chromium.window()) {
      var page = Chromium.signIn(window, office.clerk.staffNo(), PASSWORD);
      page.navigate("/desk/solicitations/" + draft);
      page.selectOption("select[name=channel]", "PHONE");
      page.locator("select[name=place]").first().selectOption("2");
      page.locator("textarea[name=words]").first().fill("来电说：十吨太多，最好五吨以内。");
      page.locator("button", new Page.LocatorOptions().setHasText("出回执")).click();
      assertThat(page.locator("#number")).hasText(path(draft) + "-0002");
      look(page, "slip-1440");
      later = true;
      clock.advance(AFTERWARDS);
      reconciler.reconcile();
      page.navigate("/desk/solicitations");
      look(page, "desk-1440");
      page.getByText("危险化学品仓库储存规定（征求意见稿）").click();
      page.check("input[name=entered]");
      page.locator("button", new Page.LocatorOptions().setHasText("开始分析")).click();
      look(page, "work-1440");
      point(page, "定义", "写清楚仓库的定义", 1);
      decide(page, "定义", "ADOPTED", "第一条增加仓库的定义");
      point(page, "储存数量", "十吨太多，建议五吨", 2, 3);
      decide(page, "储存数量", "PARTLY", "改为八吨；五吨没有依据");
      lookClosely(page, "work-decided-1440");
      page.locator("button", new Page.LocatorOptions().setHasText("按台账起草反馈稿")).click();
      page.waitForURL(Pattern.compile(".*/desk/items/\\d+/edit"));
      var reply = Long.parseLong(page.url().replaceAll(".*/items/(\\d+)/edit", "$1"));
      var text = office.drafting.latest(reply).orElseThrow().manifest();
      assertThat(text.body()).contains("共收到 2 件、3 条意见", "部分采纳 2 条", "电话");
      release(office.drafting.find(reply), ItemKind.INTERACTION_REPLY, text.title(), text.body());
      var made =
          released(
              ItemKind.FORMAL_DOCUMENT,
              "危险化学品仓库储存规定",
              "<p>第一条　为了加强仓库安全，制定本规定。仓库是指专门储存危险化学品的建筑。</p><p>第二条　一间仓库储存不得超过八吨。</p><p>第三条　每月检查一次。</p>");
      page.navigate("/desk/solicitations/" + draft);
      page.fill("input[name=document]", office.drafting.find(made).number());
      page.locator("form[action$=outcome] input[name=remark]").fill("已于今日印发");
      page.locator("button", new Page.LocatorOptions().setHasText("关联")).click();
      assertThat(page.locator(".note.good")).containsText("结果已关联");
    }
    reconciler.reconcile();
    try (var window = chromium.window(Chromium.PHONE, ColorScheme.LIGHT)) {
      var page = window.newPage();
      page.navigate(site.address() + "/_/solicitations/query");
      page.fill("#number", number);
      page.fill("#code", code.toLowerCase(java.util.Locale.ROOT));
      page.locator("main form button").click();
      assertThat(page.locator(".parts > li").last()).containsText("部分采纳");
      assertThat(page.locator(".parts > li").last()).containsText("改为八吨");
      lookClosely(page, "answer-390");
      page.locator(".notice a", new Page.LocatorOptions().setHasText("对照")).click();
      assertThat(page.locator("ins").first()).isVisible();
      assertThat(page.locator(".marks").first()).containsText("2 号 部分采纳");
      lookClosely(page, "changes-390");
      page.setViewportSize(1440, 900);
      look(page, "changes-1440");
      page.locator("header.head a", new Page.LocatorOptions().setHasText("（征求意见稿）")).click();
      assertThat(page.locator(".box h2")).hasText("征集情况已经反馈");
      look(page, "draft-answered-1440");
      page.locator(".read a", new Page.LocatorOptions().setHasText("征集情况的反馈")).click();
      assertThat(page.locator(".read a")).containsText("（征求意见稿）");
      look(page, "feedback-1440");
    }
  }

  private static void point(Page page, String theme, String gist, int... numbers) {
    for (var n : numbers) {
      page.check("table input[name=remark][value='" + n + "']");
    }
    var form = page.locator("section:has(#h-ledger) form");
    form.locator("input[name=theme]").fill(theme);
    form.locator("input[name=gist]").fill(gist);
    form.locator(
            "button", new com.microsoft.playwright.Locator.LocatorOptions().setHasText("归成新的要点"))
        .click();
    assertThat(page.locator(".note.good")).containsText("归成一条要点");
  }

  private static void decide(Page page, String theme, String decision, String reason) {
    var card = page.locator("article", new Page.LocatorOptions().setHasText(theme)).first();
    card.locator("input[value=" + decision + "]").check();
    card.locator("textarea[name=reason]").fill(reason);
    card.locator("button", new com.microsoft.playwright.Locator.LocatorOptions().setHasText("写明"))
        .click();
    assertThat(page.locator(".note.good")).containsText("已写明");
  }
}
