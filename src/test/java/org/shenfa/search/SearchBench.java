package org.shenfa.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.audit.AuditTrail;
import org.shenfa.content.Digest;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.site.Outline;
import org.shenfa.support.Office;
import org.shenfa.support.OpenSearchNode;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.TestServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.ContextConfiguration;

/**
 * The product's own indexing and searching over generated articles that stand in a plain table of
 * the name and shape of {@code current_release}; beside it the same table asked by {@code ILIKE}.
 */
@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("站内检索的实测数字")
class SearchBench {
  private static final int ARTICLES = Integer.getInteger("shenfa.bench.articles", 100_000);
  private static final int ROUNDS = Integer.getInteger("shenfa.bench.rounds", 40);
  private static final boolean OPENSEARCH = Boolean.getBoolean("shenfa.bench.opensearch");
  private static final int SENTENCES = 18;

  private static final List<String> SUBJECTS =
      List.of(
          ("应急管理 安全生产 防汛抗旱 危险化学品 森林防火 地震救援 尾矿库 烟花爆竹 工贸企业 矿山 防灾减灾 救灾物资 应急预案"
                  + " 应急演练 隐患排查 行政执法 特种作业 重大危险源 消防救援 城镇燃气 道路交通 台风防御 雨情水情 灾情统计"
                  + " 基层应急能力")
              .split(" "));
  private static final List<String> ACTS =
      List.of("加强", "做好", "规范", "开展", "推进", "落实", "部署", "检查", "提升", "完善", "督促", "公布");
  private static final List<String> PLACES =
      List.of("临江市", "安澜县", "望海区", "青川镇", "平湖市", "全省", "沿海地区", "重点企业", "化工园区");
  private static final List<String> KINDS =
      List.of("通知", "公告", "办法", "意见", "方案", "通报", "动态", "解读", "指南");

  private static final List<String> ASKED =
      List.of(
          "应急",
          "应急管理",
          "危险化学品",
          "尾矿库 汛期",
          "“台风防御”",
          "临江市隐患排查",
          "江应急〔2026〕7776号",
          "江应急2026 7776号",
          "yjgl",
          "wxhxp",
          "化工园区重大危险源检查",
          "绝无此词",
          "应急管里",
          "雨",
          "第77777期",
          "基层应急能力 平湖市");

  @Autowired Outline outline;
  @Autowired Office office;
  @Autowired AuditTrail trail;
  @Autowired Clock clock;

  private final List<String> lines = new ArrayList<>();
  private final Random random = new Random(20261125);

  @Test
  void measure() throws Exception {
    var folder = Files.createTempDirectory("search-bench");
    var url = TestServer.get().newDatabase();
    try (var connection = TestServer.get().superuserOn(url)) {
      fill(connection);
      var db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      outline.refresh();
      figure("the texts", texts(db) + " MB");
      engine("Lucene", lucene(), db, folder);
      figure("Lucene, size of the index", size(folder.resolve("search")) + " MB");
      if (OPENSEARCH) {
        var home = Files.createDirectory(folder.resolve("node"));
        try (var node = new OpenSearchNode(home, 0)) {
          engine("OpenSearch", openSearch(node), db, folder);
          figure("OpenSearch, size of the index", size(home.resolve("data")) + " MB");
        }
      }
      var start = System.nanoTime();
      try (var make = connection.createStatement()) {
        make.execute("set maintenance_work_mem = '512MB'");
        make.execute(
            "create index found on bench.current_release using gin (title public.gin_trgm_ops, body public.gin_trgm_ops)");
        make.execute("analyze bench.current_release");
      }
      figure("PostgreSQL, `pg_trgm` index made", "%.0f s".formatted(since(start)));
      figure(
          "its size",
          db.sql("select pg_relation_size('bench.found') >> 20").query(Long.class).single()
              + " MB");
      figure("PostgreSQL, `ILIKE` with it, no facets, no marks", spread(words -> ilike(db, words)));
    }
    var page =
        """
        ## Search

        Written by `bench/search`: %,d generated articles, %d processors, JDK %d; the product's own indexing and searching,
        each search with facets, marks and the question whether its hits still are current. The articles stand in a plain table,
        so the checks of the view `current_release` are not in these figures. OpenSearch 3.4 runs on the same two processors, in a
        process of its own with 1 GB of heap, without TLS. %d questions, %d times each, words frequent, rare and
        absent, numbers, phrases, initials and mistakes among them; `ILIKE` finds neither initials nor mistakes nor numbers written
        otherwise.

        | what | figure |
        |---|---|
        %s
        """
            .formatted(
                ARTICLES,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                ASKED.size(),
                ROUNDS,
                String.join("\n", lines));
    Files.writeString(Path.of("target/search.md"), page);
    System.out.println(page);
  }

  private void engine(String name, SearchSettings settings, JdbcClient db, Path folder) {
    var index = new SearchIndex(settings, data(folder));
    var texts = new CurrentTexts(db);
    var synonyms = new Synonyms(db, db, office.organization, trail, clock);
    var indexing = new Indexing(texts, index, synonyms, outline);
    var corrections = new Corrections(index, texts, outline);
    var counts = new SearchCounts(db, db);
    var searching = new Searching(index, texts, indexing, synonyms, corrections, counts, outline);
    var suggesting = new Suggesting(index, texts, outline);
    var start = System.nanoTime();
    var outcome = indexing.reconcile();
    figure(
        "%s, index of %,d articles made".formatted(name, outcome.put()),
        "%.0f s, %.0f articles a second".formatted(since(start), outcome.put() / since(start)));
    indexing.forget();
    start = System.nanoTime();
    indexing.reconcile();
    figure(name + ", the same index asked what is in it", "%.2f s".formatted(since(start)));
    db.sql(
            """
            with again as (update current_release set release_id = release_id + 1000000 where item = '2026-0000007'
              returning release_id)
            update public_mark set newest = release_id, releases = releases + 1 from again
            """)
        .update();
    start = System.nanoTime();
    indexing.reconcile();
    figure(name + ", one article taken up", "%.2f s".formatted(since(start)));
    figure(
        "%s, a search, %s".formatted(name, times()),
        spread(words -> searching.find(asked(words)).total()));
    figure(
        name + ", what goes on as is typed",
        spread(words -> (long) suggesting.suggest(words).size()));
    index.close();
  }

  private static SearchSettings openSearch(OpenSearchNode node) {
    return new SearchSettings(
        SearchSettings.Backend.OPENSEARCH, node.hosts(), "http", "bench", null, null, null);
  }

  private static SearchSettings lucene() {
    return new SearchSettings(SearchSettings.Backend.LUCENE, "", "", "", null, null, null);
  }

  private static DatabaseSettings data(Path folder) {
    return new DatabaseSettings(folder, null, null, null, null);
  }

  private static Asked asked(String words) {
    return Asked.of(Map.of("q", words));
  }

  private static String times() {
    return "%d of them".formatted(ASKED.size() * ROUNDS);
  }

  private void figure(String what, String value) {
    lines.add("| %s | %s |".formatted(what, value));
    System.out.println(lines.getLast());
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private interface Question {
    long ask(String words);
  }

  private static String spread(Question question) {
    ASKED.forEach(question::ask);
    var nanos = new ArrayList<Long>();
    for (var round = 0; round < ROUNDS; round++) {
      for (var words : ASKED) {
        var start = System.nanoTime();
        question.ask(words);
        nanos.add(System.nanoTime() - start);
      }
    }
    nanos.sort(null);
    return "p50 %.1f ms, p99 %.1f ms"
        .formatted(nanos.get(nanos.size() / 2) / 1e6, nanos.get((int) (nanos.size() * 0.99)) / 1e6);
  }

  private static long ilike(JdbcClient db, String words) {
    return db.sql(
            """
            select title, count(*) over () from bench.current_release
            where title || ' ' || body ilike all (select '%' || w || '%' from unnest(string_to_array(:words, ' ')) w)
              and (title ilike '%' || split_part(:words, ' ', 1) || '%' or body ilike '%' || split_part(:words, ' ', 1) || '%')
            order by first_released_at desc limit 10
            """)
        .param("words", words.replaceAll("[“”]", ""))
        .query()
        .listOfRows()
        .size();
  }

  private static long texts(JdbcClient db) {
    return db.sql("select sum(octet_length(title) + octet_length(body)) >> 20 from current_release")
        .query(Long.class)
        .single();
  }

  private static long size(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum() >> 20;
    }
  }

  private void fill(Connection connection) throws SQLException {
    try (var make = connection.createStatement()) {
      make.execute(
          """
          create extension if not exists pg_trgm schema public;
          create schema bench;
          create unlogged table bench.current_release (release_id bigint primary key, item text not null, path text not null,
            digest bytea not null, manifest bytea not null, first_released_at timestamptz not null, title text, body text);
          create table bench.public_mark (newest bigint, releases bigint, withdrawals bigint);
          create view bench.public_arrangement as select release_id from bench.current_release where false;
          create view bench.public_synonym as select 1::bigint as id, array['a', 'b'] as words where false;
          set search_path = bench, public
          """);
    }
    connection.setAutoCommit(false);
    try (var put =
        connection.prepareStatement(
            "insert into current_release values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (var n = 1; n <= ARTICLES; n++) {
        var text = article(n);
        var bytes = text.canonical();
        put.setLong(1, n);
        put.setString(2, text.item());
        put.setString(3, "/art/2026/01/" + text.item() + ".html");
        put.setBytes(4, Digest.of(bytes).bytes());
        put.setBytes(5, bytes);
        put.setTimestamp(
            6, Timestamp.from(Instant.parse("2016-01-01T00:00:00Z").plusSeconds(n * 3_000L)));
        put.setString(7, text.title());
        put.setString(8, text.body().replaceAll("<[^>]+>", ""));
        put.addBatch();
        if (n % 1_000 == 0) {
          put.executeBatch();
        }
      }
      put.executeBatch();
    }
    try (var make = connection.createStatement()) {
      make.execute("insert into public_mark values (%d, %d, 0)".formatted(ARTICLES, ARTICLES));
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private Manifest article(int n) {
    var item = "2026-%07d".formatted(n);
    var title = "关于%s%s%s的%s（第%d期）".formatted(one(ACTS), one(PLACES), one(SUBJECTS), one(KINDS), n);
    var body = new StringBuilder();
    for (var s = 0; s < SENTENCES; s++) {
      body.append(
          "<p>%s%s%s，%s%s，第%d项由%s负责。</p>"
              .formatted(
                  one(PLACES),
                  one(ACTS),
                  one(SUBJECTS),
                  one(ACTS),
                  one(SUBJECTS),
                  random.nextInt(n) + 1,
                  one(PLACES)));
    }
    var formal = n % 3 == 0;
    var kind = formal ? ItemKind.FORMAL_DOCUMENT : ItemKind.NOTICE;
    return new Manifest(
        Manifest.FORMAT,
        item,
        1,
        title,
        kind.category(),
        kind,
        org.shenfa.content.SourceKind.UNIT,
        "危化监管处",
        1,
        one(List.of("危化监管处", "办公室", "新闻宣传处", "应急指挥中心")),
        List.of(formal ? "zcwj" : "tzgg"),
        body.toString(),
        List.of(),
        org.shenfa.content.Disclosure.ACTIVE,
        formal
            ? new Manifest.Document(
                "江应急〔2026〕%d号".formatted(n),
                "江海省应急管理厅",
                java.time.LocalDate.of(2026, 1, 5),
                "安全生产",
                org.shenfa.content.Validity.VALID,
                "990000001/2026-%05d".formatted(n),
                false,
                true)
            : null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null);
  }

  /** The first ones most often, as words are. */
  private String one(List<String> words) {
    return words.get((int) (words.size() * Math.pow(random.nextDouble(), 2)));
  }
}
