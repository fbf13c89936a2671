package org.shenfa.search;

import jakarta.annotation.PreDestroy;
import java.lang.invoke.MethodHandles;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.hibernate.search.backend.elasticsearch.ElasticsearchExtension;
import org.hibernate.search.engine.search.common.NonStaticMetamodelScope;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.engine.search.query.dsl.SearchQueryWhereStep;
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

  /** How Hibernate Search says it, which gathers failures into one text without their causes. */
  private static final String OTHER_FORM = "Validation of the existing index";

  private static final int PAGE = 5_000;

  private final SearchSettings settings;
  private final IndexFolder folder;
  private @Nullable CloseableSearchMapping open;

  SearchIndex(SearchSettings settings, DatabaseSettings data) {
    this.settings = settings;
    this.folder = new IndexFolder(data.data().toAbsolutePath().resolve("search"), FORM);
  }

  /** Whether others can reach the index, so that it may change without us. */
  boolean isShared() {
    return settings.backend() == SearchSettings.Backend.OPENSEARCH;
  }

  synchronized SearchMapping mapping() {
    if (open == null) {
      open =
          switch (settings.backend()) {
            case LUCENE -> lucene();
            case OPENSEARCH -> opened(OpenSearchServers.of(settings, FORM));
          };
    }
    return open;
  }

  private CloseableSearchMapping lucene() {
    folder.removeOthers();
    try {
      return opened(folder.settings());
    } catch (SearchException e) {
      LOG.warn("检索索引不能打开，清除后重建", e);
      folder.remove();
      return opened(folder.settings());
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

  /**
   * Makes sure the index is there in this form. One that is not in it, for it was deleted on the
   * servers or made by somebody else, is thrown away and begun anew.
   */
  void inForm() {
    var schema = mapping().scope(IndexedText.class).schemaManager();
    try {
      schema.createOrValidate();
    } catch (SearchException e) {
      if (!String.valueOf(e.getMessage()).contains(OTHER_FORM)) {
        throw e;
      }
      LOG.warn("检索索引不是应有的样子，清除后重建", e);
      schema.dropAndCreate();
    }
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

  /** Asks for lines, in the words both engines share. */
  SearchQueryWhereStep<NonStaticMetamodelScope, ?, FoundLine, ?, ?> lines(SearchSession session) {
    var search = session.search(IndexedText.class);
    return switch (settings.backend()) {
      case LUCENE -> search.select(FoundLine::wanted);
      case OPENSEARCH -> search.extension(ElasticsearchExtension.get()).select(FoundLine::wanted);
    };
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

  @PreDestroy
  synchronized void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
