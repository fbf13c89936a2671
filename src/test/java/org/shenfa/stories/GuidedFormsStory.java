package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shenfa.regulation.Clause.MEASURES_10_2;
import static org.shenfa.regulation.Clause.MEASURES_11_3;
import static org.shenfa.regulation.Clause.MEASURES_11_4;
import static org.shenfa.regulation.Clause.MEASURES_11_6;
import static org.shenfa.regulation.Clause.MEASURES_14_1;
import static org.shenfa.regulation.Clause.MEASURES_17_3;
import static org.shenfa.regulation.Clause.MEASURES_18_2;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shenfa.Shenfa;
import org.shenfa.access.Accounts;
import org.shenfa.content.GuideElement;
import org.shenfa.organization.Leaders;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.outbound.Elsewhere;
import org.shenfa.regulation.Proves;
import org.shenfa.reprints.AuthorizedSources;
import org.shenfa.review.Collating;
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

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "shenfa.origin=forms.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Office.class, Elsewhere.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("故事：分种类的表单，字段旁边就是规则")
class GuidedFormsStory {
  private static final String PASSWORD = Office.PASSWORD;
  private static final Pictures PICTURES = new Pictures("forms");

  @Autowired Office office;
  @Autowired Elsewhere elsewhere;
  @Autowired AuthorizedSources sources;
  @Autowired Accounts accounts;
  @Autowired Leaders leaders;
  @Autowired Collating collating;
  @LocalServerPort int port;

  @AutoClose private Chromium chromium;
  private Person leader;

  @BeforeAll
  void people() throws Exception {
    chromium = Chromium.forStory(port);
    leader = office.hired("陆远征", office.leadership, PostKind.DEPUTY_LEADER);
    var post = office.organization.postsOf(leader.id(), LocalDate.now(Shenfa.ZONE)).getFirst();
    leaders.rank(null, post.id(), 2, "副厅长");
    accounts.openDemo(List.of(office.clerk, office.publicityHead), PASSWORD);
    sources.add(office.publicityHead, Office.REPRINTED, "示例部网站", "办法第十一条所列网站");
    elsewhere.says(
        Office.REPRINTED + "/a.html",
        200,
        "<html><head><meta name=ArticleTitle content=防汛部署会召开></head><body><div>"
            + "<p>会议要求各地压实责任，转移危险区群众，做到应转尽转、应转早转。</p><p>沿江八市启动响应，昼夜巡堤查险。</p></div></body></html>");
  }

  /** Without script: every act of a form works so; what script adds has stories of its own. */
  private Page at(int width, Person who) {
    return Chromium.signIn(chromium.withoutScript(width), who.staffNo(), PASSWORD);
  }

  private static void picture(Page page, String name, int width) {
    page.waitForLoadState();
    PICTURES.page(page, "%s-%d".formatted(name, width));
    var wide = (Integer) page.locator("html").evaluate("e => e.scrollWidth - e.clientWidth");
    assertThat(wide).as("%s 在 %d 像素宽时横向溢出".formatted(name, width)).isZero();
  }

  private void begin(Page page, String kind) {
    page.navigate("/desk/items/new");
    page.check("#k-" + kind);
    page.click(".foot .go");
    page.waitForLoadState();
  }

  private static void save(Page page) {
    page.click("button[form=f]:has-text('保存')");
    page.waitForLoadState();
  }

  private static void submit(Page page) {
    page.click(".foot button:has-text('报送第')");
    page.waitForLoadState();
  }

  /** Nothing stands against what was just done. */
  private static void accepted(Page page) {
    assertThat(page.locator("[role=alert]").allTextContents()).isEmpty();
  }

  @ParameterizedTest(name = "{0} 像素宽")
  @ValueSource(ints = 390)
  @Proves(MEASURES_10_2)
  @DisplayName("第十条 政策文件与解读：一次建好两件，一页看两边，一同报送")
  void policyAndInterpretationGoTogether(int width) {
    try (var page = at(width, office.clerk)) {
      page.navigate("/desk/items/new");
      picture(page, "choose", width);
      page.click("button:has-text('一并起草文件和解读')");
      picture(page, "pair", width);
      assertThat(page.locator(".halves section").count()).isEqualTo(2);
      var pair = page.url();
      var policy = Long.parseLong(pair.replaceAll(".*/items/(\\d+)/pair", "$1"));
      collating.none(office.clerk, policy, "办公系统线上签发，没有纸质签发稿");

      page.click("a:has-text('写文件')");
      page.fill("#t", "关于加强危险化学品停产检修管理的意见" + width);
      page.check("input[name=column][value=zcwj]");
      page.fill("#f-number", "江应急〔2026〕" + width + "号");
      page.fill("#f-issuer", "江海省应急管理厅");
      page.fill("#f-formedOn", "2026-01-05");
      page.fill("#f-subject", "安全生产监管");
      page.fill("#f-indexNumber", "990000001/2026-00012");
      page.check("input[name=markedForWeb]");
      page.fill("textarea[name=body]", "<p>各设区市应急管理局：现提出以下意见。</p>");
      save(page);
      picture(page, "document", width);

      page.navigate(pair);
      page.click("button:has-text('一同报送')");
      assertThat(page.textContent("[role=alert]")).contains("解读方案", "请填写标题");
      page.navigate(pair);
      page.check("input[name=forms][value=GRAPHIC]");
      page.fill("#points", "为什么制定、主要内容、企业停产检修前要办哪些手续。");
      page.click("button:has-text('保存解读方案')");
      assertThat(page.textContent("main")).contains("图解", "停产检修前");

      page.click("a:has-text('写解读')");
      page.fill("#t", "一图读懂停产检修管理意见" + width);
      page.check("input[name=column][value=zcwj]");
      page.fill("textarea[name=body]", "<p>图解如下。</p>");
      save(page);
      page.navigate(pair);
      assertThat(page.locator(".halves .note.good").count()).isEqualTo(2);
      page.click("button:has-text('一同报送')");
      accepted(page);
      page.navigate(pair);
      assertThat(page.textContent(".halves section:nth-child(1) h2")).contains("在审");
      assertThat(page.textContent(".halves section:nth-child(2) h2")).contains("在审");
    }
  }

  @ParameterizedTest(name = "{0} 像素宽")
  @ValueSource(ints = 1440)
  @Proves(MEASURES_17_3)
  @DisplayName("第十七条 征求意见：固定两个栏目，只留邮件不收，天数写成话")
  void solicitationSaysHowAndUntilWhen(int width) {
    try (var page = at(width, office.clerk)) {
      begin(page, "DRAFT_FOR_COMMENT");
      page.fill("#t", "停产检修管理办法（征求意见稿）" + width);
      page.fill("textarea[name=body]", "<p>全文如下。</p>");
      page.fill("input[name=way-EMAIL]", "whjg@example.gov.cn");
      page.fill("#f-closesAt", LocalDate.now(Shenfa.ZONE).plusDays(30) + "T17:30");
      save(page);
      assertThat(page.textContent(".wrong")).contains("只留电子邮件");
      assertThat(page.textContent("form#f"))
          .contains("通知公告", "意见征集", "共 30 个自然日")
          // A year whose days off are not announced yet has no due date, and the page says so.
          .containsAnyOf("征集情况反馈最迟", "反馈期限：");
      picture(page, "solicitation", width);
      page.fill("input[name=way-LETTER]", "临江市安澜路 1 号危化监管处");
      save(page);
      assertThat(page.locator("form#f .wrong").count()).isZero();
      submit(page);
      accepted(page);
      assertThat(page.textContent("main")).contains("报送审查");
    }
  }

  @ParameterizedTest(name = "{0} 像素宽")
  @ValueSource(ints = 390)
  @Proves(MEASURES_11_6)
  @DisplayName("第十一条 转载：不在名单内当场拒绝，在名单内取回原文，与来源对照")
  void reprintBeginsWithItsLink(int width) {
    try (var page = at(width, office.clerk)) {
      page.navigate("/desk/items/new");
      page.fill("#reprint-link", "http://www.example.gov.cn.evil.example/a.html");
      page.click("button:has-text('核对并起草转载')");
      assertThat(page.textContent("[role=alert]")).contains("不在授权转载名单内", "第十一条", "不是同一个网站");
      assertThat(page.inputValue("#reprint-link")).contains("evil.example");

      page.fill("#reprint-link", "http://" + Office.REPRINTED + "/a.html");
      page.click("button:has-text('核对并起草转载')");
      assertThat(page.inputValue("#t")).isEqualTo("防汛部署会召开");
      assertThat(page.inputValue("textarea[name=body]")).contains("昼夜巡堤查险");
      assertThat(page.inputValue("#f-site")).isEqualTo("示例部网站");
      assertThat(page.inputValue("#f-at")).isNotEmpty();
      picture(page, "reprint", width);

      page.check("input[name=column][value=gzdt]");
      page.fill(
          "textarea[name=body]",
          page.inputValue("textarea[name=body]").replace("昼夜巡堤查险", "日夜巡堤查险"));
      save(page);
      page.click("a:has-text('与来源逐段对照')");
      assertThat(page.textContent(".note.warn")).contains("1 处不同");
      assertThat(page.locator(".differs del").first().textContent()).contains("昼");
      picture(page, "compared", width);

      page.navigate("/desk/sources?link=https://www.examp1e.gov.cn/a.html");
      assertThat(page.textContent(".note.bad")).contains("不在授权转载名单内", "示例部网站");
      picture(page, "sources", width);
      page.navigate("/desk/reprints");
      picture(page, "reprints", width);
    }
  }

  @ParameterizedTest(name = "{0} 像素宽")
  @ValueSource(ints = 1440)
  @Proves({MEASURES_11_3, MEASURES_18_2})
  @DisplayName("第十八条 写成工作动态的厅领导活动：拒绝，一键改种类，三问分别回答")
  void leadersDecideTheKind(int width) {
    try (var page = at(width, office.clerk)) {
      begin(page, "ORDINARY_NEWS");
      page.fill("#t", "副厅长陆远征赴临江市检查停产检修" + width);
      page.check("input[name=column][value=gzdt]");
      page.fill("textarea[name=body]", "<p>陆远征一行查看了检修现场。</p>");
      save(page);
      picture(page, "leader-proposed", width);
      submit(page);
      assertThat(page.textContent("[role=alert]")).contains("陆远征", "由新闻宣传处审核发布", "第十八条");

      page.click("button:has-text('改为“厅领导活动”')");
      assertThat(page.textContent(".crumb")).contains("厅领导活动");
      page.check("input[name=leaders][value=" + leader.name() + "]");
      page.fill("#f-need", "部署全省停产检修安全管理");
      page.fill("#f-newsValue", "首次公布检修报备时限");
      page.fill("#f-effect", "企业知道检修前要办的手续");
      save(page);
      picture(page, "leaders", width);
      submit(page);
      accepted(page);
      assertThat(page.textContent("main")).contains("报送审查");
    }
  }

  @ParameterizedTest(name = "{0} 像素宽")
  @ValueSource(ints = 390)
  @Proves(MEASURES_11_4)
  @DisplayName("第十一条 单位负责人活动：页上申请例外，新闻宣传处桌面上看得到")
  void exceptionsAreAskedFor(int width) {
    try (var page = at(width, office.clerk);
        var head = at(width, office.publicityHead)) {
      begin(page, "UNIT_HEAD_NEWS");
      page.fill("#t", "处长带队抢险" + width);
      page.check("input[name=column][value=gzdt]");
      page.fill("textarea[name=body]", "<p>抢险现场。</p>");
      save(page);
      page.fill("aside input[name=reason]", "抗洪一线，群众关注" + width);
      page.click("button:has-text('请新闻宣传处批准')");
      picture(page, "exception", width);

      head.navigate("/desk");
      assertThat(head.textContent("#h-tasks")).contains("要办的事");
      picture(head, "tasks", width);
      head.click("a:has-text('处长带队抢险" + width + "')");
      head.fill("form[action$=exception] input[name=reason]", "确有必要，同意报道");
      head.click("button:has-text('批准报道')");
      page.reload();
      assertThat(page.textContent("aside")).contains("新闻宣传处已批准");
    }
  }

  @ParameterizedTest(name = "{0} 像素宽")
  @ValueSource(ints = 1440)
  @Proves(MEASURES_14_1)
  @DisplayName("第十四条 办事指南：必写的要素写一个少一个")
  void guidesCountTheirElements(int width) {
    try (var page = at(width, office.clerk)) {
      begin(page, "SERVICE_GUIDE");
      var all = (int) Arrays.stream(GuideElement.values()).filter(GuideElement::required).count();
      assertThat(page.locator(".elements .tag.warn").count()).isEqualTo(all);
      page.fill("#t", "经营许可证办理指南" + width);
      page.check("input[name=column][value=bsfw]");
      page.fill(
          "textarea[name=body]",
          page.inputValue("textarea[name=body]")
              .replaceFirst("事项名称</th><td></td>", "事项名称</th><td>经营许可证核发</td>"));
      save(page);
      assertThat(page.locator(".elements .tag.warn").count()).isEqualTo(all - 1);
      picture(page, "guide", width);
      submit(page);
      assertThat(page.textContent("[role=alert]")).contains("办事指南还缺", "联系电话", "第十四条");
    }
  }
}
