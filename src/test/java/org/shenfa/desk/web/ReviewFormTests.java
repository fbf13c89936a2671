package org.shenfa.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shenfa.regulation.Clause.MEASURES_20_2;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.regulation.Proves;
import org.springframework.util.LinkedMultiValueMap;

@DisplayName("第二十条 审核表单")
class ReviewFormTests {
  @Test
  @Proves(MEASURES_20_2)
  @DisplayName("第二十条 附件一起答了，或者在三问下都勾了才算作答，少一问也不算")
  void anAttachmentIsAnsweredUnderEveryQuestion() {
    var typed = new LinkedMultiValueMap<String, String>();
    typed.put("secretOf", List.of("aa", "bb", "cc"));
    typed.put("timingOf", List.of("aa", "bb"));
    typed.put("formOf", List.of("bb", "cc"));
    assertThat(new ReviewForm(typed).ticked()).containsExactly("bb");
    typed.put("ticked", List.of("dd", "bb"));
    assertThat(new ReviewForm(typed).ticked()).containsExactly("dd", "bb");
    assertThat(new ReviewForm(new LinkedMultiValueMap<>()).ticked()).isEmpty();
  }
}
