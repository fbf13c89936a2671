package org.shenfa.search.web;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.shenfa.support.OpenSearchNode;
import org.springframework.test.context.ContextConfiguration;

/** The pages of {@link SearchPagesModuleTests}, with a real OpenSearch node behind them. */
@Tag("opensearch")
@ContextConfiguration(initializers = OpenSearchNode.Chosen.class)
@DisplayName("检索页（OpenSearch）")
class SearchPagesOnOpenSearchModuleTests extends SearchPagesModuleTests {}
