package org.shenfa.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.content.GuideElement.BASIS;
import static org.shenfa.content.GuideElement.COMPLAINT;
import static org.shenfa.content.GuideElement.FEE;
import static org.shenfa.content.GuideElement.FORMS;
import static org.shenfa.content.GuideElement.HOURS;
import static org.shenfa.content.GuideElement.KIND;
import static org.shenfa.content.GuideElement.PHONE;
import static org.shenfa.content.GuideElement.PLACE;
import static org.shenfa.content.GuideElement.TERMS;
import static org.shenfa.content.GuideElement.TOPIC;
import static org.shenfa.content.GuideElement.WHO;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.access.Accounts;
import org.shenfa.content.GuideElement;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Revision;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.organization.Person;
import org.shenfa.publication.Release;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.site.PublicAddress;
import org.shenfa.site.Reconciler;
import org.shenfa.support.DeskBrowser;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("第十四条 办事服务")
class ServicesModuleTests {
  private static final String PASSWORD = Office.PASSWORD;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Autowired Office office;
  @Autowired Accounts accounts;
  @Autowired Guides guides;
  @Autowired GuideWriting writing;
  @Autowired ContactPoints points;
  @Autowired Downloads downloads;
  @Autowired PublicAddress site;
  @Autowired Reconciler reconciler;
  @Autowired DatabaseSettings settings;
  @Autowired JdbcClient db;
  @LocalServerPort int port;

  private static Map<GuideElement, String> words() {
    var words = new EnumMap<GuideElement, String>(GuideElement.class);
    for (var element : GuideElement.values()) {
      if (element.required()) {
        words.put(element, element.label() + "写明");
      }
    }
    words.put(KIND, "行政许可");
    words.put(WHO, "企业");
    words.put(TERMS, "法定时限 30 日，承诺时限 10 日");
    return words;
  }

  private Map<GuideElement, Set<Long>> register(String name, String phone) {
    var clerk = office.clerk;
    var unit = office.hazmat.id();
    return Map.of(
        PHONE,
        Set.of(points.add(clerk, unit, PointKind.PHONE, name + "咨询电话", phone)),
        COMPLAINT,
        Set.of(points.add(clerk, unit, PointKind.PHONE, name + "监督电话", "0000-9999999")),
        PLACE,
        Set.of(points.add(clerk, unit, PointKind.PLACE, name + "窗口", "安澜路 1 号")),
        HOURS,
        Set.of(points.add(clerk, unit, PointKind.HOURS, name + "时间", "工作日 9:00—17:00")),
        FEE,
        Set.of(points.add(clerk, unit, PointKind.FEE, name + "收费", "不收费")));
  }

  /** In its column, as the clerk saves it on the edit page. */
  private Revision filed(Revision revision, String body, List<Manifest.Attachment> files) {
    var item = office.drafting.find(revision.itemId());
    var text = office.text(item, ItemKind.SERVICE_GUIDE, revision.manifest().title());
    return office.drafting.save(
        office.clerk,
        item.id(),
        office.drafting.latest(item.id()).orElseThrow().seq(),
        text.withText(text.title(), body, files));
  }

  private Release out(Revision revision) {
    return office.released(office.cleared(revision), null);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(site.address() + path)).build(), BodyHandlers.ofString());
  }

  @Test
  @Proves(Clause.MEASURES_14_1)
  @DisplayName("第十四条 涉密事项不登记，什么也不留下")
  void secretItemsAreNotKept() {
    var before = guides.all().size();
    assertThatThrownBy(() -> writing.begin(office.clerk, office.hazmat.id(), "一件涉密的事项", true))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("非涉密");
    assertThat(guides.all()).hasSize(before);
    var item = writing.begin(office.clerk, office.hazmat.id(), "一件公开的事项", false);
    assertThatThrownBy(() -> writing.write(office.clerk, item.number(), 1, true, words(), Map.of()))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("非涉密");
    assertThat(guides.latest(item.number()).seq()).isOne();
  }

  @Test
  @Proves({Clause.MEASURES_14_1, Clause.MEASURES_25_2})
  @DisplayName("第十四条 电话登记一次、引用两次；改一处，两件都待复核；更正是拟出的新版，发布以前网站不变")
  void oneChangeCorrectsAllGuides() {
    var chosen = register("改号", "0000-1234567");
    var phone = Objects.requireNonNull(chosen.get(PHONE)).iterator().next();
    var items = List.of("改号许可甲", "改号许可乙");
    for (var title : items) {
      var item = writing.begin(office.clerk, office.hazmat.id(), title, false);
      var written = writing.write(office.clerk, item.number(), 1, false, words(), chosen);
      out(filed(written, written.manifest().body(), List.of()));
    }
    var both = guides.all().stream().filter(g -> items.contains(g.title())).toList();
    assertThat(both).hasSize(2).allMatch(g -> g.state() == ServiceState.PUBLISHED);
    assertThat(both.getFirst().missing()).isEmpty();
    var number = both.getFirst().item();

    assertThatThrownBy(() -> points.change(office.stranger, phone, "0000-7654321", "改了号码"))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("所属单位");
    points.change(office.clerk, phone, "0000-7654321", "总机改号");
    assertThat(guides.all().stream().filter(g -> items.contains(g.title())))
        .allMatch(g -> g.state() == ServiceState.REVIEW_DUE)
        .allMatch(g -> g.due().equals(List.of("“联系电话”与登记簿不一致：“改号咨询电话”现在是“0000-7654321”")));

    assertThat(at(office.clerk).get("/desk").body()).contains("改号许可甲", "与登记簿不一致");
    assertThat(at(office.stranger).get("/desk").body()).doesNotContain("改号许可甲");

    var corrected = writing.correct(office.clerk, number);
    assertThat(corrected.manifest().body())
        .contains("0000-7654321", "0000-9999999")
        .doesNotContain("0000-1234567");
    assertThat(guides.find(number).state()).isEqualTo(ServiceState.REVIEW_DUE);
    assertThatThrownBy(() -> writing.correct(office.clerk, number))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("没有可以照登记簿改的地方");
    out(corrected);
    assertThat(guides.find(number).state()).isEqualTo(ServiceState.PUBLISHED);
    assertThat(guides.find(both.getLast().item()).state()).isEqualTo(ServiceState.REVIEW_DUE);
  }

  @Test
  @Proves(Clause.MEASURES_14_1)
  @DisplayName("第十四条 按要素填写：登记簿的不能手写，含糊的退回，没改的保留格式，正文里另有内容的不丢")
  void elementsAreTyped() {
    var chosen = register("填写", "0000-2222222");
    var item = writing.begin(office.clerk, office.hazmat.id(), "按要素填写的指南", false);
    var vague = words();
    vague.put(TERMS, "尽快办结");
    vague.put(KIND, "其他");
    var wrong = new EnumMap<>(chosen);
    wrong.put(FEE, chosen.get(PHONE));
    assertThatThrownBy(() -> writing.write(office.clerk, item.number(), 1, false, vague, wrong))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("办理时限")
        .hasMessageContaining("事项类型")
        .hasMessageContaining("收费标准");
    var first = writing.write(office.clerk, item.number(), 1, false, words(), chosen);
    var bold = first.manifest().body().replace("办理流程写明", "办理<strong>流程</strong>写明");
    var second = filed(first, bold, List.of());
    var third = writing.write(office.clerk, item.number(), second.seq(), false, words(), chosen);
    assertThat(third.manifest().body()).isEqualTo(second.manifest().body());
    var more = filed(third, bold + "<p>另外说明几句。</p>", List.of());
    assertThatThrownBy(
            () -> writing.write(office.clerk, item.number(), more.seq(), false, words(), chosen))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("别的内容");
    assertThatThrownBy(
            () -> writing.write(office.stranger, item.number(), more.seq(), false, words(), chosen))
        .isInstanceOf(Violations.class);
  }

  @Test
  @Proves(Clause.MEASURES_25_2)
  @DisplayName("第二十五条 依据撤下，引用它的指南待复核；要素由本单位的人确认、交办")
  void aBasisIsTakenDown() {
    var basis = office.released(ItemKind.FORMAL_DOCUMENT, "会撤下的依据");
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.SERVICE_GUIDE);
    var text = office.text(item, ItemKind.SERVICE_GUIDE, "引用依据的指南");
    var body = text.body().replace("设定依据的内容。", "<a href=\"" + basis.path() + "\">会撤下的依据</a>第三条");
    out(
        office.drafting.save(
            office.clerk, item.id(), 0, text.withText(text.title(), body, List.of())));
    assertThat(guides.find(item.number()).due()).isEmpty();
    assertThatThrownBy(() -> guides.confirm(office.stranger, item.number(), Set.of(BASIS)))
        .isInstanceOf(Violations.class);
    guides.confirm(office.clerk, item.number(), Set.of(BASIS, PHONE));
    assertThat(guides.find(item.number()).state()).isEqualTo(ServiceState.CONFIRMED);
    guides.entrust(office.clerk, item.number(), Set.of(PHONE), office.deputyHead);
    assertThat(owner(item.number(), PHONE)).isEqualTo(office.deputyHead.name());
    assertThat(owner(item.number(), BASIS)).isEqualTo(office.clerk.name());
    assertThatThrownBy(
            () -> guides.entrust(office.clerk, item.number(), Set.of(PHONE), office.stranger))
        .isInstanceOf(Violations.class);

    office.publishing.withdraw(
        office.publicityHead, basis.id(), WithdrawalReason.values()[0], "测试撤下依据");
    assertThat(guides.find(item.number()).due()).containsExactly("依据“会撤下的依据”已经撤下");
    guides.confirm(office.clerk, item.number(), Set.of(BASIS));
    assertThat(guides.find(item.number()).state()).isEqualTo(ServiceState.REVIEW_DUE);
  }

  private String owner(String item, GuideElement element) {
    return guides.find(item).elements().stream()
        .filter(e -> e.element() == element)
        .findFirst()
        .orElseThrow()
        .owner();
  }

  @Test
  @Proves({Clause.MEASURES_14_1, Clause.MEASURES_20_5})
  @DisplayName("第十四条 下载有版本、校验值、次数；旧地址转到现行版并说明；每夜取回来比对，坏了指南待复核")
  void downloadsHaveVersions() throws Exception {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.SERVICE_GUIDE);
    var text = office.text(item, ItemKind.SERVICE_GUIDE, "有表格下载的指南");
    var old = office.attached(item.id(), "经营许可申请表.txt", "第一版表格");
    var first =
        office.drafting.save(
            office.clerk, item.id(), 0, text.withText(text.title(), text.body(), List.of(old)));
    out(first);
    var fresh = office.attached(item.id(), "经营许可申请表.txt", "第二版表格，多一栏");
    var second =
        office.drafting.save(
            office.clerk, item.id(), 1, text.withText(text.title(), text.body(), List.of(fresh)));
    out(second);
    reconciler.reconcile();

    var former = get("/files/" + old.digest() + "/x.txt");
    assertThat(former.statusCode()).isEqualTo(301);
    assertThat(former.headers().firstValue("location")).contains("/_/downloads/" + old.digest());
    var page = get("/_/downloads/" + old.digest());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("set-cookie")).isEmpty();
    assertThat(Jsoup.parse(page.body()).select("main").text())
        .contains("第 1 版，已经不用了", "第 2 版", fresh.digest(), "TXT");
    assertThat(get("/_/downloads/" + old.digest() + "/file").headers().firstValue("location"))
        .contains("/_/downloads/" + old.digest());
    var there = get("/_/downloads/" + fresh.digest() + "/file");
    assertThat(there.statusCode()).isEqualTo(302);
    var address = there.headers().firstValue("location").orElseThrow();
    assertThat(get(address).body()).isEqualTo("第二版表格，多一栏");
    assertThat(downloads.times(item.id())).containsEntry("经营许可申请表.txt", 1L);
    for (var unknown : List.of("0".repeat(64), "x", "%27or%201=1", "..%2f..%2fetc")) {
      var answer = get("/_/downloads/" + unknown);
      assertThat(answer.statusCode()).as(unknown).isIn(400, 404);
      assertThat(answer.body()).doesNotContain("/desk");
    }

    downloads.sweep();
    assertThat(downloads.checks(item.id()).get(fresh.digest())).matches(c -> c.ok());
    var file = settings.data().resolve("site/files").resolve(fresh.digest()).resolve("经营许可申请表.txt");
    Files.writeString(file, "被换掉的表格");
    downloads.sweep();
    assertThat(downloads.checks(item.id()).get(fresh.digest())).matches(c -> !c.ok());
    assertThat(element(item.number(), FORMS).due()).containsExactly("“经营许可申请表.txt”下载有问题：内容与发布的不一致");
    reconciler.repair();
    downloads.sweep();
    assertThat(guides.find(item.number()).due()).isEmpty();
  }

  private Guide.Element element(String item, GuideElement element) {
    return guides.find(item).elements().stream()
        .filter(e -> e.element() == element)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Proves(Clause.MEASURES_14_1)
  @DisplayName("第十四条 服务目录按词、按对象、按主题、按类型找；不设 Cookie，怪输入照常回答")
  void theCatalogueIsLookedUp() throws Exception {
    guide("目录里的烟花许可", "行政许可", "企业", "烟花爆竹");
    guide("目录里的冬春救助", "公共服务", "个人", "救灾救助");
    office.drafted(ItemKind.SERVICE_GUIDE, "目录里没有的草稿");
    assertThat(found("q=目录里的")).containsExactlyInAnyOrder("目录里的烟花许可", "目录里的冬春救助");
    assertThat(found("q=目录里的&user=PERSON")).containsExactly("目录里的冬春救助");
    assertThat(found("q=目录里的&topic=烟花爆竹")).containsExactly("目录里的烟花许可");
    assertThat(found("q=目录里的&kind=公共服务")).containsExactly("目录里的冬春救助");
    assertThat(found("q=目录里没有的")).isEmpty();
    var page = get("/_/services?q=" + encoded("<script>alert(1)</script>") + "&user=x&topic=%27");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("set-cookie")).isEmpty();
    assertThat(Jsoup.parse(page.body()).select("script:not([src]), [style]")).isEmpty();
    assertThat(page.body()).contains("没有符合的服务");
  }

  @Test
  @Proves(Clause.MEASURES_14_1)
  @DisplayName("第十四条 读者说指南有没有帮助：同一次打开只算一次；不是指南的、没有发布的，一律没有；不设 Cookie")
  void readersSayWhetherItHelped() throws Exception {
    guide("有没有帮助的许可", "行政许可", "企业", "危险化学品");
    var number =
        db.sql(
                "select item from current_release where convert_from(manifest, 'UTF8') like '%有没有帮助的许可%'")
            .query(String.class)
            .single();
    var page = get("/_/services/helpful/" + number);
    assertThat(page.statusCode()).as(number + " " + Jsoup.parse(page.body()).text()).isEqualTo(200);
    assertThat(page.headers().firstValue("set-cookie")).isEmpty();
    var token = Jsoup.parse(page.body()).select("input[name=token]").val();
    var reader = new DeskBrowser(URI.create(site.address()).getPort(), "127.0.0.1");
    for (var n = 0; n < 2; n++) {
      assertThat(
              reader.post("/_/services/helpful/" + number, "token", token, "helpful", "yes").body())
          .contains("谢谢，记下了");
    }
    assertThat(
            reader.post("/_/services/helpful/" + number, "token", "x", "helpful", "maybe").body())
        .contains("有帮助</button>");
    assertThat(reader.post("/_/services/helpful/" + number, "helpful", "no").body())
        .contains("写信告诉我们");
    assertThat(votes()).isEqualTo(List.of(false, true));
    for (var none : List.of("2020-0001", "x", "0")) {
      assertThat(get("/_/services/helpful/" + none).statusCode()).isEqualTo(404);
      assertThat(
              reader
                  .post("/_/services/helpful/" + none, "token", token, "helpful", "yes")
                  .statusCode())
          .isEqualTo(404);
    }
    var last = reader.post("/_/services/helpful/" + number, "helpful", "yes");
    for (var n = 0; n < 10 && last.statusCode() == 200; n++) {
      last = reader.post("/_/services/helpful/" + number, "helpful", "yes");
    }
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.body()).contains("这一次没有记下");
    assertThat(votes()).as("ten in a quarter of an hour at most").hasSizeLessThanOrEqualTo(10);
  }

  private List<Boolean> votes() {
    return db.sql("select helpful from guide_vote order by helpful")
        .query((row, n) -> row.getBoolean(1))
        .list();
  }

  private void guide(String title, String kind, String who, String topic) {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.SERVICE_GUIDE);
    var text = office.text(item, ItemKind.SERVICE_GUIDE, title);
    var body =
        GuideElement.table(
            Map.of(
                KIND,
                "<p>" + kind + "</p>",
                WHO,
                "<p>" + who + "</p>",
                TOPIC,
                "<p>" + topic + "</p>"));
    out(
        office.drafting.save(
            office.clerk, item.id(), 0, text.withText(title, body + text.body(), List.of())));
  }

  private List<String> found(String query) throws IOException, InterruptedException {
    var parts = new StringBuilder();
    for (var pair : query.split("&")) {
      var at = pair.indexOf('=') + 1;
      parts.append(pair, 0, at).append(encoded(pair.substring(at))).append('&');
    }
    var page = Jsoup.parse(get("/_/services?" + parts).body());
    return page.select(".hits h2").eachText();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private DeskBrowser at(Person person) {
    return DeskBrowser.at(port, accounts, person);
  }

  @Test
  @Proves(Clause.MEASURES_14_1)
  @DisplayName("第十四条 工作台：从起草、登记到按要素填写都能办；选“涉密”退回一句话；外单位的人只能看")
  void theDeskPages() {
    var desk = at(office.clerk);
    assertThat(desk.get("/desk/services").body()).contains("是否涉密");
    var refused = desk.post("/desk/services", "title", "工作台起草的指南", "secret", "YES");
    assertThat(refused.body()).contains("涉密事项不上网");
    desk.post("/desk/services", "title", "工作台起草的指南", "secret", "NO");
    var guide =
        guides.all().stream().filter(g -> g.title().equals("工作台起草的指南")).findFirst().orElseThrow();
    desk.post("/desk/services/points", "kind", "PHONE", "name", "工作台电话", "value", "0000-4444444");
    assertThat(desk.get("/desk/services/points").body()).contains("工作台电话", "0000-4444444", "0 件指南");
    var form = desk.get("/desk/services/" + guide.item() + "/form").body();
    assertThat(form).contains("0000-4444444", "是否涉密", "设定依据");
    var id = Jsoup.parse(form).select("input[name=PHONE]").eachAttr("value").getLast();
    desk.post(
        "/desk/services/" + guide.item() + "/form",
        "seq",
        "1",
        "secret",
        "NO",
        "NAME",
        "工作台起草的指南",
        "PHONE",
        id,
        "KIND",
        "公共服务");
    assertThat(desk.get("/desk/services/" + guide.item()).body())
        .contains("0000-4444444", "登记簿：工作台电话", "待写");
    var stranger = at(office.stranger);
    assertThat(stranger.get("/desk/services/" + guide.item()).body()).doesNotContain("按要素填写");
    assertThat(stranger.get("/desk/services").body()).contains("工作台起草的指南");
  }
}
