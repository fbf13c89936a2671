package org.shenfa.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.shenfa.content.Arrangement.Entry;
import org.shenfa.content.Arrangement.Group;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.review.CaseState;
import org.shenfa.review.Look;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.Submission;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("第二十四条 网站布置和文章一样先审后上")
class ArrangingModuleTests {
  @Autowired Office office;
  @Autowired Arranging arranging;
  @Autowired JdbcClient db;
  private Person secrecy = new Person(0, "", "");

  @BeforeAll
  void aSecrecyReviewerOfTheNewsroom() {
    secrecy = office.hired("宣传保密", office.publicity, PostKind.SECRECY_REVIEWER);
  }

  private static Arrangement links(String... titles) {
    var entries =
        List.of(titles).stream()
            .map(t -> new Entry(t, "https://www.gov.cn/", null, "", null))
            .toList();
    return new Arrangement(List.of(new Group("国家部委", entries)));
  }

  private Revision saved(Slot slot, Arrangement arrangement) {
    var seq =
        office.drafting.latest(arranging.open(office.editorOne, slot).id()).orElseThrow().seq();
    return arranging.save(office.editorOne, slot, seq, arrangement, List.of());
  }

  private ReviewCase submitted(Revision revision) {
    return office
        .submitting
        .submit(office.editorOne, revision.itemId(), revision.digest(), Submission.NORMAL)
        .getFirst();
  }

  private ReviewCase walked(Revision revision) {
    var on = office.step(submitted(revision), secrecy, Office.agreeing(Look.SECRECY_REVIEW));
    on = office.step(on, office.publicityHead, Office.agreeing(Look.HEAD_CONFIRMATION));
    return office.step(on, office.reviewer, Office.agreeing(Look.EDITORIAL_REVIEW));
  }

  @Test
  @Proves({Clause.MEASURES_24_1, Clause.MEASURES_15_1})
  @DisplayName("自审、主要负责人确认、另一人审核、没有参与的编辑发布，四个人走完")
  void anArrangementWalksItsRoute() {
    var revision = saved(Slot.LINKS, links("中国政府网"));
    var on = walked(revision);
    assertThat(on.state()).isEqualTo(CaseState.CLEARED);
    assertThatThrownBy(() -> office.released(on, office.editorOne)).isInstanceOf(Violations.class);
    assertThat(office.released(on, office.editorTwo).digest()).isEqualTo(revision.digest());
    assertThat(arranging.open(office.editorOne, Slot.LINKS).id()).isEqualTo(revision.itemId());
  }

  @Test
  @Proves({Clause.MEASURES_24_1, Clause.MEASURES_4_1})
  @DisplayName("别的处室不能布置；从起草页开不出来；一个位置只有一件")
  void onlyTheNewsroomArranges() {
    assertThatThrownBy(() -> arranging.open(office.clerk, Slot.BANNER))
        .isInstanceOf(Violations.class);
    assertThatThrownBy(() ->
            office.drafting.begin(
                office.editorOne, office.publicity.id(), ItemKind.SITE_ARRANGEMENT))
        .hasMessageContaining("网站布置");
    var item = arranging.open(office.editorOne, Slot.FEATURED);
    var news = office.drafted(ItemKind.ORDINARY_NEWS, "想占位置的动态");
    for (var other : List.of(item.id(), news.itemId())) {
      assertThatThrownBy(() -> give("BANNER", other, office.editorOne))
          .isInstanceOf(DataAccessException.class);
    }
    assertThatThrownBy(() -> give("FEATURED", fresh(), office.editorTwo))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> give("BANNER", fresh(), office.clerk))
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() ->
            db.sql("insert into site_slot (slot, item_id, person_id) values ('BANNER', ?, ?)")
                .params(fresh(), office.editorOne.id())
                .update())
        .isInstanceOf(DataAccessException.class);
  }

  private long fresh() {
    return office
        .drafting
        .begin(office.editorOne, office.publicity.id(), ItemKind.ORDINARY_NEWS)
        .id();
  }

  private void give(String slot, long item, Person by) {
    db.sql("select give_slot(?, ?, ?)").params(slot, item, by.id()).query().singleRow();
  }

  @Test
  @Proves({Clause.MEASURES_24_1, Clause.MEASURES_15_5})
  @DisplayName("一个人走不完；签过之后改一个字，签名作废；旧摘要值签不进去")
  void nobodyArrangesAlone() {
    var first = saved(Slot.HEADLINE, links("头条"));
    var on = submitted(first);
    assertThatThrownBy(
            () -> office.step(on, office.editorOne, Office.agreeing(Look.SECRECY_REVIEW)))
        .isInstanceOf(Violations.class);
    var signed = office.step(on, secrecy, Office.agreeing(Look.SECRECY_REVIEW));
    assertThatThrownBy(() -> office.step(signed, secrecy, Office.agreeing(Look.HEAD_CONFIRMATION)))
        .isInstanceOf(Violations.class);
    saved(Slot.HEADLINE, links("换过的头条"));
    assertThat(office.reviewing.find(on.id()).state()).isEqualTo(CaseState.SUPERSEDED);
    assertThatThrownBy(() ->
            office.step(signed, office.publicityHead, Office.agreeing(Look.HEAD_CONFIRMATION)))
        .isInstanceOf(Violations.class);
    assertThatThrownBy(() ->
            office.publishing.release(
                office.editorTwo, office.reviewing.clear(on.id()), UUID.randomUUID()))
        .isInstanceOf(Violations.class);
  }

  @Test
  @Proves({Clause.MEASURES_24_1, Clause.MEASURES_15_5})
  @DisplayName("绕过页面写库也不行：位置上的件不能变成文章，文章不能冒充布置，没审完的发不出去")
  void theDatabaseHoldsOnItsOwn() {
    var revision = saved(Slot.NAVIGATION, links("导航"));
    var item = office.drafting.find(revision.itemId());
    var news = office.text(item, ItemKind.ORDINARY_NEWS, "占了位置的文章");
    assertThatThrownBy(
            () -> office.drafting.save(office.editorOne, item.id(), revision.seq(), news))
        .isInstanceOf(Violations.class);
    var draft = office.drafted(ItemKind.ORDINARY_NEWS, "冒充布置的文章");
    var posing =
        new String(revision.manifest().canonical(), java.nio.charset.StandardCharsets.UTF_8)
            .replace(item.number(), draft.manifest().item())
            .replace("\"unit\":" + item.unitId(), "\"unit\":" + office.hazmat.id());
    assertThatThrownBy(() ->
            db.sql("select save_revision(?, 1, ?, ?)")
                .params(
                    draft.itemId(),
                    posing.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    office.clerk.id())
                .query()
                .singleRow())
        .hasMessageContaining("网站布置每个位置一件");
    var on = submitted(saved(Slot.NAVIGATION, navigation()));
    assertThatThrownBy(() ->
            db.sql("select id from publish_release(array[?]::bigint[], ?, ?, null)")
                .params(on.id(), office.editorTwo.id(), UUID.randomUUID())
                .query()
                .singleRow())
        .hasMessageContaining("审查没有走完");
  }

  private static Arrangement navigation() {
    return new Arrangement(
        List.of(new Group("政务公开", List.of(new Entry("通知公告", "/tzgg/index.html", null, "", null)))));
  }

  @Test
  @Proves(Clause.MEASURES_24_1)
  @DisplayName("正文不是按位置填写的，报不上去")
  void aFreeBodyIsNotSubmitted() {
    var revision = saved(Slot.FOOTER, links("页脚"));
    var item = office.drafting.find(revision.itemId());
    var free = revision.manifest().withText("网站布置：页脚", "<p>一段自由发挥的话</p>", List.of());
    var kept = office.drafting.save(office.editorOne, item.id(), revision.seq(), free);
    assertThatThrownBy(() -> submitted(kept)).hasMessageContaining("网站布置");
  }
}
