package org.shenfa.search;

import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurationContext;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurer;

/**
 * 分词: pairs of neighbouring characters, and single ones, so that every word is found that stands in
 * a text, whether a dictionary knows it or not.
 */
final class LuceneAnalysis implements LuceneAnalysisConfigurer {
  @Override
  public void configure(LuceneAnalysisConfigurationContext context) {
    context
        .analyzer(IndexedText.HAN)
        .custom()
        .tokenizer("standard")
        .tokenFilter("cjkWidth")
        .tokenFilter("lowercase")
        .tokenFilter("cjkBigram")
        .param("outputUnigrams", "true");
    context
        .analyzer(IndexedText.HAN_ASKED)
        .custom()
        .tokenizer("standard")
        .tokenFilter("cjkWidth")
        .tokenFilter("lowercase")
        .tokenFilter("cjkBigram");
    context
        .analyzer(IndexedText.LETTERS)
        .custom()
        .tokenizer("nGram")
        .param("minGramSize", "2")
        .param("maxGramSize", "2");
    context.analyzer(IndexedText.SYLLABLES).custom().tokenizer("whitespace");
  }
}
