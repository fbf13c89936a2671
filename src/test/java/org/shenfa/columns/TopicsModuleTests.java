package org.shenfa.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.audit.AuditTrail;
import org.shenfa.columns.TopicApplication.State;
import org.shenfa.columns.TopicApplication.Terms;
import org.shenfa.columns.TopicApplication.Wish;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

// A database of its own: the counts below are of a site nobody else writes to.
@SpringBootTest(properties = "shenfa.origin=topics.example/log")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("第十一条 专题专栏由承办处室申请、新闻宣传处审核")
class TopicsModuleTests {
  @Autowired Office office;
  @Autowired Topics topics;
  @Autowired Columns columns;
  @Autowired AuditTrail trail;
  @Autowired JdbcClient db;
  @Autowired Clock clock;

  private Terms terms(String slug) {
    var today = LocalDate.now(clock);
    return new Terms(
        "危化品整治",
        slug,
        "危险化学品专项整治的部署和进展，随工作更新。",
        "集中反映整治进展，方便企业查阅。",
        "全省危化品专项整治会议",
        today,
        today.plusDays(90),
        office.clerk.id(),
        TopicFace.DAI,
        List.of(
            new Wish("bushu", "工作部署", "会议和方案", Category.NEWS),
            new Wish("jindu", "整治进度", "每月公布", Category.GOVERNMENT_INFORMATION)));
  }

  private long applied(String slug) {
    return topics.apply(office.clerk, office.hazmat.id(), terms(slug), null);
  }

  private void refused(Runnable act, String words) {
    assertThatThrownBy(act::run).isInstanceOf(Violations.class).hasMessageContaining(words);
  }

  @Test
  @Proves({Clause.MEASURES_11_5, Clause.MEASURES_7_1})
  @DisplayName("申请、主要负责人确认、新闻宣传处审核同意以后，专题和栏目就有了，由承办单位和写明的专人保障")
  void onApprovalTheColumnsExist() {
    var id = applied("whzz");
    assertThat(columns.find("whzz-bushu")).isEmpty();
    refused(() -> topics.decide(office.clerk, id, true, ""), "由别人确认");
    refused(() -> topics.decide(office.reviewer, id, true, ""), "主要负责人确认");
    refused(() -> topics.decide(office.deputyHead, id, true, ""), "主要负责人确认");
    assertThat(topics.mayDecide(office.head, topics.find(id))).isTrue();
    assertThat(topics.decide(office.head, id, true, "").state())
        .isEqualTo(State.WAITS_FOR_NEWSROOM);
    refused(() -> topics.decide(office.head, id, true, ""), "新闻宣传处");
    refused(() -> topics.decide(office.stranger, id, true, ""), "新闻宣传处");
    assertThat(columns.find("whzz-bushu")).isEmpty();

    assertThat(topics.decide(office.reviewer, id, true, "").state()).isEqualTo(State.APPROVED);
    var column = columns.find("whzz-bushu").orElseThrow();
    assertThat(column.place().address()).isEqualTo("zt/whzz/bushu");
    assertThat(column.keeperUnit()).isEqualTo(office.hazmat.id());
    assertThat(columns.keeper(column)).contains(office.clerk);
    assertThat(columns.find("whzz-jindu")).isPresent();
    refused(() -> topics.decide(office.editorOne, id, false, "已经办结了"), "已经办结");
    assertThat(trail.story("topic", "whzz").stream().map(e -> e.entry().action()))
        .containsExactly("topic.applied", "topic.confirmed", "topic.approved");
  }

  @Test
  @Proves(Clause.MEASURES_11_5)
  @DisplayName("退回须写明原因；改后再报是新的一份，退回的那份还在")
  void aReturnedApplicationIsMadeAnew() {
    var id = applied("whth");
    topics.decide(office.head, id, true, "");
    refused(() -> topics.decide(office.reviewer, id, false, "不行"), "写明原因");
    topics.decide(office.reviewer, id, false, "期限太长，请按任务的期限报");
    assertThat(columns.find("whth-bushu")).isEmpty();
    var again = topics.apply(office.clerk, office.hazmat.id(), terms("whth"), id);
    assertThat(topics.find(id).followedBy()).isEqualTo(again);
    assertThat(topics.find(again).follows()).isEqualTo(id);
    refused(() -> topics.apply(office.clerk, office.hazmat.id(), terms("whtx"), again), "退回");
  }

  @Test
  @Proves(Clause.MEASURES_11_5)
  @DisplayName("要件不齐的一次说清：导语、任务、期限、专人、栏目")
  void everythingMissingIsSaidAtOnce() {
    var today = LocalDate.now(clock);
    var bad =
        new Terms(
            "",
            "ZT 1",
            "短",
            "短",
            "",
            today,
            today.minusDays(1),
            office.stranger.id(),
            TopicFace.MO,
            List.of());
    assertThatThrownBy(() -> topics.apply(office.clerk, office.hazmat.id(), bad, null))
        .isInstanceOfSatisfying(
            Violations.class, v -> assertThat(v.all()).hasSizeGreaterThanOrEqualTo(8));
    var many =
        IntStream.range(0, 9)
            .mapToObj(n -> new Wish("l" + n, "栏目" + n, "内容说明", Category.NEWS))
            .toList();
    var t = terms("whdl");
    var nine =
        new Terms(
            t.title(),
            t.slug(),
            t.introduction(),
            t.purpose(),
            t.serves(),
            t.starts(),
            t.ends(),
            t.keeper(),
            t.face(),
            many);
    refused(() -> topics.apply(office.clerk, office.hazmat.id(), nine, null), "1 到 8 个栏目");
  }

  @Test
  @Proves({Clause.MEASURES_11_5, Clause.MEASURES_3_2})
  @DisplayName("别的单位不能替它申请；新闻宣传处自己的专题也要三个人；写库绕不过去")
  void theDatabaseHoldsOnItsOwn() {
    refused(() -> topics.apply(office.stranger, office.hazmat.id(), terms("whbr"), null), "承办单位");
    var own =
        topics.apply(
            office.editorOne,
            office.publicity.id(),
            kept(terms("xcyk"), office.organization, office.editorTwo),
            null);
    topics.decide(office.publicityHead, own, true, "");
    refused(() -> topics.decide(office.publicityHead, own, true, ""), "没有经手过");
    refused(() -> topics.decide(office.editorOne, own, true, ""), "由别人确认");
    var id = applied("whxk");
    for (var sql :
        List.of(
            "insert into topic_step (application_id, kind, person_id, reason) values (%d, 'CONFIRMED', %d, '')",
            "insert into topic (application_id, slug) values (%d, 'x%d')",
            "update topic_application set unit_id = %d where id <> %d")) {
      assertThatThrownBy(() -> db.sql(sql.formatted(id, office.head.id())).update())
          .isInstanceOf(DataAccessException.class);
    }
    assertThat(topics.find(id).state()).isEqualTo(State.WAITS_FOR_HEAD);
  }

  private static Terms kept(
      Terms t, org.shenfa.organization.Organization organization, Person keeper) {
    assertThat(organization.postsOf(keeper.id(), t.starts()))
        .anyMatch(p -> p.kind() == PostKind.SITE_EDITOR);
    return new Terms(
        t.title(),
        t.slug(),
        t.introduction(),
        t.purpose(),
        t.serves(),
        t.starts(),
        t.ends(),
        keeper.id(),
        t.face(),
        t.columns());
  }
}
