package org.shenfa.search;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * 检索设置: where the index is kept.
 *
 * @param backend {@code LUCENE} in the data folder, or {@code OPENSEARCH} on servers of one's own
 * @param hosts of OpenSearch, as in {@code search1:9200,search2:9200}
 * @param protocol {@code https} or {@code http}
 * @param name what the index on these servers begins with, so that two houses can share them
 * @param username null where the servers ask for none
 * @param authority PEM file of who signed the servers' certificates; null for those Java knows
 */
@ConfigurationProperties("shenfa.search")
public record SearchSettings(
    @DefaultValue("LUCENE") Backend backend,
    @DefaultValue("localhost:9200") String hosts,
    @DefaultValue("https") String protocol,
    @DefaultValue("shenfa") String name,
    @Nullable String username,
    @Nullable String password,
    @Nullable Path authority) {
  /** 索引存放处. */
  public enum Backend {
    LUCENE,
    OPENSEARCH
  }
}
