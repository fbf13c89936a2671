package org.shenfa.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;
import org.shenfa.procedures.QueryCode;
import org.shenfa.support.Visitor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who write letters to a site while it is killed, and keep what they got for them. */
final class LetterWriters {
  private static final int AT_ONCE = 2;

  private final AtomicInteger addresses = new AtomicInteger();
  private final ConcurrentLinkedQueue<Kept> receipts = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Map<String, String>> unanswered =
      new ConcurrentLinkedQueue<>();

  /** Letters but those the demo came with; one that lost its words counts. */
  private static final String OURS =
      """
      with ours as (select * from letter l where not exists (select from letter_text t
        where t.letter_id = l.id and t.kind = 'LETTER' and t.title <> '断电前的信'))
      """;

  /** What a writer went home with. */
  private record Kept(String body, String number, String code) {}

  /** Letter after letter from everywhere, until nobody answers. */
  List<Thread> write(String site, ConcurrentLinkedQueue<Throwable> wrong) {
    var threads = new ArrayList<Thread>();
    for (var n = 0; n < AT_ONCE; n++) {
      threads.add(
          Thread.ofPlatform()
              .uncaughtExceptionHandler((thread, e) -> wrong.add(e))
              .start(() -> {
                try {
                  while (true) {
                    one(site);
                  }
                } catch (UncheckedIOException gone) {
                  // The process was killed; the letter is whole or was never there.
                }
              }));
    }
    return threads;
  }

  private void one(String site) {
    var n = addresses.incrementAndGet();
    var by =
        new Visitor(site, "10.%d.%d.%d".formatted(100 + n / 40_000, n / 200 % 200, n % 200 + 1));
    var fields = new LinkedHashMap<>(by.opened("/_/letters"));
    fields.putAll(
        Map.of(
            "kind", "CONSULTATION",
            "title", "断电前的信",
            "body", "断电前的第 %d 封信，请问怎么办理？".formatted(n),
            "name", "李四",
            "mail", "lisi@163.com"));
    unanswered.add(fields);
    sent(by, fields);
  }

  private void sent(Visitor by, Map<String, String> fields) {
    var answer = by.post("/_/letters", fields);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var receipt = Jsoup.parse(answer.body()).select(".receipt dd").eachText();
    receipts.add(new Kept(fields.getOrDefault("body", ""), receipt.getFirst(), receipt.get(1)));
    unanswered.remove(fields);
  }

  int receipts() {
    return receipts.size();
  }

  /**
   * After a restart: who got no answer sends the same form again, and every letter is there once.
   */
  void everyLetterIsThereOnce(String site, JdbcClient db, String when) {
    whole(db, when);
    for (var fields : List.copyOf(unanswered)) {
      sent(new Visitor(site, "10.99.0.1"), fields);
    }
    whole(db, when + ", sent again");
    for (var kept : receipts) {
      assertThat(
              db.sql(
                      """
                      select count(*) from letter l join letter_text t on t.letter_id = l.id
                      where l.number = ? and l.code_hash = ? and t.body = ?
                      """)
                  .params(kept.number(), QueryCode.digest(kept.code()), kept.body())
                  .query(Long.class)
                  .single())
          .as("%s: %s", when, kept)
          .isEqualTo(1);
    }
    assertThat(db.sql(OURS + "select count(*) from ours").query(Long.class).single())
        .as(when + ": none doubled, none without a writer")
        .isEqualTo(receipts.size());
    var last = receipts.stream().reduce((a, b) -> b).orElseThrow();
    var shown =
        new Visitor(site, "10.99.0.2")
            .post("/_/letters/status", Map.of("number", last.number(), "code", last.code()));
    assertThat(shown.body()).as(when).contains(last.body());
  }

  /** A letter with its words, first step, event and sealed identity, or nothing of any of them. */
  private static void whole(JdbcClient db, String when) {
    assertThat(
            db.sql(
                    OURS
                        + """
                        select l.number from ours l where l.identity_id is null
                          or (select count(*) from letter_text t where t.letter_id = l.id and t.kind = 'LETTER') <> 1
                          or (select count(*) from course c where c.procedure = 'letter' and c.case_id = l.id
                            and c.event = 'SUBMIT') <> 1
                          or (select count(*) from audit_event e where e.object_type = 'letter' and e.object_id = l.id::text
                            and convert_from(e.content, 'UTF8')::jsonb ->> 'action' = 'letter.submit') <> 1
                        """)
                .query(String.class)
                .list())
        .as(when + ": half letters")
        .isEmpty();
    assertThat(
            db.sql(
                    OURS
                        + """
                        select (select count(*) from letter_text t join ours on ours.id = t.letter_id)
                            - (select count(distinct body) from letter_text t join ours on ours.id = t.letter_id),
                          (select count(*) from letter_text t join ours on ours.id = t.letter_id) - (select count(*) from ours),
                          (select count(*) from course c left join letter l on l.id = c.case_id
                            where procedure = 'letter' and event = 'SUBMIT' and (l.id is null or l.id in (select id from ours)))
                            - (select count(*) from ours)
                        """)
                .query((row, n) -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single())
        .as(when + ": doubled or parts without a letter")
        .containsExactly(0L, 0L, 0L);
  }
}
