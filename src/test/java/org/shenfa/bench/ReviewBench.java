package org.shenfa.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.shenfa.access.Accounts;
import org.shenfa.comparison.MarkedHtml;
import org.shenfa.content.Item;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Revision;
import org.shenfa.review.Answer;
import org.shenfa.support.DeskBrowser;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** How long a reviewer waits for a text of 100 pages; run with {@code -Dtest=ReviewBench}. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
class ReviewBench {
  private static final String PASSWORD = Office.PASSWORD;
  private static final String SIGNS = "关于进一步加强危险化学品安全生产工作的通知各设区市应急管理局机关处室要求落实责任检查隐患整改到位";

  @Autowired Office office;
  @Autowired Accounts accounts;
  @LocalServerPort int port;

  @Test
  void measure() {
    accounts.openDemo(List.of(office.secrecy), PASSWORD);
    var paragraphs = text(1_200, 85);
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.NOTICE);
    var first = saved(item, 0, paragraphs);
    var returned =
        office.step(office.submitted(first), office.secrecy, new Answer.SentBack("数字要再核一遍"));
    var changed = new ArrayList<>(paragraphs);
    for (var n = 0; n < changed.size(); n += 6) {
      changed.set(n, changed.get(n).replaceFirst("[0-9]+", "9") + "另加一句。");
    }
    var on = office.submitted(saved(item, 1, changed));
    var other = text(1_200, 85);
    figure(
        "marking the changed words: what the first look costs more",
        20,
        () -> {
          MarkedHtml.between(html(paragraphs), html(changed));
        });
    figure(
        "marking where nothing is in common",
        10,
        () -> {
          MarkedHtml.between(
              html(paragraphs), html(Collections.nCopies(1, String.join("", other))));
        });
    var desk = new DeskBrowser(port, "127.0.0.1");
    desk.password(office.secrecy.staffNo(), PASSWORD);
    for (var path : List.of("", "/compare", "/preview")) {
      figure(
          "GET /desk/review/{id}" + path,
          30,
          () -> {
            var answer = desk.get("/desk/review/" + on.id() + path);
            if (answer.statusCode() != 200 || answer.body().length() < 100_000) {
              throw new IllegalStateException(path + " " + answer.statusCode());
            }
          });
    }
    System.out.println(returned.state());
  }

  private Revision saved(Item item, int seq, List<String> paragraphs) {
    var text = office.text(item, ItemKind.NOTICE, "一百页的通知");
    return office.drafting.save(
        office.clerk, item.id(), seq, text.withText("一百页的通知", html(paragraphs), List.of()));
  }

  private static String html(List<String> paragraphs) {
    return "<p>" + String.join("</p><p>", paragraphs) + "</p>";
  }

  private static List<String> text(int paragraphs, int length) {
    var random = new Random(20);
    var all = new ArrayList<String>();
    for (var n = 0; n < paragraphs; n++) {
      var line = new StringBuilder("第" + n + "段，");
      var start = random.nextInt(SIGNS.length());
      for (var i = 0; i < length; i++) {
        line.append(SIGNS.charAt((start + i * (1 + n % 5)) % SIGNS.length()));
      }
      all.add(line + "。");
    }
    return all;
  }

  private static void figure(String what, int rounds, Runnable work) {
    for (var n = 0; n < 5; n++) {
      work.run();
    }
    var times = new ArrayList<Long>();
    for (var n = 0; n < rounds; n++) {
      var start = System.nanoTime();
      work.run();
      times.add((System.nanoTime() - start) / 1_000_000);
    }
    Collections.sort(times);
    System.out.println(
        "| %s | median %d ms, longest %d ms |"
            .formatted(what, times.get(times.size() / 2), times.getLast()));
  }
}
