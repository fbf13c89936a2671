package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.shenfa.support.DeskBrowser;

/** One text after another over the pages of the desk, as a unit and 新闻宣传处 send them through. */
final class NewsWalk {
  private static final Pattern HIDDEN =
      Pattern.compile("name=\"(digest|seq|command)\" value=\"([^\"]+)\"");
  private static final Pattern REVIEW = Pattern.compile("/desk/review/([0-9]+)");

  private NewsWalk() {}

  /** Something the product answered as done. */
  record Done(String what, String select, List<Object> about) {}

  /** A person's browser, kept over every restart as a real one is. */
  record Desk(DeskBrowser clerk, DeskBrowser secrecy, DeskBrowser head) {}

  /**
   * One text through every look to its release.
   *
   * @param done told of each step once it was answered
   */
  static void through(
      Desk desk, DeskBrowser reviewer, DeskBrowser editor, String title, Consumer<Done> done) {
    var clerk = desk.clerk();
    clerk.get("/desk/items/new");
    var begun = DeskBrowser.to(clerk.post("/desk/items/new", "kind", "ORDINARY_NEWS"));
    var item = Long.parseLong(begun.replaceAll("[^0-9]", ""));
    done.accept(new Done("draft", "select count(*) from item where id = ?", List.of(item)));
    var edit = "/desk/items/%d/edit".formatted(item);
    answered(
        clerk.post(
            edit,
            "seq",
            hidden(clerk.get(edit), "seq"),
            "title",
            title,
            "column",
            "gzdt",
            "source",
            "UNIT",
            "decision",
            "ACTIVE",
            "body",
            "<p>" + title + "的正文。</p>"));
    done.accept(
        new Done(
            "text",
            "select count(*) from revision where item_id = ? and position(?::bytea in manifest) > 0",
            List.of(item, title.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    var digest = hidden(clerk.get(edit), "digest");
    answered(
        clerk.post("/desk/items/%d/submit".formatted(item), "digest", digest, "lane", "NORMAL"));
    var found = REVIEW.matcher(clerk.get("/desk/items/" + item).body());
    assertThat(found.find()).isTrue();
    var walk = Long.parseLong(found.group(1));
    done.accept(new Done("case", "select count(*) from review_case where id = ?", List.of(walk)));
    var review = "/desk/review/" + walk;
    sign(desk.secrecy(), review, "secret", "NO", "timing", "FIT", "form", "FIT");
    done.accept(opinion(walk, "SECRECY_REVIEW"));
    sign(
        desk.head(),
        review,
        "quality",
        "authentic",
        "quality",
        "lawful",
        "quality",
        "timely",
        "quality",
        "accurate");
    done.accept(opinion(walk, "HEAD_CONFIRMATION"));
    synchronized (reviewer) {
      sign(reviewer, review);
    }
    done.accept(opinion(walk, "EDITORIAL_REVIEW"));
    synchronized (editor) {
      answered(editor.post(review + "/release", "command", hidden(editor.get(review), "command")));
    }
    done.accept(
        new Done(
            "release",
            "select count(*) from current_release c join release r on r.id = c.release_id where r.case_id = ?",
            List.of(walk)));
  }

  private static Done opinion(long walk, String look) {
    return new Done(
        "opinion",
        "select count(*) from opinion where case_id = ? and look = ?",
        List.of(walk, look));
  }

  private static void sign(DeskBrowser by, String review, String... answers) {
    var digest = hidden(by.get(review), "digest");
    answered(
        by.post(
            review,
            Stream.concat(Stream.of("digest", digest, "verdict", "AGREE"), Arrays.stream(answers))
                .toArray(String[]::new)));
  }

  static void answered(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
  }

  static String hidden(HttpResponse<String> page, String name) {
    return HIDDEN
        .matcher(page.body())
        .results()
        .filter(m -> m.group(1).equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " in " + page.body()))
        .group(2);
  }
}
