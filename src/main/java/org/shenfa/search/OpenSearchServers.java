package org.shenfa.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.hibernate.search.backend.elasticsearch.client.rest4.ElasticsearchHttpClientConfigurer;
import org.hibernate.search.backend.elasticsearch.index.layout.IndexLayoutStrategy;
import org.hibernate.search.backend.elasticsearch.search.query.dsl.ElasticsearchSearchQueryOptionsStep;
import org.hibernate.search.engine.environment.bean.BeanReference;
import org.hibernate.search.engine.search.query.dsl.SearchQueryOptionsStep;
import org.jspecify.annotations.Nullable;

/** OpenSearch 服务器: how they are reached, and what the index is called there. */
final class OpenSearchServers {
  /** Characters. */
  private static final int MARKED = 10_000;

  private OpenSearchServers() {}

  /**
   * As Hibernate Search wants to be told.
   *
   * @param form of the index; nodes of the product that have another form do not share an index
   */
  static Map<String, Object> of(SearchSettings settings, String form) {
    var all = new HashMap<String, Object>();
    all.put("hibernate.search.backend.type", "elasticsearch");
    all.put("hibernate.search.backend.hosts", settings.hosts());
    all.put("hibernate.search.backend.protocol", settings.protocol());
    // Whether an index that is there has our form is for SearchIndex.inForm() to see.
    all.put("hibernate.search.schema_management.strategy", "create");
    all.put(
        "hibernate.search.backend.layout.strategy",
        BeanReference.ofInstance(new Names(settings.name() + "-" + form)));
    all.put(
        "hibernate.search.backend.analysis.configurer",
        BeanReference.ofInstance(new OpenSearchAnalysis()));
    if (settings.username() != null && !settings.username().isBlank()) {
      all.put("hibernate.search.backend.username", settings.username());
      all.put("hibernate.search.backend.password", String.valueOf(settings.password()));
    }
    var authority = settings.authority();
    if (authority != null && !authority.toString().isBlank()) {
      var trusted = trusting(authority);
      ElasticsearchHttpClientConfigurer configurer = c -> c.clientBuilder().setSSLContext(trusted);
      all.put("hibernate.search.backend.client.configurer", BeanReference.ofInstance(configurer));
    }
    return all;
  }

  /**
   * Marks what was found in the beginning of a text only, as Lucene does by itself: OpenSearch
   * would read all of it, and refuses the whole search for a text of more than a million
   * characters.
   */
  static void bounded(SearchQueryOptionsStep<?, ?, ?, ?, ?, ?> query) {
    if (query instanceof ElasticsearchSearchQueryOptionsStep<?, ?, ?> asked) {
      asked.requestTransformer(
          c -> c.body().getAsJsonObject("highlight").addProperty("max_analyzer_offset", MARKED));
    }
  }

  /** Trusts the certificates of this PEM file and no others. */
  private static SSLContext trusting(Path file) {
    try (var in = Files.newInputStream(file)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (var one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + store.size(), one);
      }
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("SHENFA_SEARCH_CA 指的证书文件读不出来：" + file, e);
    }
  }

  /** One index and no aliases: another form is another index. */
  private record Names(String index) implements IndexLayoutStrategy {
    @Override
    public String createInitialElasticsearchIndexName(String ignored) {
      return index;
    }

    @Override
    public @Nullable String createWriteAlias(String ignored) {
      return null;
    }

    @Override
    public @Nullable String createReadAlias(String ignored) {
      return null;
    }
  }
}
