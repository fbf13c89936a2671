package org.shenfa.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.concerns.ConcernNotice;
import org.shenfa.concerns.Concerns;
import org.shenfa.concerns.Level;
import org.shenfa.concerns.Source;
import org.shenfa.deadlines.Deadlines;
import org.shenfa.deadlines.Rule;
import org.shenfa.disclosure.Applicant;
import org.shenfa.disclosure.Application;
import org.shenfa.disclosure.DisclosureIntake;
import org.shenfa.disclosure.WantedForm;
import org.shenfa.letters.LetterClocks;
import org.shenfa.letters.LetterForm;
import org.shenfa.letters.LetterKind;
import org.shenfa.letters.Receiving;
import org.shenfa.letters.Triage;
import org.shenfa.letters.Triage.Judgment;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.vault.Identity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest(properties = "shenfa.origin=https://arrears.example")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Office.class, OrderLook.class})
@DisplayName("督办单：每一种期限都找得到欠办的单位，单子上只有编号")
class OrderDebtsModuleTests {
  @Autowired Office office;
  @Autowired OrderLook look;
  @Autowired Deadlines deadlines;
  @Autowired Concerns concerns;
  @Autowired DisclosureIntake intake;
  @Autowired Receiving receiving;
  @Autowired LetterClocks letters;
  @Autowired Triage triage;
  @Autowired TransactionOperations transaction;
  @Autowired JdbcClient db;

  @Test
  @Proves({Clause.MEASURES_12_2, Clause.MEASURES_13_1})
  @DisplayName("第十三条 交办的关切没有按时回应：督办责任单位，单子上只有编号；没有交办的不督办")
  void unansweredConcerns() {
    var found = LocalDateTime.now(Shenfa.ZONE).withNano(0);
    var id = concern(found);
    var waiting = concern(found);
    concerns.assign(
        office.publicityHead, id, office.hazmat.id(), office.head.staffNo(), "按职能由危化监管处牵头");
    assertThat(look.raised(1, number(id))).isEmpty();
    assertThat(look.raised(3, number(id)))
        .singleElement()
        .satisfies(o -> {
          assertThat(o.unit()).isEqualTo(office.hazmat.id());
          assertThat(o.title()).doesNotContain("溃堤");
        });
    assertThat(look.about(number(waiting))).isEmpty();
  }

  private long concern(LocalDateTime found) {
    var id =
        concerns.notice(
            office.stranger,
            new ConcernNotice(
                "溃堤传言" + System.nanoTime(),
                "沿海群众担心停电停水，想知道情况。",
                Source.DUTY,
                "值班读网",
                null,
                found,
                true));
    concerns.assess(office.editorOne, id, Level.B, "影响沿海三市");
    return id;
  }

  private String number(long concern) {
    return db.sql("select number from concern where id = ?")
        .param(concern)
        .query(String.class)
        .single();
  }

  @Test
  @Proves({Clause.MEASURES_12_2, Clause.MEASURES_10_3})
  @DisplayName("10-3 依申请公开没有按期答复：督办办公室，单子上只有编号")
  void unansweredRequests() {
    var number =
        intake
            .file(
                new Application(
                    Applicant.PERSON,
                    new Identity("王五", "", "wangwu@163.com", "", "E12345678"),
                    "检查结果汇总表",
                    WantedForm.ELECTRONIC,
                    ""),
                QueryCode.fresh())
            .number();
    intake.confirm(office.openness, number);
    assertThat(look.raised(15, number)).isEmpty();
    assertThat(look.raised(45, number))
        .singleElement()
        .satisfies(o -> {
          assertThat(o.unit()).isEqualTo(office.generalOffice.id());
          assertThat(o.title()).doesNotContain("汇总表");
        });
  }

  @Test
  @Proves({Clause.MEASURES_12_2, Clause.MEASURES_20_1})
  @DisplayName("第二十条 引用有变的公开答复没有按时复核：督办承办单位")
  void answersNotLookedAtAgain() {
    var number =
        receiving
            .submit(
                QueryCode.fresh(),
                new LetterForm(
                    LetterKind.CONSULTATION,
                    "咨询存放的规定",
                    "请问最多能存放多少？想知道具体的规定。",
                    "",
                    new Identity("李四", "", "lisi@163.com", "", ""),
                    true),
                Set.of())
            .number();
    var id =
        db.sql("select id from letter where number = ?").param(number).query(Long.class).single();
    letters.sweep(Instant.now());
    triage.assign(
        office.intakeClerk,
        id,
        new Judgment(LetterKind.CONSULTATION, null, "", null),
        office.hazmat.id(),
        Instant.now());
    transaction.executeWithoutResult(
        t -> deadlines.start(Rule.LETTER_ANSWER_REVIEW, "letter", id, Instant.now()));
    assertThat(look.raised(20, number))
        .extracting(Order::title)
        .containsExactlyInAnyOrder("来信 " + number + " 没有按时提出答复意见", "来信 " + number + " 的公开答复没有按时复核");
  }
}
