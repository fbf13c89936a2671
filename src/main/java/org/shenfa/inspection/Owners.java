package org.shenfa.inspection;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shenfa.columns.Column;
import org.shenfa.columns.Columns;
import org.shenfa.organization.Organization;
import org.shenfa.organization.UnitKind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 页面归属: whose a page is, by its address; read once for an inspection. */
final class Owners {
  private static final Pattern TEXT_VERSION = Pattern.compile("(/art/.+/[^/]+)/\\d+\\.html");

  private final Map<String, Owner> articles = new HashMap<>();
  private final Map<String, String> paths = new HashMap<>();
  private final Map<String, Long> columns = new HashMap<>();
  private final long newsroom;

  private record Owner(long item, long unit) {}

  Owners(JdbcClient db, Columns columns, Organization organization) {
    newsroom = organization.only(UnitKind.PUBLICITY_OFFICE).id();
    for (Column column : columns.all()) {
      this.columns.put("/" + column.place().address() + "/", column.keeperUnit());
    }
    db.sql(
            """
            select r.path, i.id, i.number, i.unit_id from release r join item i on i.id = r.item_id
            where not exists (select from release n where n.item_id = r.item_id and n.id > r.id)
            """)
        .query(row -> {
          articles.put(row.getString("path"), new Owner(row.getLong("id"), row.getLong("unit_id")));
          paths.put(row.getString("number"), row.getString("path"));
        });
  }

  /** The item of a page; empty where it is of none. */
  Optional<Long> item(String page) {
    return Optional.ofNullable(articles.get(article(page))).map(Owner::item);
  }

  /** Where an item stands. */
  @Nullable String path(String number) {
    return paths.get(number);
  }

  private static String article(String page) {
    var text = TEXT_VERSION.matcher(page);
    return text.matches() ? text.group(1) + ".html" : page;
  }

  /** A fault with the unit it belongs to: the author's, the column's keeper, else 新闻宣传处. */
  FoundFault of(Fault fault) {
    var page = fault.page();
    var article = articles.get(article(page));
    if (article != null) {
      return new FoundFault(fault, article.unit(), article.item());
    }
    return new FoundFault(
        fault, columns.getOrDefault(page.substring(0, page.lastIndexOf('/') + 1), newsroom), null);
  }

  /** The same where the unit may be known. */
  FoundFault of(FoundFault found) {
    return found.unit() == 0 ? of(found.fault()) : found;
  }

  /** 互链: which page has to link to which others, from what interprets what. */
  Map<String, Set<String>> pairs(Map<String, String> interpretations) {
    var all = new HashMap<String, Set<String>>();
    interpretations.forEach((number, policy) -> {
      var one = paths.get(number);
      var other = paths.get(policy);
      if (one != null && other != null) {
        all.computeIfAbsent(one, k -> new TreeSet<>()).add(other);
        all.computeIfAbsent(other, k -> new TreeSet<>()).add(one);
      }
    });
    return all;
  }
}
