package org.shenfa.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Pairs of characters beside the words of SmartCN: the same titles, the same questions, the same
 * form of query; only what cuts the Chinese differs.
 */
@DisplayName("两字切分与词典切分的比较")
class SegmentingBench {
  private static final Path JUDGED = Path.of("src/test/resources/search/judged.txt");
  private static final Path TITLES = Path.of("src/test/resources/search/titles.txt");
  private static final float ENOUGH = 0.75f;
  private static final int FIRST = 10;

  private record Question(String words, Set<String> wanted) {}

  private record Engine(String name, Analyzer kept, Analyzer asked) {}

  private record Outcome(int none, int missed, int wanted, int right, int shown, int firstRight) {}

  @Test
  void compare() throws IOException {
    var titles = Files.readAllLines(TITLES);
    var questions = questions(titles);
    var smart = new SmartChineseAnalyzer();
    var page = new StringBuilder();
    for (var engine :
        List.of(
            new Engine("pairs and single characters", pairs(true), pairs(false)),
            new Engine("SmartCN", smart, smart))) {
      var o = measured(engine, titles, questions);
      page.append(
          "| %s | %d of %d | %d of %d | %d of %d | %d of %d |%n"
              .formatted(
                  engine.name(),
                  o.wanted() - o.missed(),
                  o.wanted(),
                  o.right(),
                  o.shown(),
                  o.firstRight(),
                  questions.size(),
                  o.none(),
                  questions.size()));
    }
    Files.writeString(Path.of("target/segmenting.md"), page);
    System.out.println(page);
  }

  private static List<Question> questions(List<String> titles) throws IOException {
    var all = new ArrayList<Question>();
    for (var line : Files.readAllLines(JUDGED)) {
      if (!line.startsWith("#")) {
        var sides = line.split(" = ", 2);
        var wanted = new HashSet<String>();
        for (var beginning : sides[1].split(" \\| ", -1)) {
          var one = titles.stream().filter(t -> t.startsWith(beginning)).toList();
          assertThat(one).as(beginning).hasSize(1);
          wanted.add(one.getFirst());
        }
        all.add(new Question(sides[0], wanted));
      }
    }
    return all;
  }

  private static Outcome measured(Engine engine, List<String> titles, List<Question> questions)
      throws IOException {
    try (var folder = new ByteBuffersDirectory()) {
      try (var writer = new IndexWriter(folder, new IndexWriterConfig(engine.kept()))) {
        for (var title : titles) {
          var one = new Document();
          one.add(new TextField("title", title, Field.Store.YES));
          writer.addDocument(one);
        }
      }
      try (var reader = DirectoryReader.open(folder)) {
        return asked(engine, new IndexSearcher(reader), questions);
      }
    }
  }

  private static Outcome asked(Engine engine, IndexSearcher searcher, List<Question> questions)
      throws IOException {
    var none = 0;
    var missed = 0;
    var wanted = 0;
    var right = 0;
    var shown = 0;
    var firstRight = 0;
    for (var question : questions) {
      var found = new ArrayList<String>();
      for (var hit : searcher.search(query(engine, question.words()), FIRST).scoreDocs) {
        found.add(searcher.storedFields().document(hit.doc).get("title"));
      }
      var good = found.stream().filter(question.wanted()::contains).count();
      none += found.isEmpty() ? 1 : 0;
      wanted += question.wanted().size();
      missed += question.wanted().size() - (int) good;
      right += (int) good;
      shown += found.size();
      firstRight += !found.isEmpty() && question.wanted().contains(found.getFirst()) ? 1 : 0;
      System.out.printf(
          "%s %s: %d of %d wanted, %d shown%n",
          engine.name(), question.words(), good, question.wanted().size(), found.size());
    }
    return new Outcome(none, missed, wanted, right, shown, firstRight);
  }

  /** As {@link Asking} looks for one word: enough of it, and better together. */
  private static Query query(Engine engine, String words) {
    var builder = new QueryBuilder(engine.asked());
    var all = new BooleanQuery.Builder();
    var enough = builder.createMinShouldMatchQuery("title", words, ENOUGH);
    var together = builder.createPhraseQuery("title", words);
    if (enough != null && together != null) {
      all.add(enough, Occur.SHOULD).add(new BoostQuery(together, 2), Occur.SHOULD);
    }
    return all.build();
  }

  private static Analyzer pairs(boolean kept) throws IOException {
    return CustomAnalyzer.builder()
        .withTokenizer("standard")
        .addTokenFilter("cjkWidth")
        .addTokenFilter("lowercase")
        .addTokenFilter("cjkBigram", "outputUnigrams", Boolean.toString(kept))
        .build();
  }
}
