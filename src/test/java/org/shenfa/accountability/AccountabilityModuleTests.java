package org.shenfa.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.ItemKind;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.orders.OrderTerm;
import org.shenfa.orders.Orders;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.reminders.NoticeKind;
import org.shenfa.reminders.Notices;
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
@DisplayName("问责登记：从线索到决定")
class AccountabilityModuleTests {
  @Autowired Office office;
  @Autowired Accountability accountability;
  @Autowired Suspecting suspecting;
  @Autowired AccountabilityWatch watch;
  @Autowired AccountabilityTasks tasks;
  @Autowired ProofPackage proofs;
  @Autowired Orders orders;
  @Autowired Deadlines deadlines;
  @Autowired Notices notices;
  @Autowired JdbcClient db;

  private final Instant now = Instant.now();

  private long suspected(long unit, Person by) {
    return suspecting.suspect(by, unit, "网站信息与报纸不一致", "读者来电反映，两处的数字不同", now);
  }

  private void proved(Person by, long id) {
    var release = office.released(ItemKind.NOTICE, "有问题的一件" + System.nanoTime());
    suspecting.prove(by, id, Proof.Kind.RELEASE, release.number(), "网站上的一版", now);
  }

  /** Of everybody who might, those it waits for. */
  private List<String> waitsFor(long id) {
    return List.of(
            office.principal,
            office.deputyLeader,
            office.publicityHead,
            office.editorOne,
            office.head,
            office.clerk,
            office.stranger)
        .stream()
        .filter(p -> tasks.of(p).stream().anyMatch(c -> c.id() == id))
        .map(Person::name)
        .toList();
  }

  private static List<String> names(Person... people) {
    return List.of(people).stream().map(Person::name).toList();
  }

  private AccountabilityCase one(long id) {
    return accountability.seen(office.principal, id);
  }

  @Test
  @Proves(Clause.MEASURES_23_1)
  @DisplayName("23-1 督办逾期未整改自动成为线索，只立一次，只是提出；查实、定性、陈述、决定都由人办理，证据包带索引和摘要值")
  void fromTheOrderToTheDecision() throws Exception {
    var order =
        orders.issue(
            office.publicityHead,
            office.hazmat.id(),
            "栏目长期不更新",
            "补发检查结果",
            "管理办法第九条",
            "",
            OrderTerm.ONE);
    var number = orders.seen(office.publicityHead, order).number();
    watch.sweep(now);
    assertThat(about(number)).isEmpty();
    deadlines.sweep(now.plus(Duration.ofDays(12)));
    watch.sweep(now);
    watch.sweep(now);
    var found = about(number);
    assertThat(found).hasSize(1);
    var id = found.getFirst().id();
    assertThat(one(id).state()).isEqualTo(AccountabilityState.SUSPECTED);
    assertThat(one(id).proposed()).isEqualTo(Situation.STALE_AFTER_SUPERVISION);
    assertThat(one(id).situation()).isNull();
    assertThat(accountability.proofs(one(id))).extracting(Proof::ref).containsExactly(number);
    assertThatThrownBy(() -> accountability.seen(office.head, id))
        .isInstanceOf(NoSuchElementException.class);
    assertThat(waitsFor(id)).isEqualTo(names(office.publicityHead, office.editorOne));
    assertThatThrownBy(() -> accountability.checkFacts(office.principal, id, "栏目确未更新", now))
        .isInstanceOf(Violations.class);

    proved(office.editorOne, id);
    accountability.checkFacts(office.editorOne, id, "栏目三个月没有更新，督办以后仍未改", now);
    assertThat(waitsFor(id)).isEqualTo(names(office.publicityHead));
    assertThatThrownBy(
            () -> accountability.classify(office.publicityHead, id, null, null, "事实清楚", now))
        .satisfies(e -> assertThat(((Violations) e).all()).hasSize(2));
    accountability.classify(
        office.publicityHead, id, Situation.STALE_AFTER_SUPERVISION, Gravity.LIGHT, "经督办仍不改正", now);
    assertThat(notices.of(office.head.id(), 0))
        .anyMatch(n ->
            n.kind() == NoticeKind.ACCOUNTABILITY && n.link().equals("/desk/accountability/" + id));
    assertThat(accountability.seen(office.head, id).end()).isNotNull();
    assertThatThrownBy(() -> accountability.seen(office.clerk, id))
        .isInstanceOf(NoSuchElementException.class);
    assertThat(waitsFor(id)).isEqualTo(names(office.head));
    accountability.state(office.head, id, "人员调整，已经补发并指定专人", now);
    assertThat(waitsFor(id)).isEqualTo(names(office.principal, office.deputyLeader));
    assertThatThrownBy(() ->
            accountability.decide(office.publicityHead, id, Gravity.Outcome.CRITICISM, "同意通报", now))
        .hasMessageContaining("厅领导");
    assertThatThrownBy(() ->
            accountability.decide(office.principal, id, Gravity.Outcome.LIABILITY, "移交追责", now))
        .hasMessageContaining("情节较轻的通报批评");
    accountability.decide(office.principal, id, Gravity.Outcome.CRITICISM, "同意通报批评", now);
    assertThat(waitsFor(id)).isEqualTo(names(office.publicityHead));
    accountability.record(office.publicityHead, id, "已经印发通报", "江应急通〔2026〕3号", now);
    accountability.close(office.publicityHead, id, "栏目恢复更新", now);
    assertThat(one(id).state()).isEqualTo(AccountabilityState.CLOSED);
    assertThat(waitsFor(id)).isEmpty();
    assertThat(one(id).outcome()).isEqualTo(Gravity.Outcome.CRITICISM);

    var files = unzipped(proofs.of(office.head, id, now));
    assertThat(files.keySet()).contains("index.txt", "SHA256SUMS", "order/" + number + ".json");
    assertThat(text(files, "index.txt")).contains("第（三）项", "经督办仍不改正", "作出决定");
    for (var line : text(files, "SHA256SUMS").lines().toList()) {
      assertThat(digest(Objects.requireNonNull(files.get(line.substring(66)))))
          .isEqualTo(line.substring(0, 64));
    }
    assertThatThrownBy(() -> proofs.of(office.stranger, id, now))
        .isInstanceOf(NoSuchElementException.class);
  }

  private List<AccountabilityCase> about(String number) {
    return accountability.seen(office.principal).stream()
        .filter(c -> c.title().contains(number))
        .toList();
  }

  private static Map<String, byte[]> unzipped(byte[] bytes) throws Exception {
    var files = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(Objects.requireNonNull(files.get(name)), StandardCharsets.UTF_8);
  }

  private static String digest(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private void classifiedInTheDatabase(long id, String situation, String gravity) {
    db.sql(
            """
            insert into course (procedure, case_id, n, event, actor, person_id, unit_id, at, from_state, to_state, details)
            values ('accountability', ?, 0, 'CLASSIFY', 'SUPERVISOR', ?, ?, now(), 'FACTS_CHECKED', 'CLASSIFIED',
              jsonb_build_object('situation', ?::text, 'gravity', ?::text))
            """)
        .params(id, office.publicityHead.id(), office.publicity.id(), situation, gravity)
        .update();
  }

  @Test
  @Proves(Clause.MEASURES_23_1)
  @DisplayName("验收 36 只能定为第二十三条的六种情形之一，情节只有较轻和严重；直接写数据库也不行")
  void onlyTheSixSituations() {
    assertThat(Situation.values()).hasSize(6);
    var id = suspected(office.hazmat.id(), office.publicityHead);
    assertThatThrownBy(() -> accountability.checkFacts(office.editorOne, id, "两处不同", now))
        .hasMessageContaining("没有证据");
    assertThatThrownBy(
            () -> suspecting.prove(office.editorOne, id, Proof.Kind.ORDER, "DB1999-0001", "", now))
        .hasMessageContaining("没有这一份");
    proved(office.editorOne, id);
    accountability.checkFacts(office.editorOne, id, "网站与报纸的数字不同", now);
    for (var situation : List.of("SEVENTH", "", "false_information")) {
      assertThatThrownBy(() -> classifiedInTheDatabase(id, situation, "LIGHT"))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("六种情形");
    }
    assertThatThrownBy(
            () -> classifiedInTheDatabase(id, Situation.DIFFERENT_ELSEWHERE.name(), "MIDDLE"))
        .isInstanceOf(DataAccessException.class);
    assertThat(one(id).state()).isEqualTo(AccountabilityState.FACTS_CHECKED);
    accountability.dismiss(office.publicityHead, id, "报纸所载有误，网站无误", now);
    assertThat(one(id).state()).isEqualTo(AccountabilityState.NOT_ESTABLISHED);
  }

  @Test
  @Proves(Clause.MEASURES_23_1)
  @DisplayName("23-1 登记、查实、定性的人不作决定；新闻宣传处自己的事由厅领导查；单位期满不陈述照样往下办")
  void whoDecidesHadNoPart() {
    var id = suspected(office.publicity.id(), office.principal);
    assertThatThrownBy(() -> accountability.seen(office.editorOne, id))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> accountability.seen(office.publicityHead, id))
        .isInstanceOf(NoSuchElementException.class);
    proved(office.principal, id);
    assertThat(waitsFor(id)).isEqualTo(names(office.principal, office.deputyLeader));
    accountability.checkFacts(office.principal, id, "标题写错了年份", now);
    accountability.classify(
        office.principal, id, Situation.FALSE_INFORMATION, Gravity.SERIOUS, "影响较大", now);
    assertThat(waitsFor(id)).isEqualTo(names(office.publicityHead));
    assertThat(accountability.seen(office.publicityHead, id).state())
        .isEqualTo(AccountabilityState.CLASSIFIED);
    var end = deadlines.of("accountability", id).getFirst().end().orElseThrow();
    deadlines.sweep(end.plusSeconds(1));
    deadlines.sweep(end.plus(Duration.ofDays(3)));
    assertThat(accountability.story(one(id))).filteredOn(p -> p.event().equals("LAPSE")).hasSize(1);
    assertThat(waitsFor(id)).isEqualTo(names(office.deputyLeader));
    assertThatThrownBy(() ->
            accountability.decide(office.principal, id, Gravity.Outcome.LIABILITY, "移交追责", now))
        .hasMessageContaining("不能作决定");
    accountability.sendBack(office.deputyLeader, id, "情节没有写清楚", now);
    accountability.classify(
        office.principal, id, Situation.FALSE_INFORMATION, Gravity.LIGHT, "很快改正", now);
    accountability.state(office.publicityHead, id, "当天已经改正", now);
    accountability.decide(office.deputyLeader, id, Gravity.Outcome.CRITICISM, "通报批评", now);
    assertThat(one(id).outcome()).isEqualTo(Gravity.Outcome.CRITICISM);
  }
}
