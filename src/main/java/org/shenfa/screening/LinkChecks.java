package org.shenfa.screening;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.shenfa.outbound.Fetched;
import org.shenfa.outbound.Outbound;
import org.shenfa.outbound.WebAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * 链接探访: whether addresses in texts open, looked at beside the work and kept; nobody waits for it,
 * and what is not known is said as unknown.
 */
@Service
class LinkChecks {
  private static final Duration FRESH = Duration.ofHours(24);
  private static final int AT_ONCE = 20;

  private final JdbcClient db;
  private final Outbound outbound;
  private final Clock clock;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  LinkChecks(JdbcClient db, Outbound outbound, Clock clock) {
    this.db = db;
    this.outbound = outbound;
    this.clock = clock;
  }

  /**
   * What is known of each address, as a sentence; those that opened are not named. Addresses nobody
   * looked at within a day are looked at now, while the caller goes on.
   */
  Map<String, String> said(Collection<String> addresses) {
    var said = new HashMap<String, String>();
    var open = new ArrayList<String>();
    for (var address : addresses) {
      var why = WebAddress.whyNot(address);
      why.ifPresentOrElse(
          w -> said.put(address, sentence(new Fetched.Refused(w))), () -> open.add(address));
    }
    var known = fresh(open);
    for (var address : open) {
      var sentence = known.get(address);
      if (sentence == null) {
        said.put(address, outbound.on() ? "还不知道能否打开，正在查看。" : "没有查看能否打开：本系统没有开通访问外网，请人工打开核对。");
      } else if (!sentence.isEmpty()) {
        said.put(address, sentence);
      }
    }
    if (outbound.on()) {
      open.stream()
          .filter(a -> !known.containsKey(a))
          .limit(AT_ONCE)
          .filter(underWay::add)
          .forEach(a -> Thread.ofVirtual().name("link-check").start(() -> look(a)));
    }
    return said;
  }

  private Map<String, String> fresh(Collection<String> addresses) {
    var known = new HashMap<String, String>();
    if (addresses.isEmpty()) {
      return known;
    }
    db.sql(
            """
            select distinct on (address) address, sentence from link_check
            where address in (:addresses) and at > :since order by address, id desc
            """)
        .param("addresses", List.copyOf(addresses))
        .param("since", OffsetDateTime.ofInstant(clock.instant().minus(FRESH), ZoneOffset.UTC))
        .query((row, n) -> known.put(row.getString(1), row.getString(2)))
        .list();
    return known;
  }

  private void look(String address) {
    try {
      var sentence = sentence(outbound.fetch(URI.create(address)));
      keep(address, sentence, clock.instant());
    } finally {
      underWay.remove(address);
    }
  }

  private void keep(String address, String sentence, Instant at) {
    db.sql("insert into link_check (address, sentence, at) values (?, ?, ?)")
        .params(address, sentence, OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .update();
  }

  /** Empty for a page that opened. */
  static String sentence(Fetched fetched) {
    return switch (fetched) {
      case Fetched.Page page when page.walled() ->
          "不知道能否打开：对方不让系统自动查看（回答 %d），请人工打开核对。".formatted(page.status());
      case Fetched.Page(var status, _, _, _) when status < 400 -> "";
      case Fetched.Page(var status, _, _, _) -> "打开时对方回答 %d，可能是失效的链接，请核对。".formatted(status);
      case Fetched.Refused(var why) -> "没有查看能否打开：" + why;
      case Fetched.Unknown(var why) -> "不知道能否打开：" + why;
    };
  }
}
