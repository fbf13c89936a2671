package org.shenfa.search;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.lucene.util.Version;
import org.hibernate.search.engine.environment.bean.BeanReference;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.AnnotatedTypeSource;
import org.hibernate.search.mapper.pojo.standalone.mapping.CloseableSearchMapping;
import org.hibernate.search.mapper.pojo.standalone.mapping.SearchMapping;
import org.hibernate.search.mapper.pojo.standalone.session.SearchSession;
import org.hibernate.search.mapper.pojo.work.IndexingPlanSynchronizationStrategy;
import org.hibernate.search.util.common.SearchException;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.DatabaseSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * 索引: opened at first use; an index that cannot be opened is thrown away, for it can be made anew.
 */
@Component
@EnableConfigurationProperties(SearchSettings.class)
class SearchIndex {
  private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

  /** Another form of {@link IndexedText} or of its analysis is another number. */
  private static final String FORM = "texts-1";

  private static final int PAGE = 5_000;

  private final SearchSettings settings;
  private final Path folder;
  private @Nullable CloseableSearchMapping open;

  SearchIndex(SearchSettings settings, DatabaseSettings data) {
    this.settings = settings;
    this.folder = data.data().toAbsolutePath().resolve("search");
  }

  synchronized SearchMapping mapping() {
    if (open == null) {
      open =
          switch (settings.backend()) {
            case LUCENE -> lucene();
            case OPENSEARCH -> opened(openSearch());
          };
    }
    return open;
  }

  private CloseableSearchMapping lucene() {
    removeOthers();
    try {
      return opened(inFolder());
    } catch (SearchException e) {
      LOG.warn("检索索引不能打开，清除后重建", e);
      remove(folder.resolve(FORM));
      return opened(inFolder());
    }
  }

  private static CloseableSearchMapping opened(Map<String, Object> properties) {
    return SearchMapping.builder(
            AnnotatedTypeSource.fromClasses(IndexedText.class), MethodHandles.lookup())
        .properties(properties)
        .property(
            "hibernate.search.mapping.discover_annotated_types_from_root_mapping_annotations",
            false)
        .build();
  }

  private Map<String, Object> inFolder() {
    return Map.of(
        "hibernate.search.backend.type", "lucene",
        "hibernate.search.backend.lucene_version", Version.LATEST.toString(),
        "hibernate.search.backend.directory.root", folder.resolve(FORM).toString(),
        "hibernate.search.backend.analysis.configurer",
            BeanReference.ofInstance(new LuceneAnalysis()));
  }

  private Map<String, Object> openSearch() {
    var all = new HashMap<String, Object>();
    all.put("hibernate.search.backend.type", "elasticsearch");
    all.put("hibernate.search.backend.hosts", settings.hosts());
    all.put("hibernate.search.backend.protocol", settings.protocol());
    all.put("hibernate.search.schema_management.strategy", "create-or-validate");
    all.put(
        "hibernate.search.backend.analysis.configurer",
        BeanReference.ofInstance(new OpenSearchAnalysis()));
    if (settings.username() != null && !settings.username().isBlank()) {
      all.put("hibernate.search.backend.username", settings.username());
      all.put("hibernate.search.backend.password", String.valueOf(settings.password()));
    }
    return all;
  }

  /** Items that are in the index, each with the version that was put in. */
  Map<String, String> versions() {
    var all = new LinkedHashMap<String, String>();
    try (var session = mapping().createSession();
        var pages =
            session
                .search(IndexedText.class)
                .select(f ->
                    f.composite()
                        .from(f.id(String.class), f.field("version", String.class))
                        .asList())
                .where(f -> f.matchAll())
                .scroll(PAGE)) {
      for (var page = pages.next(); page.hasHits(); page = pages.next()) {
        page.hits().forEach(h -> all.put((String) h.get(0), (String) h.get(1)));
      }
    }
    return all;
  }

  /** A title the index found, with its release. */
  record Titled(long release, String title) {}

  /** Titles of the texts that fit best. */
  List<Titled> titles(Function<SearchPredicateFactory, PredicateFinalStep> fitting, int most) {
    try (var session = mapping().createSession()) {
      return session
          .search(IndexedText.class)
          .select(f ->
              f.composite()
                  .from(f.field("version", String.class), f.field("title", String.class))
                  .as((version, title) -> new Titled(Long.parseLong(version), title)))
          .where(f -> fitting.apply(f))
          .failAfter(1, TimeUnit.SECONDS)
          .fetchHits(most);
    }
  }

  /** Puts these in, in place of what was known of the same items. Found once this returns. */
  void put(List<IndexedText> texts) {
    try (var session = visibleAtOnce()) {
      texts.forEach(session.indexingPlan()::addOrUpdate);
    }
  }

  /** Takes these items out. Not found any more once this returns. */
  void remove(Collection<String> items) {
    try (var session = visibleAtOnce()) {
      items.forEach(i -> session.indexingPlan().purge(IndexedText.class, i, null));
    }
  }

  /** Makes everything last that was put in or taken out. */
  void keep() {
    try (var session = mapping().createSession()) {
      session.workspace(IndexedText.class).flush();
    }
  }

  private SearchSession visibleAtOnce() {
    var session = mapping().createSession();
    session.indexingPlanSynchronizationStrategy(IndexingPlanSynchronizationStrategy.readSync());
    return session;
  }

  private void removeOthers() {
    if (Files.isDirectory(folder)) {
      try (var forms = Files.list(folder)) {
        forms.filter(f -> !f.endsWith(FORM)).forEach(SearchIndex::remove);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @PreDestroy
  synchronized void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
