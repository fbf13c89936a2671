package org.shenfa.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.audit.AuditTrail;
import org.shenfa.organization.PostKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("身份库")
class VaultModuleTests {
  private static final Identity SOMEBODY =
      new Identity("欧阳密", "13800000001", "miyou@163.com", "临江市东大街 1 号", "320100199001010011");

  @Autowired Office office;
  @Autowired Vault vault;
  @Autowired AuditTrail trail;
  @Autowired JdbcClient db;
  @Autowired TransactionTemplate transaction;

  @Autowired
  @Qualifier("visitor")
  JdbcClient visitor;

  private long kept() {
    return vault.keep(SOMEBODY, office.openness);
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("对外进程能封存，不能读、不能打开、不能销毁")
  void thePublicProcessSealsAndNoMore() {
    var sealed = vault.seal(SOMEBODY);
    var id =
        visitor
            .sql("select keep_identity(?, ?, ?)")
            .params(sealed.bytes(), sealed.wrapped(), sealed.nonce())
            .query(Long.class)
            .single();
    assertThat(id).isEqualTo(sealed.id());
    for (var attempt :
        List.of(
            "select * from identity_record",
            "select id from identity_record",
            "select * from identity_key",
            "select * from identity_view",
            "select * from open_identity(1, 1, '电话核实')",
            "select * from relay_identity(1, '电话核实')",
            "select erase_identity(1, 'ABUSE', null)",
            "delete from identity_key")) {
      assertThatThrownBy(() -> visitor.sql(attempt).query().listOfRows())
          .as(attempt)
          .isInstanceOf(DataAccessException.class)
          .hasStackTraceContaining("permission denied");
    }
    assertThat(vault.open(id, office.openness, "电话核实")).isEqualTo(SOMEBODY);
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("查看要有权、有原因，记下谁、何时、为何；写信人看到次数和原因")
  void everyViewIsCounted() {
    var id = kept();
    assertThat(vault.views(id).sentence()).isEqualTo("您的联系方式没有被查看过");
    for (var none : List.of(office.clerk, office.head, office.editorOne, office.principal)) {
      assertThatThrownBy(() -> vault.open(id, none, "想看一看"))
          .as(none.name())
          .isInstanceOf(NoSuchElementException.class);
    }
    assertThatThrownBy(() -> vault.open(1, office.openness, "电话核实"))
        .isInstanceOf(NoSuchElementException.class);
    for (var bad : List.of("", "   核 实 ", "字".repeat(201), "打 13800000001 核实", "写信到 a@b.cn")) {
      assertThatThrownBy(() -> vault.open(id, office.openness, bad)).isInstanceOf(Violations.class);
    }
    assertThat(vault.views(id).count()).isZero();

    assertThat(vault.open(id, office.openness, "电话核实")).isEqualTo(SOMEBODY);
    assertThat(vault.views(id).sentence()).isEqualTo("您的联系方式被查看 1 次：电话核实");
    vault.open(id, office.publicityHead, "邮寄答复");
    assertThat(vault.views(id).sentence()).isEqualTo("您的联系方式被查看 2 次：电话核实；邮寄答复");
    var other = kept();
    for (var desk :
        List.of(
            office.hired("受理员", office.publicity, PostKind.INTAKE_CLERK),
            office.hired("信访承办", office.generalOffice, PostKind.PETITION_CLERK))) {
      assertThat(vault.open(other, desk, "电话核实")).isEqualTo(SOMEBODY);
    }
    assertThat(vault.views(id).all())
        .extracting(Views.View::personId)
        .containsExactly(office.openness.id(), office.publicityHead.id());
  }

  @Test
  @DisplayName("看过的一定留下记录，哪怕后来的办理没有办成")
  void aViewStaysThoughTheActFails() {
    var id = kept();
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(t -> {
              vault.open(id, office.openness, "电话核实");
              throw new IllegalStateException("办理没有办成");
            }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(vault.views(id).count()).isOne();
  }

  @Test
  @DisplayName("代为通知不算查看；没有发出去的不记")
  void noticesAreSentUnseen() {
    var id = kept();
    var sent = new ArrayList<Identity.Contact>();
    vault.relay(id, "短信告知已答复", sent::add);
    assertThat(sent).containsExactly(new Identity.Contact("13800000001", "miyou@163.com"));
    assertThatThrownBy(() ->
            vault.relay(
                id,
                "短信告知已答复",
                c -> {
                  throw new IllegalStateException("短信网关没有应答");
                }))
        .hasMessageContaining("短信网关");
    assertThat(vault.views(id)).isEqualTo(new Views(List.of(), 1));
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("销毁密钥后谁也打不开，证明和统计还在，再销毁一次不变")
  void erasedCannotBeOpened() {
    var id = kept();
    vault.open(id, office.openness, "电话核实");
    assertThatThrownBy(() -> vault.erase(id, ErasureRule.REQUEST, office.clerk))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> vault.erase(id, ErasureRule.REQUEST, null))
        .isInstanceOf(Violations.class);
    assertThat(vault.certificate(id)).isEmpty();
    var certificate = vault.erase(id, ErasureRule.RETENTION, null);
    assertThat(certificate.text())
        .contains("身份信息销毁证明", "办结后保存期满", Long.toString(id))
        .doesNotContain("欧阳");
    assertThat(vault.erase(id, ErasureRule.ABUSE, office.openness)).isEqualTo(certificate);
    assertThatThrownBy(() -> vault.open(id, office.openness, "电话核实"))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("销毁");
    assertThatThrownBy(() -> vault.relay(id, "短信告知已答复", c -> {})).isInstanceOf(Violations.class);
    assertThat(vault.views(id).count()).isOne();
    assertThat(
            db.sql("select count(*) from identity_record where id = ?")
                .param(id)
                .query(Long.class)
                .single())
        .isOne();
    assertThat(trail.story("identity", Long.toString(id)))
        .extracting(e -> e.entry().action())
        .containsExactly("identity.kept", "identity.viewed", "identity.erased");
  }

  @Test
  @DisplayName("应用角色绕不过函数：不能直接读密文和密钥，不能删密钥，不能补写记录")
  void theApplicationCannotGoAround() {
    for (var attempt :
        List.of(
            "select sealed from identity_record",
            "select wrapped from identity_key",
            "delete from identity_key",
            "update identity_key set wrapped = null",
            "insert into identity_view (identity_id, person_id, reason) values (1, 1, '电话核实')",
            "insert into identity_erasure (identity_id, rule) values (1, 'ABUSE')")) {
      assertThatThrownBy(() -> db.sql(attempt).update())
          .as(attempt)
          .hasStackTraceContaining("permission denied");
    }
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("日志和数据库里没有身份信息的一个字")
  void nothingIsLoggedOrKeptInTheClear() {
    var log = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var before = log.getLevel();
    var seen = new ListAppender<ILoggingEvent>();
    seen.start();
    var usual = new ArrayList<Appender<ILoggingEvent>>();
    log.iteratorForAppenders().forEachRemaining(usual::add);
    usual.forEach(log::detachAppender);
    log.addAppender(seen);
    log.setLevel(Level.TRACE);
    long id;
    try {
      id = kept();
      vault.open(id, office.openness, "电话核实");
      vault.relay(id, "短信告知已答复", c -> {});
      vault.erase(id, ErasureRule.ABUSE, office.openness);
    } finally {
      log.setLevel(before);
      log.detachAppender(seen);
      usual.forEach(log::addAppender);
    }
    var words =
        seen.list.stream()
            .map(e -> e.getFormattedMessage() + e.getThrowableProxy())
            .collect(Collectors.joining("\n"));
    assertThat(words).contains("keep_identity");
    for (var secret : List.of("欧阳密", "13800000001", "miyou", "东大街", "320100199001010011")) {
      assertThat(words).doesNotContain(secret);
      assertThat(rowsWith(secret)).as(secret).isEmpty();
      assertThat(trail.story("identity", Long.toString(id)).toString()).doesNotContain(secret);
    }
  }

  private List<String> rowsWith(String secret) {
    return List.of("identity_view", "identity_notice", "identity_erasure").stream()
        .filter(t ->
            db.sql(
                    """
                    select coalesce(query_to_xml(format('select * from %I', cast(:table as text)), true, true, '')::text, '')
                    """)
                .param("table", t)
                .query(String.class)
                .single()
                .contains(secret))
        .toList();
  }
}
