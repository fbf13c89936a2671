package org.shenfa.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

/** Words, signs and bodies that no honest browser sends, at every form of the public. */
@DisplayName("公众表单：奇怪的字、坏的请求体")
class StrangeWordsStory extends PublicForms {
  static List<String> words() {
    return List.of(
        "<script>alert(1)</script><img src=x onerror=alert(2)>",
        "\"></textarea><svg onload=alert(1)>",
        "раураl 与 аpple：西里尔字母冒充的拉丁字母",
        "看\u200B不\u200C见\u2063的\uFEFF字\u3164在里面",
        "\u202E反过来\u202C的\u200F字\u2067在里面",
        "𠮷野家的𠂉😀👨\u200D👩\u200D👧四字节的字",
        "e\u0301\u0301\u0301\u0301\u0301 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G 叠加的记号",
        "'; drop table letter; -- ${7*7} {{7*7}} %s %n \\u0000",
        "长".repeat(4990));
  }

  @ParameterizedTest
  @MethodSource("words")
  @Proves(Clause.MEASURES_12_1)
  @DisplayName("H-1 带脚本的、冒充的、看不见的、倒着写的、四字节的：收下来是文字，不收有一句话，写的都在")
  void strangeWordsAreWords(String words) {
    for (var path : List.of("/_/letters", solicitation, "/_/disclosure")) {
      var by = somebody();
      var fields = filled(by, path);
      fields.put(text(fields), words);
      var answer = by.post(path, fields);
      answered(answer, path + " " + words);
      if (answer.statusCode() != 200) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.body()).select("textarea").eachAttr("name")).isNotEmpty();
        assertThat(Jsoup.parse(answer.body()).wholeText()).contains(words.substring(0, 8));
      }
    }
    if (words.length() < 4000) {
      var seen = words.replaceAll("[\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]", "");
      assertThat(
              db.sql("select count(*) from letter_text where body = ?")
                  .param(seen)
                  .query(Long.class)
                  .single())
          .isEqualTo(1);
    }
  }

  @Test
  @DisplayName("H-1 只有看不见的字、只有控制字符的信，说明要写正文；写过的标题还在")
  void nothingSeenIsNothingWritten() {
    for (var nothing :
        List.of(
            "\u200B\u200B\u200B\u200B\u200B",
            "\u3164\u2800\u3164\u2800",
            "\u202E\u202D\u200F\u200F")) {
      for (var path : List.of("/_/letters", solicitation, "/_/disclosure")) {
        var by = somebody();
        var fields = filled(by, path);
        fields.put(text(fields), nothing);
        var answer = by.post(path, fields);
        answered(answer, path);
        assertThat(answer.statusCode()).as(path).isEqualTo(422);
      }
    }
  }

  @Test
  @DisplayName("H-1 粘贴带来的控制字符去掉，信照收，字一个不少")
  void controlSignsCostNothingTyped() {
    for (var path : List.of("/_/letters", solicitation, "/_/disclosure")) {
      var by = somebody();
      var fields = filled(by, path);
      fields.put(text(fields), "粘贴来的\u0007文字\u0000里有控制字符");
      var answer = by.post(path, fields);
      answered(answer, path);
      var page = Jsoup.parse(answer.body());
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(page.select("form textarea")).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @Proves(Clause.HOUSE)
  @CsvSource({
    "form,'title=%zz&body=%ff%fe%c0%80&w0=%ed%a0%80&description=%e4%b8'",
    "form,'=&&&=&title'",
    "form,'title[]=a&title[]=b&w99999999999=x&w-1=y&w0[]=z'",
    "multipart/form-data,'--x'",
    "multipart/form-data; boundary=x,'--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n没有结尾'",
    "multipart/form-data; boundary=x,'--y\r\n\r\n--x--'",
    "application/json,'{\"title\":\"甲\"}'",
    "text/xml,'<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>'",
    "'',''",
    "不是类型,'甲乙丙'"
  })
  @DisplayName("H-1 坏的请求体：一句话，没有 500")
  void brokenBodies(String type, String body) {
    for (var path :
        List.of(
            "/_/letters",
            "/_/letters/status",
            "/_/letters/act",
            solicitation,
            "/_/solicitations/query",
            "/_/disclosure",
            "/_/disclosure/status",
            "/_/disclosure/status/act")) {
      var sent = type.equals("form") ? "application/x-www-form-urlencoded" : type;
      answered(
          somebody().send(path, sent.equals("不是类型") ? "x;;=" : sent, body.getBytes(UTF_8)),
          path + " " + type);
    }
  }

  @Test
  @DisplayName("H-1 太大的请求体、太多的栏：一句话，没有 500，服务照常")
  void hugeBodies() {
    var huge = ("title=" + "a".repeat(9_000_000)).getBytes(UTF_8);
    var many = new StringBuilder("a0=1");
    for (var n = 0; n < 20_000; n++) {
      many.append("&w").append(n % 9999).append("=x");
    }
    for (var path : List.of("/_/letters", solicitation, "/_/disclosure", "/_/letters/status")) {
      for (var body : List.of(huge, many.toString().getBytes(UTF_8))) {
        answered(
            somebody().send(path, "application/x-www-form-urlencoded", body),
            path + " " + body.length);
      }
      assertThat(somebody().get(path).statusCode()).isEqualTo(200);
    }
  }
}
