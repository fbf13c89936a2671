package org.shenfa.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("20-2 文段：全角、空格、零宽字符不挡筛查，位置指回原文")
class PassageTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>一段</p><p>两段</p>",
        "<p>一<br>行</p> <ul>\n<li>甲</li><li>乙</li></ul>",
        "<table><tr><th>姓名</th><td>王　某</td></tr></table>尾"
      })
  @DisplayName("正文的位置以 wholeText 为准，断开处不进入原文")
  void offsetsAreThoseOfWholeText(String html) {
    var reading = new Reading(Material.of("", html), Screened.known());
    assertThat(reading.body.text).isEqualTo(Jsoup.parseBodyFragment(html).body().wholeText());
    for (var i = 0; i < reading.body.folded.length(); i++) {
      var place = reading.body.place(i, i + 1);
      assertThat(place.from()).isBetween(0, reading.body.text.length());
    }
  }

  @Test
  @DisplayName("相邻段落、单元格里的数字不会连成一串")
  void blocksAreApart() {
    var reading =
        new Reading(
            Material.of(
                "", "<p>1381234</p><p>5678</p><table><tr><td>1</td><td>2</td></tr></table>"),
            Screened.known());
    assertThat(reading.body.folded).contains("1381234\n").contains("1\t2");
  }

  @Test
  @DisplayName("全角、零宽字符折叠后，位置仍指回原文的字")
  void foldingKeepsPlaces() {
    var passage = Passage.of(Place.Where.TITLE, "", "电话１３\u200b８　end");
    assertThat(passage.folded).isEqualTo("电话138 end");
    assertThat(passage.words(2, 5)).isEqualTo("１３\u200b８");
    assertThat(passage.place(2, 5)).isEqualTo(new Place(Place.Where.TITLE, "", 2, 6));
  }
}
