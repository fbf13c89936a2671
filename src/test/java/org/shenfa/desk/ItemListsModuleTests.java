package org.shenfa.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.access.SignedIn;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Revision;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.files.FileStore;
import org.shenfa.organization.Person;
import org.shenfa.organization.Post;
import org.shenfa.organization.Unit;
import org.shenfa.publication.WithdrawalReason;
import org.shenfa.regulation.Violations;
import org.shenfa.review.Answer;
import org.shenfa.review.Look;
import org.shenfa.review.ReviewCase;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.TestServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("稿件列表：找得到、数得清、看不到的不在里面")
class ItemListsModuleTests {
  @Autowired Office office;
  @Autowired ItemLists lists;
  @Autowired SavedFilters saved;
  @Autowired Assignments assignments;
  @Autowired FileStore files;
  @Autowired JdbcClient db;
  @Autowired Clock clock;
  @Autowired DatabaseSettings settings;

  private SignedIn at(Person person, Unit unit) {
    var posts =
        office.organization.postsOf(person.id(), LocalDate.now(clock)).stream()
            .map(Post::kind)
            .collect(Collectors.toSet());
    return Office.signedIn(person, unit, unit.equals(office.publicity), Set.copyOf(posts));
  }

  private SignedIn editor() {
    return at(office.editorOne, office.publicity);
  }

  private List<Long> found(SignedIn me, String query) {
    var filter = ItemFilter.of(query);
    var lines = new ArrayList<Long>();
    lists.each(me, filter, l -> lines.add(l.itemId()));
    assertThat(lists.count(me, filter)).as("count of " + query).isEqualTo(lines.size());
    return lines;
  }

  private ItemLine line(long item) {
    return lists.these(editor(), List.of(item)).getFirst();
  }

  private Revision saying(String title, String body) {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.FORMAL_DOCUMENT);
    return office.drafting.save(
        office.clerk,
        item.id(),
        0,
        office.text(item, ItemKind.FORMAL_DOCUMENT, title).withText(title, body, List.of()));
  }

  @Test
  @DisplayName("标题、编号、文号、正文都找得到，两个字也行，隔着标签的也行，全角半角一样")
  void everythingWrittenIsFound() {
    var one = saying("硝酸铵储存通知", "<p>库房应当<b>通</b>风降温，不得与可燃物混存ＡＢＣ。</p>").itemId();
    saying("别的文件", "<p>通知各单位，风力较大。</p>");

    assertThat(found(editor(), "q=硝酸铵")).containsExactly(one);
    assertThat(found(editor(), "q=通风降温")).containsExactly(one);
    assertThat(found(editor(), "q=混存")).containsExactly(one);
    // What other tests wrote may have these figures in a document's number.
    assertThat(found(editor(), "q=" + line(one).number())).contains(one);
    assertThat(found(editor(), "q=〔2026〕12号 硝酸")).containsExactly(one);
    assertThat(found(editor(), "q=abc")).containsExactly(one);
    assertThat(found(editor(), "q=硝")).containsExactly(one);
    assertThat(found(editor(), "q=风降通温")).isEmpty();
    assertThat(
            lists.page(editor(), ItemFilter.of("q=混存"), null, false).lines().getFirst().excerpt())
        .contains("可燃物混存");
  }

  @Test
  @DisplayName("附件里的文字找得到")
  void textOfFilesIsFound() {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.NOTICE);
    var file = office.attached(item.id(), "名单.txt", "江畔化工有限公司 甲级资质");
    office.drafting.save(
        office.clerk,
        item.id(),
        0,
        office
            .text(item, ItemKind.NOTICE, "带附件的公示")
            .withText("带附件的公示", "<p>见附件。</p>", List.of(file)));

    assertThat(found(editor(), "q=名单.txt")).contains(item.id());
    files.extraction(file.digest());
    assertThat(found(editor(), "q=江畔化工")).containsExactly(item.id());
    assertThat(found(editor(), "q=甲级 江畔")).containsExactly(item.id());
    assertThat(
            lists.page(editor(), ItemFilter.of("q=甲级资质"), null, false).lines().getFirst().excerpt())
        .startsWith("附件");
  }

  @Test
  @DisplayName("状态、环节跟着事实走，与审查件算出来的一致")
  void theIndexFollowsTheFacts() {
    var revision = office.drafted(ItemKind.ORDINARY_NEWS, "一路走到底的稿件");
    var id = revision.itemId();
    assertThat(line(id).state()).isEqualTo(ItemState.DRAFT);

    ReviewCase on = office.submitted(revision);
    while (on.next().isPresent()) {
      assertThat(line(id).state()).isEqualTo(ItemState.OPEN);
      assertThat(line(id).look()).isEqualTo(on.next().orElseThrow());
      on = office.step(on);
    }
    assertThat(line(id).state()).isEqualTo(ItemState.CLEARED);
    assertThat(line(id).look()).isEqualTo(Look.RELEASE);
    var release = office.released(on, null);
    assertThat(line(id).state()).isEqualTo(ItemState.UNCONFIRMED);
    office.publishing.confirm(office.editorTwo, release.id(), true, "");
    assertThat(line(id).state()).isEqualTo(ItemState.RELEASED);
    office.publishing.withdraw(office.editorTwo, release.id(), WithdrawalReason.ERROR, "写错了数字");
    assertThat(line(id).state()).isEqualTo(ItemState.WITHDRAWN);

    var back = office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "退回的稿件"));
    office.step(back, office.secrecy, new Answer.SentBack("请核对数字"));
    assertThat(line(back.revision().itemId()).state()).isEqualTo(ItemState.RETURNED);
    var taken = office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "撤回的稿件"));
    office.submitting.withdraw(office.clerk, taken.id(), "还要再改");
    assertThat(line(taken.revision().itemId()).state()).isEqualTo(ItemState.TAKEN_BACK);
  }

  @Test
  @DisplayName("等谁办、谁写的、谁审过，都能筛")
  void peopleAreFound() {
    var on = office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "等人办的稿件"));
    var id = on.revision().itemId();

    assertThat(found(editor(), "as=WAITING&person=" + office.secrecy.staffNo())).contains(id);
    assertThat(found(editor(), "as=WAITING&person=" + office.head.name())).doesNotContain(id);
    office.step(on);
    assertThat(found(editor(), "as=WAITING&person=" + office.secrecy.staffNo())).doesNotContain(id);
    assertThat(found(editor(), "as=WAITING&person=" + office.head.staffNo())).contains(id);
    assertThat(found(editor(), "as=REVIEWER&person=" + office.secrecy.name())).contains(id);
    assertThat(found(editor(), "as=TOUCHED&person=" + office.clerk.name())).contains(id);
    assertThat(found(editor(), "person=没有这个人")).isEmpty();
  }

  @Test
  @DisplayName("外单位的人看不到也数不到，轮到谁审谁才看到，签过的还看得到")
  void whoMayNotSeeFindsNothing() {
    var on = office.submitted(office.drafted(ItemKind.MAJOR_NEWS, "只给该看的人看的稿件"));
    var id = on.revision().itemId();
    var query = "q=只给该看的人看";
    var principal = at(office.principal, office.leadership);

    assertThat(found(at(office.stranger, office.bureau), query)).isEmpty();
    assertThat(found(at(office.clerk, office.hazmat), query)).containsExactly(id);
    assertThat(found(principal, query)).isEmpty();
    assertThatThrownBy(() -> lists.these(principal, List.of(id)))
        .isInstanceOf(NoSuchElementException.class);
    while (on.next().orElseThrow() != Look.FINAL_APPROVAL) {
      on = office.step(on);
    }
    assertThat(found(principal, query)).containsExactly(id);
    office.step(on);
    assertThat(found(principal, query)).containsExactly(id);
  }

  @Test
  @DisplayName("按键翻页：往后往前都不重不漏")
  void pagesNeitherRepeatNorSkip() {
    for (var n = 0; n < ItemLists.PAGE + 7; n++) {
      office.drafted(ItemKind.ORDINARY_NEWS, "翻页用的稿件" + n);
    }
    for (var sort : ItemFilter.Sort.values()) {
      var filter = ItemFilter.of("q=翻页用的&sort=" + sort);
      var first = lists.page(editor(), filter, null, false);
      assertThat(first.before()).isNull();
      var second = lists.page(editor(), filter, first.after(), false);
      assertThat(second.after()).isNull();
      assertThat(first.lines()).hasSize(ItemLists.PAGE).doesNotContainAnyElementsOf(second.lines());
      assertThat(second.lines()).hasSize(7);
      assertThat(lists.page(editor(), filter, second.before(), true).lines())
          .isEqualTo(first.lines());
    }
  }

  @Test
  @DisplayName("超期的按第十条算")
  void lateOnesAreCounted() {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.FORMAL_DOCUMENT);
    var text = office.text(item, ItemKind.FORMAL_DOCUMENT, "早该发布的文件");
    office.drafting.save(office.clerk, item.id(), 0, text);

    assertThat(found(editor(), "overdue=on")).contains(item.id());
    assertThat(found(editor(), "overdue=on"))
        .doesNotContain(office.drafted(ItemKind.NOTICE, "今天才起草的通知").itemId());
  }

  @Test
  @DisplayName("筛选写进地址再读出来不变，地址里的错字不作数")
  void filtersKeepInTheAddress() {
    var query =
        "q=%E5%8D%B1%E5%8C%96&unit=4&person=100001&as=WAITING&category=NEWS&column=gzdt&state=DRAFT&state=OPEN"
            + "&dated=RELEASED&from=2026-01-01&to=2026-02-01&overdue=on&sort=CLOCK";
    assertThat(ItemFilter.of(query).query()).isEqualTo(query);
    assertThat(ItemFilter.of("unit=x&category=FOO&state=BAR&from=2026-99-99&sort=1&%=%zz").query())
        .isEmpty();
  }

  @Test
  @DisplayName("存的筛选自己看得到，共享的本单位看得到，别单位看不到，只有自己能删")
  void filtersAreSavedAndShared() {
    var clerk = at(office.clerk, office.hazmat);
    saved.save(clerk, "自己的", ItemFilter.of("state=RETURNED"), false);
    saved.save(clerk, "大家的", ItemFilter.of("state=OPEN"), true);

    assertThat(saved.of(clerk)).extracting(SavedFilter::name).containsExactly("自己的", "大家的");
    var shared = saved.of(at(office.head, office.hazmat));
    assertThat(shared).extracting(SavedFilter::name).containsExactly("大家的");
    assertThat(saved.of(at(office.stranger, office.bureau))).isEmpty();
    assertThatThrownBy(() -> saved.end(at(office.head, office.hazmat), shared.getFirst().id()))
        .isInstanceOf(NoSuchElementException.class);
    saved.end(clerk, shared.getFirst().id());
    assertThat(saved.of(at(office.head, office.hazmat))).isEmpty();
    assertThatThrownBy(() -> saved.save(clerk, "自己的", ItemFilter.of("state=OPEN"), false))
        .isInstanceOf(Violations.class);
  }

  @Test
  @DisplayName("第七条 承办人由本单位定，也只能是本单位的起草人员；不给任何权利")
  void oneIsNamedToWorkOnIt() {
    var id = office.drafted(ItemKind.ORDINARY_NEWS, "交给同事办的稿件").itemId();

    assertThatThrownBy(() -> assignments.assign(office.clerk, List.of(id), office.stranger))
        .isInstanceOf(Violations.class);
    assertThatThrownBy(() -> assignments.assign(office.stranger, List.of(id), office.clerk))
        .isInstanceOf(Violations.class);
    assignments.assign(office.head, List.of(id), office.deputyHead);
    assertThat(line(id).assignee()).isEqualTo(office.deputyHead.name());
    assertThat(found(editor(), "as=ASSIGNED&person=" + office.deputyHead.staffNo()))
        .containsExactly(id);
  }

  @Test
  @DisplayName("索引重新算一遍，和触发器留下的一样")
  void theIndexIsWhatTheFactsSay() throws SQLException {
    office.released(ItemKind.NOTICE, "再算一遍的稿件");
    office.submitted(office.drafted(ItemKind.DRAFT_FOR_COMMENT, "征求意见的稿件"));
    var everything = "select l::text from item_listing l order by item_id";
    var before = db.sql(everything).query(String.class).list();
    try (var admin = TestServer.get().superuserOn(Objects.requireNonNull(settings.url()));
        var sql = admin.createStatement()) {
      sql.execute("select index_item(id), index_text(id) from item");
    }
    assertThat(db.sql(everything).query(String.class).list()).isEqualTo(before);
  }
}
