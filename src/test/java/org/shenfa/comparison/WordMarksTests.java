package org.shenfa.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("两边对照：只标不同的字，标记符号当字看")
class WordMarksTests {
  @Test
  @DisplayName("删的在一边，加的在另一边，其余两边一样")
  void eachSideShowsItsOwn() {
    var marks = WordMarks.of("会议定于3月5日<上午>召开", "会议定于3月6日<上午>召开");
    assertThat(marks.theirs()).isEqualTo("会议定于3月<del>5</del>日&lt;上午&gt;召开");
    assertThat(marks.mine()).isEqualTo("会议定于3月<ins>6</ins>日&lt;上午&gt;召开");
    assertThat(WordMarks.of("一样", "一样")).isEqualTo(new WordMarks("一样", "一样"));
  }
}
