package org.shenfa.screening;

import com.github.houbb.sensitive.word.bs.SensitiveWordBs;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.ahocorasick.trie.Trie;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Three ways to look for 20,000 terms, and the whole screening of one item. Only ratios within a
 * run carry to another machine; rounds are interleaved, medians count.
 */
@DisplayName("筛查的速度")
class ScreeningBench {
  private static final int TERMS = 20_000;
  private static final int ARTICLES = 400;
  private static final int ROUNDS = 15;
  private static final String[] SUBJECTS = {
    "全省应急管理系统",
    "各设区市应急管理局",
    "危险化学品生产企业",
    "厅安全生产综合协调处",
    "消防救援队伍",
    "事故调查组",
    "非煤矿山企业",
    "乡镇应急救援站",
    "省防汛抗旱指挥部",
    "工贸企业主要负责人",
    "森林防灭火巡护人员",
    "救灾物资储备库"
  };
  private static final String[] VERBS = {
    "全面排查", "认真落实", "组织开展", "及时发布", "严格执行", "深入推进", "扎实做好", "督促整改", "广泛宣传", "依法查处", "如实上报", "连夜转移"
  };
  private static final String[] OBJECTS = {
    "重大事故隐患动态清零工作", "汛期值班值守和信息报送制度", "有限空间作业安全专项整治", "受灾群众冬春救助资金发放", "尾矿库“头顶库”风险管控措施", "化工园区封闭管理评估",
    "烟花爆竹经营许可审查", "地震应急预案桌面推演", "安全生产举报奖励办法", "基层防灾减灾救灾能力建设", "高温时段停产检修方案", "事故直接经济损失和伤亡人数"
  };
  private static final String[] TAILS = {
    "。", "，并于本月底前报告结果。", "，确保人民群众生命财产安全。", "，对不落实的予以通报；", "，共检查企业128家次。"
  };

  private final Random random = new Random(20261125);

  private String article(int length) {
    var out = new StringBuilder();
    while (out.length() < length) {
      out.append(one(SUBJECTS)).append(one(VERBS)).append(one(OBJECTS)).append(one(TAILS));
      if (random.nextInt(6) == 0) {
        out.append('\n');
      }
    }
    return out.toString();
  }

  private String one(String[] of) {
    return of[random.nextInt(of.length)];
  }

  /** The starter lists and invented words, a third of their characters from the articles. */
  private List<String> terms(String letters) {
    var all = new LinkedHashSet<String>();
    StarterLists.terms().forEach(t -> all.add(Lexicon.spelling(t.text())));
    while (all.size() < TERMS) {
      var word = new StringBuilder();
      for (var i = 2 + random.nextInt(5); i > 0; i--) {
        word.append(
            random.nextInt(3) == 0
                ? letters.charAt(random.nextInt(letters.length()))
                : (char) (0x4e00 + random.nextInt(5000)));
      }
      all.add(word.toString().replace('\n', '某'));
    }
    return List.copyOf(all);
  }

  @Test
  @DisplayName("二万词：三种匹配并排")
  void matchers() throws IOException {
    var articles = new ArrayList<String>();
    for (var i = 0; i < ARTICLES; i++) {
      articles.add(article(3000));
    }
    var text = String.join("\n", articles);
    var megabytes = text.getBytes(StandardCharsets.UTF_8).length / 1e6;
    var terms = terms(text.substring(0, 200_000));
    var chars = articles.stream().map(String::toCharArray).toList();
    var ways = new LinkedHashMap<String, ToIntFunction<Integer>>();
    var begun = System.nanoTime();
    var ours = new Terms(terms);
    var built = (System.nanoTime() - begun) / 1e6;
    var counter = new int[1];
    Terms.Hit count = (word, from, to) -> counter[0]++;
    ways.put(
        "ours (`Terms`, over hankcs AhoCorasickDoubleArrayTrie 1.2.3)",
        i -> {
          counter[0] = 0;
          ours.find(chars.get(i), count);
          return counter[0];
        });
    var plain = Trie.builder().addKeywords(terms).build();
    ways.put(
        "robert-bor ahocorasick 0.6.3",
        i -> {
          counter[0] = 0;
          plain.parseText(
              articles.get(i),
              emit -> {
                counter[0]++;
                return true;
              });
          return counter[0];
        });
    var houbb =
        SensitiveWordBs.newInstance()
            .wordDeny(() -> terms)
            .wordAllow(List::of)
            .ignoreCase(false)
            .ignoreWidth(false)
            .ignoreNumStyle(false)
            .ignoreChineseStyle(false)
            .ignoreEnglishStyle(false)
            .ignoreRepeat(false)
            .enableNumCheck(false)
            .enableEmailCheck(false)
            .enableUrlCheck(false)
            .enableIpv4Check(false)
            .init();
    ways.put(
        "houbb sensitive-word 0.21.0, options off", i -> houbb.findAll(articles.get(i)).size());
    var seconds = new LinkedHashMap<String, double[]>();
    var hits = new LinkedHashMap<String, Integer>();
    for (var round = -3; round < ROUNDS; round++) {
      for (var way : ways.entrySet()) {
        var begin = System.nanoTime();
        var total = 0;
        for (var i = 0; i < articles.size(); i++) {
          total += way.getValue().applyAsInt(i);
        }
        if (round >= 0) {
          seconds.computeIfAbsent(way.getKey(), w -> new double[ROUNDS])[round] =
              (System.nanoTime() - begin) / 1e9;
        }
        hits.put(way.getKey(), total);
      }
    }
    write(terms.size(), megabytes, seconds, hits, built);
  }

  private void write(
      int terms,
      double megabytes,
      Map<String, double[]> seconds,
      Map<String, Integer> hits,
      double built)
      throws IOException {
    var first = median(seconds.values().iterator().next());
    var out = new StringBuilder("## Screening\n\n");
    out.append(
        """
        Written by `bench/screening` on %s, JDK %s: %,d terms (the starter lists and invented words, a third
        of their characters from the articles) over %d articles of 3,000 characters, %.1f MB of UTF-8; %d interleaved
        rounds, medians. The first two tell every overlapping hit; sensitive-word tells the longest that do not overlap.
        Ours is made ready in %.0f ms, once for every change of a dictionary.

        | matcher | MB/s | of ours | hits |
        |---|---|---|---|
        """
            .formatted(
                LocalDate.now(java.time.Clock.systemUTC()),
                Runtime.version().feature(),
                terms,
                ARTICLES,
                megabytes,
                ROUNDS,
                built));
    for (var way : seconds.entrySet()) {
      var time = median(way.getValue());
      out.append(
          "| %s | %.0f | %.2f | %,d |%n"
              .formatted(way.getKey(), megabytes / time, first / time, hits.get(way.getKey())));
    }
    out.append(item());
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/screening-figures.md"), out);
    System.out.println(out);
  }

  /** One item of 10,000 characters through every rule, with the large dictionary. */
  private String item() {
    var paragraphs = new StringBuilder();
    for (var line : article(10_000).lines().toList()) {
      paragraphs.append("<p>").append(line).append("</p>");
    }
    var all = new ArrayList<>(StarterLists.terms());
    for (var word : terms(paragraphs.toString())) {
      all.add(
          new Term(
              0, TermKind.CAUTIOUS, word, Verdict.NOTE, "", "", LocalDate.of(2000, 1, 1), null));
    }
    var known =
        new Known(
            LocalDate.of(2026, 11, 25),
            List.of(),
            (f, l) -> OptionalInt.empty(),
            Lexicon.of(all, LocalDate.of(2026, 11, 25)),
            Map.of());
    var material = Material.of("关于做好汛期值班值守工作的通知", paragraphs.toString());
    var work = new double[400];
    var wait = new double[400];
    var threads = ManagementFactory.getThreadMXBean();
    for (var i = -150; i < work.length; i++) {
      var begin = System.nanoTime();
      var own = threads.getCurrentThreadCpuTime();
      Rulebook.check(material, known);
      if (i >= 0) {
        wait[i] = (System.nanoTime() - begin) / 1e6;
        work[i] = (threads.getCurrentThreadCpuTime() - own) / 1e6;
      }
    }
    return """

    One item of 10,000 characters through every rule, 20,000 terms more than the starter lists, no OCR, 400 times;
    the work is the thread's own time, the wait includes what else the machine does:

    | | median | p99 |
    |---|---|---|
    | work | %.1f ms | %.1f ms |
    | wait | %.1f ms | %.1f ms |
    """
        .formatted(median(work), last(work), median(wait), last(wait));
  }

  private static double last(double[] of) {
    var sorted = of.clone();
    Arrays.sort(sorted);
    return sorted[(int) (sorted.length * 0.99)];
  }

  private static double median(double[] of) {
    var sorted = of.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
