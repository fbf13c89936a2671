package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

/** What a flood or a robot does at the forms of the public, and what the honest get. */
@DisplayName("公众表单：洪水、机器、猜码，和老实的写信人")
class HostileIntakeStory extends PublicForms {
  @Test
  @Proves(Clause.MEASURES_12_1)
  @DisplayName("验收 38：两个字的名字、163 邮箱、很短的信，收下、不甄别；四个地方的洪水碍不着别人")
  void theHonestSenderGetsThrough() {
    var flood = somebody();
    for (var n = 0; n < 70; n++) {
      var fields = filled(flood, "/_/letters");
      fields.put("body", "灌水的信第 " + n + " 封");
      var answer = flood.post("/_/letters", fields);
      answered(answer, "letter " + n);
      if (n >= 60) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("retry-after")).contains("900");
        assertThat(Jsoup.parse(answer.body()).select("#body").text())
            .isEqualTo("灌水的信第 " + n + " 封");
      } else {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(state(answer)).as("letter " + n).isEqualTo(n < 3 ? "RECEIVED" : "QUARANTINED");
      }
    }
    var honest = somebody();
    assertThat(state(honest.post("/_/letters", filled(honest, "/_/letters"))))
        .isEqualTo("RECEIVED");
  }

  @Test
  @DisplayName("填错三次以后改对的信，不算来得太多")
  void mistakesAreNotHeldAgainstTheWriter() {
    var by = somebody();
    for (var n = 0; n < 4; n++) {
      var fields = filled(by, "/_/letters");
      fields.put("mail", "没有写完@");
      assertThat(by.post("/_/letters", fields).statusCode()).isEqualTo(422);
    }
    assertThat(state(by.post("/_/letters", filled(by, "/_/letters")))).isEqualTo("RECEIVED");
  }

  @Test
  @DisplayName("H-1 意见、公开申请的洪水有一句话、写的还在；别的地址照常")
  void floodsOfOpinionsAndApplications() {
    for (var path : List.of(solicitation, "/_/disclosure")) {
      var flood = somebody();
      var fields = filled(flood, path);
      for (var n = 0; n < 24; n++) {
        fields.put(text(fields), "第 " + n + " 次说同样的话。");
        answered(flood.post(path, fields), path);
      }
      fields.put(text(fields), "第 24 次说同样的话。");
      var answer = flood.post(path, fields);
      answered(answer, path);
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(Jsoup.parse(answer.body()).select("textarea").eachText()).contains("第 24 次说同样的话。");
      var honest = somebody();
      assertThat(honest.post(path, filled(honest, path)).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  @Proves(Clause.MEASURES_12_1)
  @DisplayName("同一张表同样的话是一封信；改过的话是另一封，一句也不丢；过期的、伪造的、没有的凭据照收")
  void tokensNeverCostALetter() {
    var by = somebody();
    var fields = filled(by, "/_/letters");
    var first = by.post("/_/letters", fields);
    assertThat(receipt(by.post("/_/letters", fields))).isEqualTo(receipt(first));
    fields.put("body", fields.get("body") + "另外请问要带什么材料？");
    var second = by.post("/_/letters", fields);
    assertThat(receipt(second).getFirst()).isNotEqualTo(receipt(first).getFirst());
    assertThat(receipt(second).get(1)).isNotEqualTo(receipt(first).get(1));
    clock.advance(java.time.Duration.ofDays(3));
    var own = fields.getOrDefault("token", "");
    for (var token : List.of(own, own.replaceFirst("\\.[0-9]+\\.", ".1."), "", "坏的")) {
      fields.put("token", token);
      fields.put("body", "凭据是“" + token + "”的信");
      assertThat(state(somebody().post("/_/letters", fields))).isEqualTo("RECEIVED");
    }
  }

  private static List<String> receipt(HttpResponse<String> answer) {
    return Jsoup.parse(answer.body()).select(".receipt dd").eachText();
  }

  @Test
  @DisplayName("公开申请、意见改了话再交，也是另一件")
  void otherWordsAreAnotherCase() {
    for (var path : List.of(solicitation, "/_/disclosure")) {
      var by = somebody();
      var fields = filled(by, path);
      var first = Jsoup.parse(by.post(path, fields).body()).select("main").text();
      assertThat(Jsoup.parse(by.post(path, fields).body()).select("main").text()).isEqualTo(first);
      fields.put(text(fields), "改过以后的另一句话。");
      assertThat(Jsoup.parse(by.post(path, fields).body()).select("main").text())
          .as(path)
          .isNotEqualTo(first);
    }
  }

  @Test
  @DisplayName("填了看不见的一栏、打开不到三秒就交的，照样登记，等人甄别，回执看不出区别")
  void robotsAreRegisteredAndWait() {
    var by = somebody();
    var trapped = filled(by, "/_/letters");
    trapped.put("homepage", "http://spam.example");
    var answer = by.post("/_/letters", trapped);
    assertThat(state(answer)).isEqualTo("QUARANTINED");
    assertThat(Jsoup.parse(answer.body()).select("main").text()).doesNotContain("甄别", "可疑");
    var hasty = filled(by, "/_/letters");
    hasty.put("token", by.opened("/_/letters").get("token"));
    assertThat(state(by.post("/_/letters", hasty))).isEqualTo("QUARANTINED");
  }

  @Test
  @Proves(Clause.HOUSE)
  @DisplayName("验收 21：编号对、查询码错了六次，暂停；回答与没有的编号一字不差，正确的码也一样；一刻钟以后照常")
  void guessingPauses() {
    for (var kind : List.of("letters", "disclosure", "solicitations")) {
      var form = kind.equals("solicitations") ? solicitation : "/_/" + kind;
      var ask = "/_/" + kind + (kind.equals("solicitations") ? "/query" : "/status");
      var by = somebody();
      var given = by.post(form, filled(by, form)).body();
      var codes = new ArrayList<String>();
      java.util.regex.Pattern.compile(
              "(?:GS)?[0-9]{4,8}-[0-9]{4,6}(?:-[0-9]{4})?|(?:[2-9A-Z]{4}-){2}[2-9A-Z]{4}")
          .matcher(Jsoup.parse(given).select("main").text())
          .results()
          .map(m -> m.group())
          .distinct()
          .forEach(codes::add);
      var code =
          codes.stream()
              .filter(c -> c.matches("(?:[2-9A-Z]{4}-){2}[2-9A-Z]{4}") && !c.matches("[0-9-]+"))
              .findFirst()
              .orElseThrow();
      var number = codes.stream().filter(c -> !c.equals(code)).findFirst().orElseThrow();
      assertThat(plain(ask, number, code)).as(kind).startsWith("200");
      var never = number.substring(0, number.length() - 4) + "9876";
      var unknown = plain(ask, never, code);
      for (var n = 0; n < 6; n++) {
        assertThat(plain(ask, number, "AAAA-BBBB-CCC" + (n + 2))).as(kind).isEqualTo(unknown);
      }
      assertThat(plain(ask, number, code)).as(kind).isEqualTo(unknown);
      if (!kind.equals("letters")) {
        clock.advance(java.time.Duration.ofMinutes(16));
        assertThat(plain(ask, number, code)).as(kind).startsWith("200");
      }
    }
  }

  /** Asked from an address of its own each time: only the number can be what pauses. */
  private String plain(String ask, String number, String code) {
    var answer = somebody().post(ask, Map.of("number", number, "code", code));
    return answer.statusCode() + " " + answer.body().replace("\"" + number + "\"", "\"\"");
  }

  @Test
  @DisplayName("查对了的不算猜：一个地址连查三十次自己的信，次次查得到；猜满二十次，一小时内和没有一样")
  void lookingUpIsNotGuessing() {
    var by = somebody();
    var mine = receipt(by.post("/_/letters", filled(by, "/_/letters")));
    var right = Map.of("number", mine.getFirst(), "code", mine.get(1));
    for (var n = 0; n < 30; n++) {
      assertThat(by.post("/_/letters/status", right).statusCode()).isEqualTo(200);
    }
    for (var n = 0; n < 20; n++) {
      by.post(
          "/_/letters/status",
          Map.of("number", "20200101-%04d".formatted(n), "code", "AAAA-BBBB-CCCC"));
    }
    assertThat(by.post("/_/letters/status", right).statusCode()).isEqualTo(404);
    assertThat(somebody().post("/_/letters/status", right).statusCode()).isEqualTo(200);
    clock.advance(java.time.Duration.ofHours(1));
    assertThat(by.post("/_/letters/status", right).statusCode()).isEqualTo(200);
  }
}
