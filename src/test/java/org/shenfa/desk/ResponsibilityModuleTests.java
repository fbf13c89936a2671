package org.shenfa.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.regulation.Clause.MEASURES_11_2;
import static org.shenfa.regulation.Clause.MEASURES_21_1;

import java.time.Clock;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.access.SignedIn;
import org.shenfa.content.ItemKind;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.Unit;
import org.shenfa.regulation.Proves;
import org.shenfa.review.Answer;
import org.shenfa.review.Look;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("第二十一条 责任视图")
class ResponsibilityModuleTests {
  @Autowired Office office;
  @Autowired Responsibility responsibility;
  @Autowired ItemLists lists;
  @Autowired Clock clock;

  private static SignedIn at(Person person, Unit unit, boolean publicity, PostKind post) {
    return Office.signedIn(person, unit, publicity, Set.of(post));
  }

  private Responsibility.Period today() {
    var day = clock.instant().atZone(Shenfa.ZONE).toLocalDate();
    return new Responsibility.Period(day, day);
  }

  @Test
  @Proves({MEASURES_21_1, MEASURES_11_2})
  @DisplayName("报送、采用、一次通过、退回、在办，数得和列表一样")
  void figuresAreTheLists() {
    var editor = at(office.editorOne, office.publicity, true, PostKind.SITE_EDITOR);
    var before = responsibility.of(editor, office.hazmat.id(), today());
    office.released(ItemKind.ORDINARY_NEWS, "一次通过的稿件");
    var back = office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "退回过的稿件"));
    office.step(back, office.secrecy, new Answer.SentBack("请核对数字"));
    office.submitted(office.drafted(ItemKind.ORDINARY_NEWS, "还在办的稿件"));
    var after = responsibility.of(editor, office.hazmat.id(), today());

    assertThat(after.submitted() - before.submitted()).isEqualTo(3);
    assertThat(after.released() - before.released()).isEqualTo(1);
    assertThat(after.used() - before.used()).isEqualTo(1);
    assertThat(after.firstPass() - before.firstPass()).isEqualTo(1);
    assertThat(after.returned() - before.returned()).isEqualTo(1);
    assertThat(after.open() - before.open()).isEqualTo(1);
    var day = today().from();
    assertThat(after.submitted())
        .isEqualTo(
            lists.count(
                editor,
                ItemFilter.of(
                    "unit=%d&dated=SUBMITTED&from=%s&to=%s"
                        .formatted(office.hazmat.id(), day, day))));
    assertThat(responsibility.waiting(office.hazmat.id()))
        .anyMatch(w -> w.look() == Look.SECRECY_REVIEW && w.today() > 0);
  }

  @Test
  @Proves(MEASURES_21_1)
  @DisplayName("各单位看自己的，新闻宣传处和厅领导看全部，别人的等于没有")
  void whoSeesWhat() {
    var head = at(office.head, office.hazmat, false, PostKind.UNIT_HEAD);
    assertThat(responsibility.of(head, office.hazmat.id(), today()).unit()).isEqualTo("危化监管处");
    assertThatThrownBy(() -> responsibility.of(head, office.bureau.id(), today()))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> responsibility.all(head, today()))
        .isInstanceOf(NoSuchElementException.class);
    var leader = at(office.principal, office.leadership, false, PostKind.PRINCIPAL_LEADER);
    assertThat(responsibility.all(leader, today()))
        .extracting(Responsibility.Figures::unitId)
        .contains(office.hazmat.id(), office.bureau.id())
        .doesNotContain(office.leadership.id());
  }
}
