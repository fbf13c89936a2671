package org.shenfa.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shenfa.content.GuideElement;
import org.shenfa.content.Validity;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("第二十五条 指南在被检查之前自己发现过期")
class ReviewDueTests {
  private static final Instant CONFIRMED = Instant.parse("2026-08-31T01:00:00Z");
  private static final LocalDate SOON = LocalDate.of(2026, 9, 1);

  private static List<String> due(List<ContactPoint> points, List<Basis> bases, LocalDate today) {
    return ReviewDue.of(GuideElement.PHONE, "0000-0000000", CONFIRMED, points, bases, today);
  }

  private static ContactPoint phone(String... values) {
    return new ContactPoint(
        1,
        1,
        "危化监管处",
        PointKind.PHONE,
        "咨询电话",
        List.of(values).stream()
            .map(v -> new ContactPoint.Value(v, "", "承办人", CONFIRMED))
            .toList());
  }

  @Test
  @Proves(Clause.MEASURES_25_2)
  @DisplayName("确认满六个月的当天还算数，第二天起待复核；月末按最后一天算")
  void sixMonths() {
    assertThat(due(List.of(), List.of(), LocalDate.of(2027, 2, 28))).isEmpty();
    assertThat(due(List.of(), List.of(), LocalDate.of(2027, 3, 1)))
        .singleElement()
        .asString()
        .contains("2026年8月31日", "6 个月");
  }

  @Test
  @Proves(Clause.MEASURES_25_2)
  @DisplayName("依据废止、失效、撤下的一直待复核；只是更新的，核对后确认就好")
  void basesThatChange() {
    var before = CONFIRMED.minusSeconds(60);
    var after = CONFIRMED.plusSeconds(60);
    assertThat(due(List.of(), List.of(new Basis("甲", Validity.VALID, false, before)), SOON))
        .isEmpty();
    assertThat(due(List.of(), List.of(new Basis("甲", null, false, before)), SOON)).isEmpty();
    for (var validity : List.of(Validity.AMENDED, Validity.LAPSED, Validity.REPEALED)) {
      assertThat(due(List.of(), List.of(new Basis("甲", validity, false, before)), SOON))
          .containsExactly("依据“甲”" + validity.label());
    }
    assertThat(due(List.of(), List.of(new Basis("甲", null, true, before)), SOON))
        .containsExactly("依据“甲”已经撤下");
    assertThat(due(List.of(), List.of(new Basis("甲", Validity.VALID, false, after)), SOON))
        .containsExactly("依据“甲”更新过，请核对后确认");
  }

  @Test
  @DisplayName("登记簿变了就待复核；更正只换掉以前登记的原话，别的一字不动")
  void theRegisterChanges() {
    assertThat(due(List.of(phone("0000-0000000")), List.of(), SOON)).isEmpty();
    var changed = phone("0000-1111111", "0000-0000000", "0000-2222222");
    assertThat(due(List.of(changed), List.of(), SOON))
        .containsExactly("“联系电话”与登记簿不一致：“咨询电话”现在是“0000-1111111”");
    assertThat(changed.corrected("<p>0000-0000000（工作日）</p>")).isEqualTo("<p>0000-1111111（工作日）</p>");
    assertThat(changed.corrected("<p>0000-2222222</p>")).isEqualTo("<p>0000-1111111</p>");
    assertThat(changed.corrected("<p>0000-3333333</p>")).isEqualTo("<p>0000-3333333</p>");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "PHONE,0000-0000000,true",
    "PHONE,12350,true",
    "PHONE,0000-0000000（窗口）,true",
    "PHONE,0000-0000000转801,true",
    "PHONE,请拨打总机,false",
    "PHONE,0000-0000000、0000-1111111,false",
    "FEE,不收费,true",
    "FEE,40 元，依据江价费〔2020〕1号,true",
    "FEE,按规定收取,false",
    "PLACE,临江市安澜路 1 号,true",
    "HOURS,工作日 9:00—17:00,true",
  })
  @DisplayName("登记项一项只写一件事，含糊的不收")
  void valuesArePlain(PointKind kind, String value, boolean good) {
    assertThat(kind.fault(value).isEmpty()).isEqualTo(good);
  }

  @ParameterizedTest(name = "{0} 发布={1} 待处理={2} 确认={3} → {4}")
  @CsvSource({
    "DRAFT,false,false,false,DRAFT",
    "OPEN,false,false,false,DRAFT",
    "CLEARED,false,false,false,REVIEWED",
    "RELEASED,true,false,false,PUBLISHED",
    "RELEASED,true,false,true,CONFIRMED",
    "RELEASED,true,true,true,REVIEW_DUE",
    "OPEN,true,true,false,REVIEW_DUE",
    "WITHDRAWN,false,false,false,WITHDRAWN",
  })
  @DisplayName("事项状态从主线和待处理事项得出")
  void states(String listed, boolean out, boolean due, boolean confirmed, ServiceState state) {
    assertThat(ServiceState.of(listed, out, due, confirmed)).isEqualTo(state);
  }
}
