package org.shenfa.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.vault.Identity;

@DisplayName("第十条 依申请公开：申请表")
class ApplicationTests {
  private static Application by(Applicant who, Identity identity, WantedForm wanted) {
    return new Application(who, identity, "2025 年安全检查结果汇总表", wanted, "");
  }

  private static List<String> refused(Application application) {
    var refused = catchThrowableOfType(Violations.class, application::check);
    return refused == null
        ? List.of()
        : refused.all().stream().map(Violation::field).map(String::valueOf).toList();
  }

  @Test
  @DisplayName("两个字的姓名、163 邮箱，照样收")
  void anHonestApplicantGetsThrough() {
    assertThatCode(() ->
            by(
                    Applicant.PERSON,
                    new Identity("李雷", "", "lilei@163.com", "", "11010519491231002X"),
                    WantedForm.ELECTRONIC)
                .check())
        .doesNotThrowAnyException();
  }

  @Test
  @DisplayName("缺什么一次说全；要邮件没有邮箱、要邮寄没有地址，说清楚")
  void everyGapIsNamed() {
    var nobody = new Identity("", "", "", "", "");
    assertThat(refused(new Application(Applicant.COMPANY, nobody, "表", WantedForm.PAPER, "")))
        .containsExactlyInAnyOrder("name", "proof", "phone", "address", "description");
    assertThat(
            refused(
                by(
                    Applicant.PERSON,
                    new Identity("王二", "12350", "不是邮箱", "", "E12345678"),
                    WantedForm.PICK_UP)))
        .containsExactly("mail");
  }

  @Test
  @DisplayName("身份证号码输错一位，校验得出；单位的代码不按身份证校验")
  void aMistypedNumberIsNoticed() {
    var mistyped = new Identity("张三", "12350", "", "", "110105194912310021");
    assertThat(refused(by(Applicant.PERSON, mistyped, WantedForm.PICK_UP)))
        .containsExactly("proof");
    assertThat(refused(by(Applicant.COMPANY, mistyped, WantedForm.PICK_UP))).isEmpty();
  }

  @Test
  @DisplayName("查询码由表单的密钥得出，怎么写都认；表单换了，码就换了")
  void aCodeFollowsFromItsForm() {
    var code = QueryCode.fresh();
    assertThat(new QueryCode(code.form()).code()).isEqualTo(code.code());
    assertThat(code.code()).matches("([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}");
    assertThat(
            QueryCode.digest(
                " " + code.code().toLowerCase(java.util.Locale.ROOT).replace('-', ' ')))
        .isEqualTo(QueryCode.digest(code.code()));
    assertThat(QueryCode.fresh().code()).isNotEqualTo(code.code());
  }

  @Test
  @DisplayName("连续输错五次，这个编号停十五分钟；别的编号不受影响")
  void fiveWrongGuessesPauseANumber() {
    var time = new Instant[] {Instant.parse("2026-11-26T02:00:00Z")};
    var clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return org.shenfa.Shenfa.ZONE;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return time[0];
          }
        };
    var guesses = new Guesses(clock);
    for (var n = 0; n < 5; n++) {
      assertThat(guesses.open("GS2026-00001")).isTrue();
      guesses.missed("GS2026-00001");
    }
    assertThat(guesses.open("GS2026-00001")).isFalse();
    assertThat(guesses.open("GS2026-00002")).isTrue();
    time[0] = time[0].plus(Duration.ofMinutes(15));
    assertThat(guesses.open("GS2026-00001")).isTrue();
  }
}
