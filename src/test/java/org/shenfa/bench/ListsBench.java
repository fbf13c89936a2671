package org.shenfa.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.access.SignedIn;
import org.shenfa.content.ItemKind;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.desk.ItemFilter;
import org.shenfa.desk.ItemLists;
import org.shenfa.organization.PostKind;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.TestServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("列表与搜索的实测数字")
class ListsBench {
  private static final int ITEMS = Integer.getInteger("shenfa.bench.items", 100_000);
  private static final int ROUNDS = Integer.getInteger("shenfa.bench.rounds", 60);

  /** Filters as people use them, words frequent, rare and absent among them. */
  private static final List<String> FILTERS =
      List.of(
          "sort=CHANGED",
          "q=应急",
          "q=应急管理",
          "q=危险化学品",
          "q=尾矿库 汛期",
          "q=第77777号",
          "q=绝无此词",
          "q=演练&state=RELEASED&sort=CLOCK",
          "state=OPEN&sort=SINCE",
          "overdue=on&sort=CLOCK",
          "from=2026-01-01&dated=RELEASED",
          "person=100008&as=WAITING&sort=SINCE",
          "person=100008",
          "category=NEWS&column=gzdt",
          "q=防汛&category=GOVERNMENT_INFORMATION&from=2025-06-01");

  @Autowired Office office;
  @Autowired ItemLists lists;
  @Autowired JdbcClient db;
  @Autowired DatabaseSettings settings;

  private final List<String> lines = new ArrayList<>();

  private SignedIn me(boolean publicity) {
    var person = publicity ? office.editorOne : office.clerk;
    var unit = publicity ? office.publicity : office.hazmat;
    return Office.signedIn(person, unit, publicity, Set.of(PostKind.CLERK));
  }

  @Test
  void measure() throws Exception {
    office.released(ItemKind.ORDINARY_NEWS, "样本稿件");
    try (var admin = TestServer.get().superuserOn(Objects.requireNonNull(settings.url()));
        var sql = admin.createStatement()) {
      sql.execute("set session_replication_role = replica");
      sql.execute("drop index item_text_bigrams");
      sql.execute(MAKE.formatted(ITEMS));
      sql.execute(
          "insert into item (id, number, unit_id, created_by) overriding system value"
              + " select item_id, number, unit_id, author_id from item_listing where item_id > 1000000");
      sql.execute(TEXTS);
      var start = System.nanoTime();
      sql.execute("create index item_text_bigrams on item_text using gin (bigrams(text))");
      figure(
          "index over the words of %d items built anew".formatted(ITEMS),
          "%.0f s".formatted((System.nanoTime() - start) / 1e9));
      sql.execute("vacuum analyze");
    }
    for (var who : List.of(true, false)) {
      var all = new ArrayList<Long>();
      for (var query : FILTERS) {
        var filter = ItemFilter.of(query);
        var times = new ArrayList<Long>();
        for (var n = 0; n < ROUNDS + 5; n++) {
          var start = System.nanoTime();
          lists.page(me(who), filter, null, false);
          lists.count(me(who), filter);
          if (n >= 5) {
            times.add(System.nanoTime() - start);
          }
        }
        all.addAll(times);
        System.out.println((who ? "publicity " : "unit ") + query + " " + spread(times));
      }
      figure(
          "a page of the list and its count, %d items, %d filters, %s"
              .formatted(ITEMS, FILTERS.size(), who ? "every unit" : "one unit"),
          spread(all));
    }
    for (var word : List.of("应急管理", "尾矿库", "绝无此词")) {
      figure("found by words: " + word, spread(timed(word, false)));
      figure("the same as plain ILIKE", spread(timed(word, true)));
    }
    var page =
        """

        ## Lists

        Written by `bench/lists`: %d generated items beside PostgreSQL's usual cache, after warming up.

        | what | figure |
        |---|---|
        %s
        """
            .formatted(ITEMS, String.join("\n", lines));
    Files.writeString(Path.of("target/lists.md"), page);
    System.out.println(page);
  }

  private List<Long> timed(String word, boolean plain) {
    var times = new ArrayList<Long>();
    for (var n = 0; n < 25; n++) {
      var start = System.nanoTime();
      if (plain) {
        db.sql(
                """
                select l.* from item_listing l join item_text t on t.item_id = l.item_id
                where t.text ilike ? order by l.changed_key, l.item_id limit 51
                """)
            .param("%" + word + "%")
            .query()
            .listOfRows();
      } else {
        lists.page(me(true), ItemFilter.of("q=" + word), null, false);
      }
      if (n >= 5) {
        times.add(System.nanoTime() - start);
      }
    }
    return times;
  }

  private void figure(String what, String value) {
    lines.add("| %s | %s |".formatted(what, value));
    System.out.println(lines.getLast());
  }

  private static String spread(List<Long> nanos) {
    var sorted = nanos.stream().sorted().toList();
    return "median %.1f ms, p99 %.1f ms"
        .formatted(
            sorted.get(sorted.size() / 2) / 1e6, sorted.get((int) (sorted.size() * 0.99)) / 1e6);
  }

  /** Copies of one item, spread over units, people, kinds, states and two years. */
  private static final String MAKE =
      """
      with m as (select * from item_listing order by item_id limit 1),
        words as (select array['应急管理', '危险化学品', '尾矿库', '防汛', '演练', '安全生产', '冬春火灾', '工贸企业', '煤矿', '森林防火', '地震', '避险', '执法检查', '专题会议', '救灾物资'] as w)
      insert into item_listing
      select 1000000 + n, '2025-' || (100000 + n), 1 + n %% 5, w[1 + n %% 15] || '工作的通知第' || n || '号',
        case n %% 3 when 0 then '江应急〔2025〕' || n || '号' else '' end,
        (array['NEWS', 'GOVERNMENT_INFORMATION', 'INTERACTION', 'PUBLIC_SERVICE'])[1 + n %% 4],
        (array['ORDINARY_NEWS', 'NOTICE', 'INTERACTION_REPLY', 'SERVICE_GUIDE'])[1 + n %% 4],
        array[(array['gzdt', 'tzgg', 'hdjl', 'bsfw'])[1 + n %% 4]], '{}', 1, m.digest,
        1 + n %% 12, array[1 + n %% 12, 1 + n %% 7]::bigint[],
        case when n %% 100 < 94 then 'RELEASED' when n %% 100 < 96 then 'OPEN' when n %% 100 < 98 then 'DRAFT' else 'RETURNED' end,
        m.case_id, 'NORMAL', 8, now() - n * interval '10 minutes', m.looks,
        case when n %% 100 in (94, 95) then 'SECRECY_REVIEW' end, case when n %% 100 in (94, 95) then 1 + n %% 5 end,
        case when n %% 100 in (94, 95) then array['SECRECY_REVIEWER'] else '{}' end, now() - n * interval '9 minutes',
        array[8, 1 + n %% 12]::bigint[], array[9, 10]::bigint[], now() - n * interval '10 minutes', now() - n * interval '9 minutes',
        case when n %% 100 < 94 then now() - n * interval '9 minutes' end,
        case when n %% 100 >= 94 and n %% 4 = 1 then current_date - (n %% 60) end, false, null,
        -(extract(epoch from now() - n * interval '9 minutes') * 1000000)::bigint,
        case when n %% 100 >= 94 and n %% 4 = 1 then current_date - (n %% 60) - date '2000-01-01' else 999999 end,
        (extract(epoch from now() - n * interval '9 minutes') * 1000000)::bigint, null
      from m, words, generate_series(1, %d) n
      """;

  /** Some six hundred characters each, out of a vocabulary in which a few words are everywhere. */
  private static final String TEXTS =
      """
      insert into item_text
      select l.item_id, search_form(l.title || E'\\n' || l.number || E'\\n' || l.document_number || E'\\n' || (
        select string_agg(a[1 + floor(random() * 20)::int] || b[1 + floor(random() * 20)::int] || c[1 + floor(random() * 20)::int], '，')
        from generate_series(1, 45 + l.item_id::int %% 3), (select
          string_to_array('全省 各地 厅机关 市县 有关部门 企业负责人 专家组 值班人员 救援队伍 监管处 基层站所 矿山 园区 港口 学校 社区 工地 车间 仓库 水库', ' ') as a,
          string_to_array('认真落实 组织开展 全面排查 严格执行 及时上报 持续推进 部署安排 监测预警 妥善处置 督促整改 动员群众 储备 修订完善 检验 宣传 会商研判 抽查 通报 复核 汇总', ' ') as b,
          string_to_array('安全生产责任 应急预案 隐患台账 防汛措施 值守制度 灾情信息 避险路线 救灾物资 培训计划 重大危险源 演练方案 消防设施 地质灾害点 台风路径 高温作业 有限空间 动火审批 应急管理体系 汛期调度 复工验收', ' ') as c) v
        where l.item_id > 0))
      from item_listing l on conflict do nothing
      """
          .replace("%%", "%");
}
