package org.shenfa.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.NoSuchElementException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.organization.Authority;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.privacy.OwnData;
import org.shenfa.privacy.Purging;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.vault.Identity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("依申请公开：随答复的文件、保密审查签署、复议诉讼")
class DisclosureEnclosuresModuleTests {
  @Autowired Office office;
  @Autowired DisclosureIntake intake;
  @Autowired DisclosureReplying replying;
  @Autowired DisclosureRegister register;
  @Autowired DisclosureFiles files;
  @Autowired SecrecyLooks looks;
  @Autowired DisclosureRemedies remedies;
  @Autowired DisclosureStatus status;
  @Autowired Purging purging;
  @Autowired OwnData own;
  @Autowired JdbcClient db;

  private final LocalDate today = LocalDate.now(Shenfa.ZONE);
  private Person chief;

  @BeforeEach
  void theHead() {
    chief =
        office.organization.holders(office.generalOffice.id(), PostKind.UNIT_HEAD, today).stream()
            .findFirst()
            .map(Authority::person)
            .orElseGet(() -> office.hired("办公室主任", office.generalOffice, PostKind.UNIT_HEAD));
  }

  private String received(QueryCode code) {
    var said =
        new Application(
            Applicant.PERSON,
            new Identity("韩梅梅", "12350", "hanmeimei@163.com", "", "E87654321"),
            "2025 年安全检查结果汇总表",
            WantedForm.ELECTRONIC,
            "");
    return intake.enter(office.openness, Channel.COUNTER, today, said, code).number();
  }

  private static byte[] picture(int width) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, 30, BufferedImage.TYPE_BYTE_GRAY), "png", out);
    return out.toByteArray();
  }

  private DisclosureRegister.Dossier on(String number) {
    return register.dossier(office.openness, number);
  }

  private long prepared(String number) {
    var given = new EnumMap<Need, String>(Need.class);
    Outcome.PROVIDED.needs().forEach(n -> given.put(n, "写明的" + n.label()));
    replying.prepare(office.openness, number, new Reply(Outcome.PROVIDED, null, given));
    return on(number).draft().orElseThrow().id();
  }

  private void decided(String number, long draft) {
    var seen = on(number).enclosed().ids();
    replying.decide(
        chief, number, new DisclosureReplying.Review(draft, seen, "不涉密，孙某审查", "合法，法规处审查"));
  }

  @Test
  @Proves(Clause.MEASURES_10_3)
  @DisplayName("附件清理以后随答复审定；送达以后凭编号和查询码下载，摘要写在答复书里；别人、别的编号拿不到；期满销毁")
  void filesGoOutWithTheReply() throws Exception {
    var code = QueryCode.fresh();
    var number = received(code);
    assertThatThrownBy(() -> files.attach(office.clerk, number, "汇总表.png", picture(40)))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> files.attach(office.openness, number, "汇总表.pdf", picture(40)))
        .as("not what its name says")
        .isInstanceOf(Violations.class);
    files.attach(office.openness, number, "汇总表.png", picture(40));
    var draft = prepared(number);
    files.attach(office.openness, number, "说明.png", picture(50));
    assertThatThrownBy(() ->
            replying.decide(
                chief, number, new DisclosureReplying.Review(draft, "", "不涉密，孙某审查", "合法，法规处审查")))
        .hasMessageContaining("附件刚刚改过");
    files.takeOut(office.openness, number, on(number).enclosed().files().getLast().id());
    decided(number, draft);
    assertThatThrownBy(() -> files.attach(office.openness, number, "迟.png", picture(60)))
        .hasMessageContaining("已经审定");
    var file = on(number).enclosed().files().getFirst();
    assertThat(status.look(number, code.code()).orElseThrow().files())
        .as("decided, not handed over")
        .isEmpty();
    assertThat(status.file(number, code.code(), file.id())).isEmpty();
    replying.deliver(office.openness, number, WantedForm.ELECTRONIC, "");

    var shown = status.look(number, code.code()).orElseThrow();
    assertThat(shown.files())
        .singleElement()
        .satisfies(f -> assertThat(f.name()).isEqualTo("汇总表.png"))
        .satisfies(f -> assertThat(f.digest()).isEqualTo(file.digest()));
    assertThat(String.join("", shown.newest(WritKind.REPLY).orElseThrow().body()))
        .contains("汇总表.png", file.digest())
        .doesNotContain("说明.png");
    assertThat(shown.steps()).extracting(s -> s.event()).doesNotContain(DisclosureEvent.DECIDE);
    var handed = status.file(number, code.code(), file.id()).orElseThrow();
    assertThat(MessageDigest.getInstance("SHA-256").digest(handed.bytes()))
        .isEqualTo(HexFormat.of().parseHex(file.digest()));
    var other = QueryCode.fresh();
    assertThat(status.file(received(other), other.code(), file.id())).isEmpty();
    assertThat(status.file(number, other.code(), file.id())).isEmpty();
    assertThat(
            db.sql("select count(*) from file_blob where digest = ?")
                .param(HexFormat.of().parseHex(file.digest()))
                .query(Integer.class)
                .single())
        .as("the store of what may be public has it not")
        .isZero();

    purging.sweep(later());
    assertThat(
            db.sql("select bytes is null and name = '［已销毁］' from disclosure_file where id = ?")
                .param(file.id())
                .query(Boolean.class)
                .single())
        .isTrue();
    assertThat(own.of(number, code.code()).orElseThrow().certificate())
        .satisfies(c -> assertThat(c).isNotNull());
  }

  private static Instant later() {
    return LocalDateTime.now(Shenfa.ZONE).plusMonths(13).atZone(Shenfa.ZONE).toInstant();
  }

  @Test
  @Transactional
  @Proves({Clause.MEASURES_10_3, Clause.MEASURES_20_1})
  @DisplayName("第二十条 办公室有保密审查员的，由其本人签署：没有签、签了不能提供、签了又改附件，都不能审定")
  void theSecrecyReviewerSignsIn() throws IOException {
    var number = received(QueryCode.fresh());
    var reviewer = office.hired("办公室保密", office.generalOffice, PostKind.SECRECY_REVIEWER);
    assertThatThrownBy(() -> register.dossier(reviewer, number))
        .as("nothing waits")
        .isInstanceOf(NoSuchElementException.class);
    var draft = prepared(number);
    assertThat(register.all(reviewer)).extracting(Request::number).containsExactly(number);
    assertThat(register.tasks(reviewer)).extracting(t -> t.what()).containsExactly("保密审查");
    assertThatThrownBy(() -> register.figures(reviewer, today.getYear()))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> decided(number, draft)).hasMessageContaining("保密审查员");
    assertThatThrownBy(() -> looks.conclude(office.openness, number, draft, "", true, "不涉密"))
        .isInstanceOf(NoSuchElementException.class);
    looks.conclude(reviewer, number, draft, "", false, "附表含涉密地名");
    assertThatThrownBy(() -> decided(number, draft)).hasMessageContaining("不能这样提供");
    replying.sendBack(chief, number, "去掉涉密地名");
    var again = prepared(number);
    looks.conclude(reviewer, number, again, "", true, "已经去掉，不涉密");
    files.attach(office.openness, number, "汇总表.png", picture(40));
    assertThatThrownBy(() -> decided(number, again))
        .as("another file came after the look")
        .hasMessageContaining("保密审查员");
    looks.conclude(reviewer, number, again, on(number).enclosed().ids(), true, "连同附件不涉密");
    decided(number, again);
    assertThat(on(number).story().getLast().details().get("secrecy"))
        .isEqualTo("连同附件不涉密（保密审查：办公室保密）");
  }

  @Test
  @Transactional
  @Proves(Clause.MEASURES_10_3)
  @DisplayName("年度报告表四：复议、诉讼登记来文和结果；没有审结的不销毁个人信息")
  void reviewsAndSuits() {
    var number = received(QueryCode.fresh());
    var desk = office.openness;
    assertThatThrownBy(
            () -> remedies.note(desk, number, RemedyWay.RECONSIDERATION, "江政复〔2026〕1号", today))
        .hasMessageContaining("答复以后");
    decided(number, prepared(number));
    replying.deliver(desk, number, WantedForm.ELECTRONIC, "");
    assertThatThrownBy(
            () -> remedies.note(desk, number, RemedyWay.SUIT_AFTER, "(2026)江01行初5号", today))
        .hasMessageContaining("复议还没有登记结果");
    remedies.note(desk, number, RemedyWay.RECONSIDERATION, "江政复〔2026〕1号", today);
    assertThatThrownBy(() -> remedies.note(desk, number, RemedyWay.SUIT, "(2026)江01行初5号", today))
        .hasMessageContaining("复议后起诉");
    assertThat(register.remedies(chief, today.getYear()).of(RemedyWay.RECONSIDERATION, null))
        .isPositive();
    assertThat(closedAt(number)).as("before a reviewing organ").isFalse();
    var remedy = on(number).enclosed().remedies().getFirst().id();
    assertThatThrownBy(
            () -> remedies.conclude(desk, number, remedy, RemedyResult.UPHELD, "", today))
        .hasMessageContaining("文号");
    remedies.conclude(desk, number, remedy, RemedyResult.UPHELD, "江政复决〔2026〕1号", today);
    assertThatThrownBy(() ->
            remedies.conclude(desk, number, remedy, RemedyResult.OTHER, "江政复决〔2026〕2号", today))
        .hasMessageContaining("已经登记过");
    assertThat(closedAt(number)).isTrue();
    assertThat(on(number).enclosed().remedies().getFirst().result()).isEqualTo(RemedyResult.UPHELD);
  }

  private boolean closedAt(String number) {
    return db.sql(
            "select closed_at is not null from retention_case where procedure = 'disclosure' and number = ?")
        .param(number)
        .query(Boolean.class)
        .single();
  }
}
