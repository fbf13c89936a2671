package org.shenfa.inspection;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.shenfa.database.Moments;
import org.shenfa.inspection.LinkAttempt.Outcome;
import org.shenfa.outbound.Outbound;
import org.shenfa.outbound.WebAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 外站链接: looks at the addresses of other sites that our pages link to, slowly, at three different
 * hours of the day; one that opened is left alone for a week.
 */
@Service
class AbroadLinks {
  /** Between two questions to one machine. */
  static final Duration GAP = Duration.ofSeconds(2);

  /** Addresses of one round. */
  static final int ROUND = 300;

  private static final Duration LEFT_ALONE = Duration.ofDays(7);
  private static final Duration AGAIN = Duration.ofHours(5);
  private static final int REMEMBERED = 12;

  private final JdbcClient db;
  private final Outbound outbound;
  private final Clock clock;

  AbroadLinks(JdbcClient db, Outbound outbound, Clock clock) {
    this.db = db;
    this.outbound = outbound;
    this.clock = clock;
  }

  @Scheduled(cron = "0 10 3,10,17 * * *", zone = "Asia/Shanghai")
  void tick() throws InterruptedException {
    round(GAP);
  }

  /** What the newest inspection found replaces what the one before did. */
  @Transactional
  void found(Map<String, Set<String>> pagesByAddress) {
    db.sql("delete from abroad_link").update();
    pagesByAddress.forEach((address, pages) -> {
      if (address.length() <= 2000) {
        pages.forEach(page ->
            db.sql("insert into abroad_link (address, page) values (?, ?)")
                .params(address, page)
                .update());
      }
    });
  }

  /**
   * Looks at what is due, one machine after the other; nothing while the outside is closed to us.
   */
  int round(Duration gap) throws InterruptedException {
    if (!outbound.on()) {
      return 0;
    }
    var byHost =
        due(clock.instant()).stream()
            .collect(
                Collectors.groupingBy(AbroadLinks::host, LinkedHashMap::new, Collectors.toList()));
    var pace = new HostPace(gap);
    var addresses = HostPace.spread(byHost).stream().limit(ROUND).toList();
    for (var address : addresses) {
      Thread.sleep(pace.take(host(address), clock.instant()));
      keep(address, look(address));
    }
    return addresses.size();
  }

  private LinkAttempt look(String address) {
    var now = clock.instant();
    try {
      return WebAddress.whyNot(address).isPresent()
          ? new LinkAttempt(now, Outcome.NOT_ASKED, WebAddress.whyNot(address).orElse(""))
          : LinkAttempt.of(now, outbound.look(new URI(address)));
    } catch (URISyntaxException e) {
      return new LinkAttempt(now, Outcome.NOT_ASKED, "网址写法有误。");
    }
  }

  private static String host(String address) {
    return address
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^https?://", "")
        .replaceFirst("[/?#:].*", "");
  }

  private List<String> due(Instant now) {
    return looks().entrySet().stream()
        .filter(e -> isDue(e.getValue(), now))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * What opened, and what nobody can know, is left alone for a while; a failure is looked at again.
   */
  static boolean isDue(List<LinkAttempt> looks, Instant now) {
    var last = looks.stream().max(java.util.Comparator.comparing(LinkAttempt::at));
    return last.map(
            l -> l.at().plus(l.outcome() == Outcome.FAILED ? AGAIN : LEFT_ALONE).isBefore(now))
        .orElse(true);
  }

  /** Every address our pages link to, with the newest looks at it. */
  private Map<String, List<LinkAttempt>> looks() {
    var all = new LinkedHashMap<String, List<LinkAttempt>>();
    db.sql(
            """
            select a.address, l.outcome, l.sentence, l.at from (select distinct address from abroad_link) a
              left join lateral (select * from abroad_look k where k.address = a.address order by k.at desc limit ?) l on true
            order by a.address
            """)
        .param(REMEMBERED)
        .query(row -> {
          var looks = all.computeIfAbsent(row.getString("address"), k -> new ArrayList<>());
          var outcome = row.getString("outcome");
          if (outcome != null) {
            looks.add(
                new LinkAttempt(
                    Moments.of(row, "at"), Outcome.valueOf(outcome), row.getString("sentence")));
          }
        });
    return all;
  }

  private void keep(String address, LinkAttempt look) {
    db.sql("insert into abroad_look (address, outcome, sentence, at) values (?, ?, ?, ?)")
        .params(address, look.outcome().name(), look.sentence(), look.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Links that are believed broken, on each page they stand on. */
  List<Fault> broken() {
    var broken = new LinkedHashMap<String, String>();
    looks()
        .forEach((address, looks) -> {
          if (LinkVerdict.of(looks) == LinkVerdict.BROKEN) {
            broken.put(
                address,
                "在不同的日子和钟点连着查看 %d 次都打不开。最近一次：%s"
                    .formatted(
                        looks.stream().filter(l -> l.outcome() == Outcome.FAILED).count(),
                        looks.getFirst().sentence()));
          }
        });
    return db.sql(
            "select address, page from abroad_link where address = any (?) order by page, address")
        .param(broken.keySet().toArray(String[]::new))
        .query((row, n) -> {
          var address = row.getString("address");
          return new Fault(
              FaultKind.DEAD_ABROAD,
              row.getString("page"),
              "链接",
              address,
              broken.getOrDefault(address, ""));
        })
        .list();
  }

  /** How many addresses there are, by verdict. */
  Map<LinkVerdict, Long> counts() {
    return looks().values().stream()
        .collect(Collectors.groupingBy(LinkVerdict::of, Collectors.counting()));
  }
}
