package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.shenfa.access.Members;
import org.shenfa.content.ItemKind;
import org.shenfa.site.PublicAddress;
import org.shenfa.solicitations.Soliciting;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.SettableClock;
import org.shenfa.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The forms of the public and people at addresses of their own who fill them in. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"server.forward-headers-strategy=framework", "shenfa.origin=intake.example/log"})
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Office.class, Members.class, SettableClock.class})
@TestInstance(Lifecycle.PER_CLASS)
abstract class PublicForms {
  private static final List<String> LEAKS =
      List.of(
          "Exception",
          "\tat ",
          "org.shenfa",
          "org.spring",
          "org.postgres",
          "PSQLState",
          "SQLSTATE");
  private static final AtomicInteger ADDRESSES = new AtomicInteger();
  private static final AtomicInteger LETTERS = new AtomicInteger();

  @Autowired Office office;
  @Autowired Soliciting soliciting;
  @Autowired PublicAddress site;
  @Autowired JdbcClient db;
  @Autowired SettableClock.Forward clock;

  String solicitation = "";

  @BeforeAll
  void aDraftIsOut() {
    var release = office.released(ItemKind.DRAFT_FOR_COMMENT, "燃放规定（征求意见稿）");
    soliciting.sweep(Instant.now());
    solicitation = "/_/solicitations/" + release.item();
  }

  Visitor somebody() {
    var n = ADDRESSES.incrementAndGet();
    return new Visitor(site.address(), "10.77.%d.%d".formatted(n / 200, n % 200 + 1));
  }

  /** The form of a page, opened a while ago and honestly filled. */
  Map<String, String> filled(Visitor by, String path) {
    var fields = new LinkedHashMap<>(by.opened(path));
    if (path.equals("/_/letters")) {
      fields.putAll(
          Map.of(
              "kind",
              "CONSULTATION",
              "title",
              "问事",
              "body",
              "许可证几点能办？" + LETTERS.incrementAndGet()));
      fields.putAll(Map.of("name", "王五", "mail", "wangwu@163.com", "homepage", ""));
    } else if (path.equals("/_/disclosure")) {
      fields.putAll(Map.of("applicant", "PERSON", "name", "王五", "mail", "wangwu@163.com"));
      fields.putAll(Map.of("proof", "E12345678", "wanted", "ELECTRONIC"));
      fields.put("description", "2025 年安全检查结果汇总表");
    } else {
      fields.putAll(Map.of("w0", "五吨比较合适。", "homepage", ""));
    }
    clock.advance(java.time.Duration.ofSeconds(4));
    return fields;
  }

  static String text(Map<String, String> fields) {
    return fields.containsKey("title")
        ? "body"
        : fields.containsKey("description") ? "description" : "w0";
  }

  /** Never an error of ours, never silence: a page with a sentence. */
  static void answered(HttpResponse<String> answer, String what) {
    assertThat(answer.statusCode()).as(what).isLessThan(500);
    assertThat(answer.headers().allValues("set-cookie")).as(what).isEmpty();
    assertThat(answer.body()).as(what).doesNotContain(LEAKS).containsPattern("[\\u4e00-\\u9fff]。");
    assertThat(Jsoup.parse(answer.body()).select("script:not([src])")).as(what).isEmpty();
  }

  String state(HttpResponse<String> receipt) {
    var number = Jsoup.parse(receipt.body()).select(".receipt dd").getFirst().text();
    return db.sql("select state from letter_now where number = ?")
        .param(number)
        .query(String.class)
        .single();
  }
}
