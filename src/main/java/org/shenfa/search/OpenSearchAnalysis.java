package org.shenfa.search;

import org.hibernate.search.backend.elasticsearch.analysis.ElasticsearchAnalysisConfigurationContext;
import org.hibernate.search.backend.elasticsearch.analysis.ElasticsearchAnalysisConfigurer;

/** 分词 as {@link LuceneAnalysis} does it, in the words of OpenSearch. */
final class OpenSearchAnalysis implements ElasticsearchAnalysisConfigurer {
  @Override
  public void configure(ElasticsearchAnalysisConfigurationContext context) {
    context.tokenFilter("pairs_and_single").type("cjk_bigram").param("output_unigrams", true);
    context.tokenizer("pairs_of_letters").type("ngram").param("min_gram", 2).param("max_gram", 2);
    context
        .analyzer(IndexedText.HAN)
        .custom()
        .tokenizer("standard")
        .tokenFilters("cjk_width", "lowercase", "pairs_and_single");
    context
        .analyzer(IndexedText.HAN_ASKED)
        .custom()
        .tokenizer("standard")
        .tokenFilters("cjk_width", "lowercase", "cjk_bigram");
    context.analyzer(IndexedText.LETTERS).custom().tokenizer("pairs_of_letters");
    context.analyzer(IndexedText.SYLLABLES).custom().tokenizer("whitespace");
  }
}
