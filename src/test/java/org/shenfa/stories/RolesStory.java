package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shenfa.demo.DemoOffice;
import org.shenfa.organization.DemoOrganization;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.site.PublicAddress;
import org.shenfa.support.Chromium;
import org.shenfa.support.Hand;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.Pictures;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * One notice goes through every hand of the demo office, wide, on a phone, and with the keyboard
 * alone. The pictures of the manual come from here (docs/testing.md).
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "shenfa.demo=true")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(DemoOffice.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("故事：每一种身份，宽屏、手机、只用键盘")
class RolesStory {
  private static final Pictures PICTURES = new Pictures("");

  @Autowired DemoOffice office;
  @Autowired PublicAddress site;
  @LocalServerPort int port;

  @AutoClose private Chromium chromium;
  private String kind = "";

  @BeforeAll
  void open() {
    chromium = Chromium.forStory(port);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "1440, POINTER, 宽屏",
    "390, POINTER, 手机",
  })
  @Order(1)
  @Proves({Clause.MEASURES_15_1, Clause.MEASURES_16_1, Clause.MEASURES_17_2, Clause.MEASURES_20_5})
  @DisplayName("第十五至二十条 一件通知从起草到上网确认，经过六双手")
  void aNoticeGoesThroughEveryHand(int width, Hand hand, String how) {
    kind = width == Chromium.PHONE ? "-phone" : hand == Hand.KEYBOARD ? "-keys" : "";
    var title = "关于开展园区安全巡查的通知（%s）".formatted(how);
    var item = new String[1];
    as(width, "危化监管处", PostKind.CLERK, page -> item[0] = write(page, hand, title));
    as(
        width,
        "危化监管处",
        PostKind.SECRECY_REVIEWER,
        page -> {
          take(page, hand, title);
          picture(page, "review");
          for (var question : new String[] {"secret", "timing", "form"}) {
            hand.choose(
                page,
                "input[name=%s]".formatted(question),
                question.equals("secret") ? "NO" : "FIT");
          }
          sign(page, hand);
        });
    as(
        width,
        "危化监管处",
        PostKind.UNIT_HEAD,
        page -> {
          take(page, hand, title);
          for (var quality : new String[] {"authentic", "lawful", "timely", "accurate"}) {
            hand.choose(page, "input[name=quality]", quality);
          }
          picture(page, "head");
          sign(page, hand);
        });
    as(
        width,
        "新闻宣传处",
        PostKind.SITE_EDITOR,
        page -> {
          take(page, hand, title);
          sign(page, hand);
        });
    as(
        width,
        "办公室",
        PostKind.OPENNESS_REVIEWER,
        page -> {
          take(page, hand, title);
          sign(page, hand);
        });
    release(width, hand, title, item[0]);
  }

  @Test
  @Tag("long")
  @Order(1)
  @Proves({Clause.MEASURES_15_1, Clause.MEASURES_16_1, Clause.MEASURES_17_2, Clause.MEASURES_20_5})
  @DisplayName("第十五至二十条 同一件通知，六双手都只用键盘")
  void aNoticeGoesThroughEveryHandByKeyboard() {
    aNoticeGoesThroughEveryHand(Chromium.DESKTOP, Hand.KEYBOARD, "只用键盘");
  }

  private String write(Page page, Hand hand, String title) {
    picture(page, "work");
    page.navigate("/desk/items/new");
    picture(page, "begin");
    hand.choose(page, "input[name=kind]", "NOTICE");
    go(page, hand, ".foot button.go");
    hand.type(page, "textarea[name=title]", title);
    hand.type(page, "[contenteditable=true]", "各化工园区：定于下周对园区消防通道和应急物资进行安全巡查，请提前做好准备。");
    hand.choose(page, "input[name=column]", "tzgg");
    picture(page, "write");
    go(page, hand, ".foot button[form=f]");
    page.waitForSelector("[role=status]:has-text('已保存')");
    go(page, hand, "#submit");
    assertThat(page.url()).matches(".*/desk/items/\\d+$");
    picture(page, "item");
    return page.url().replaceFirst(".*/", "");
  }

  /** Opens a waiting item from one's own work, as everybody does in the morning. */
  private static void take(Page page, Hand hand, String title) {
    var link = page.locator("main a:has-text('%s')".formatted(title)).first();
    var to = link.getAttribute("href");
    go(page, hand, "main a[href='%s']".formatted(to));
  }

  /** Presses what leads to another page, and waits until that page stands. */
  private static void go(Page page, Hand hand, String selector) {
    page.evaluate("window.before = true");
    hand.press(page, selector);
    page.waitForFunction("() => !window.before && document.readyState === 'complete'");
  }

  private static void sign(Page page, Hand hand) {
    assertThat(page.locator(".foot button.go").getAttribute("aria-disabled"))
        .as(page.locator("#left").innerText())
        .isNotEqualTo("true");
    go(page, hand, ".foot button.go");
    assertThat(page.locator(".note.bad[role=alert]").count()).as(page.url()).isZero();
  }

  private void release(int width, Hand hand, String title, String item) {
    var editor =
        DemoOrganization.people().stream()
            .filter(p -> p.posts().contains(PostKind.SITE_EDITOR))
            .skip(1)
            .findFirst()
            .orElseThrow();
    in(
        width,
        editor.staffNo(),
        page -> {
          take(page, hand, title);
          picture(page, "release");
          go(page, hand, ".foot form[action$='/release'] button");
          page.navigate("/desk/items/" + item);
          picture(page, "confirm");
          var address = page.locator("main a[href^='%s']".formatted(site.address())).first();
          page.navigate(address.getAttribute("href"));
          assertThat(page.locator("h1").innerText()).contains(title);
          picture(page, "public");
          page.navigate("http://127.0.0.1:" + port + "/desk/items/" + item);
          go(page, hand, "button[name=correct][value=true]");
          assertThat(page.locator("button[name=correct]").count()).isZero();
        });
  }

  @Test
  @Tag("long")
  @Order(2)
  @Proves(Clause.MEASURES_29_1)
  @DisplayName("第二十九条 每一种身份的第一天：看条款和解释，标出看过的步骤")
  void everybodyHasAFirstDay() {
    var posts = new HashSet<Set<PostKind>>();
    for (var who : DemoOrganization.people()) {
      if (!posts.add(Set.copyOf(who.posts()))) {
        continue;
      }
      in(
          Chromium.DESKTOP,
          who.staffNo(),
          page -> {
            for (var width : new int[] {Chromium.DESKTOP, Chromium.PHONE}) {
              page.setViewportSize(width, 844);
              page.navigate("/desk/tour");
              var steps = page.locator(".tour li").count();
              assertThat(steps).as(who.name()).isGreaterThanOrEqualTo(3);
              var taken = page.locator(".tour .tag.good").count();
              go(page, Hand.KEYBOARD, ".tour form:has(input[name=taken][value=true]) button");
              assertThat(page.locator(".tour .tag.good").count()).isEqualTo(taken + 1);
            }
          });
    }
  }

  @Test
  @Tag("long")
  @Order(3)
  @DisplayName("手册用的其他画面")
  void theOtherPicturesOfTheManual() {
    kind = "";
    as(
        Chromium.DESKTOP,
        "危化监管处",
        PostKind.CLERK,
        page -> {
          for (var one :
              new String[] {"items", "calendar", "notices", "tour", "rules", "sources"}) {
            page.navigate("/desk/" + one);
            picture(page, one);
          }
        });
    as(
        Chromium.DESKTOP,
        "新闻宣传处",
        PostKind.UNIT_HEAD,
        page -> {
          for (var one : new String[] {"columns", "dictionaries", "units"}) {
            page.navigate("/desk/" + one);
            picture(page, one);
          }
        });
    in(
        Chromium.DESKTOP,
        DemoOrganization.SECURITY_ADMIN,
        page -> {
          page.navigate("/desk/accounts");
          picture(page, "accounts");
        });
    in(
        Chromium.DESKTOP,
        DemoOrganization.AUDIT_ADMIN,
        page -> {
          page.navigate("/desk/audit");
          picture(page, "audit");
        });
  }

  private void as(int width, String unit, PostKind post, Consumer<Page> work) {
    in(width, office.holding(unit, post).staffNo(), work);
  }

  private void in(int width, String staffNo, Consumer<Page> work) {
    try (BrowserContext window = chromium.window(width, ColorScheme.LIGHT)) {
      work.accept(Chromium.signIn(window, staffNo, DemoOffice.PASSWORD));
    }
  }

  /** Keeps what is on the screen under a name; a page that answers with a problem is no picture. */
  private void picture(Page page, String name) {
    assertThat(page.title()).as(name).isNotBlank();
    assertThat(page.locator("body.problem").count()).as(name).isZero();
    if (!kind.equals("-keys")) {
      PICTURES.window(page, name + kind);
    }
  }
}
