package org.shenfa.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shenfa.content.ItemKind;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.support.OpenSearchNode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/** Everything {@link SearchingModuleTests} asks of Lucene, asked of a real OpenSearch node. */
@Tag("opensearch")
@ContextConfiguration(initializers = OpenSearchNode.Chosen.class)
@DisplayName("站内检索（OpenSearch）")
class SearchingOnOpenSearchModuleTests extends SearchingModuleTests {
  private static final OpenSearchNode NODE = OpenSearchNode.get();

  @Autowired SearchSettings settings;
  @Autowired DatabaseSettings data;

  private String onNode(String method, String path, String body) {
    return NODE.ask(method, "/" + settings.name() + "-texts-1" + path, body);
  }

  private long found(String words) {
    return searching.find(Asked.of(Map.of("q", words))).total();
  }

  @Test
  @DisplayName("索引在服务器上，不在数据目录里；中文按单字和两字切分")
  void theIndexIsOnTheServer() {
    office.released(ItemKind.NOTICE, "白泽图录说明");
    indexing.reconcile();
    assertThat(onNode("GET", "/_count", ""))
        .contains("\"count\":%d,".formatted(texts.versions(0).size()));
    assertThat(data.data().resolve("search")).doesNotExist();
    assertThat(onNode("GET", "/_analyze", "{\"field\": \"title\", \"text\": \"白泽图\"}"))
        .contains("\"白\"", "\"白泽\"", "\"泽图\"");
  }

  @Test
  @DisplayName("索引在服务器上被删了、被别的程序占了名字，都会发现，重新建好")
  void lostIndexComesBack() {
    office.released(ItemKind.NOTICE, "毕方鸟观测通知");
    indexing.reconcile();
    assertThat(found("毕方鸟")).isEqualTo(1);
    onNode("DELETE", "", "");
    indexing.doubt();
    indexing.reconcile();
    assertThat(found("毕方鸟")).isEqualTo(1);

    onNode("DELETE", "", "");
    onNode("PUT", "/_doc/1?refresh=true", "{\"title\": 7, \"other\": \"毕方鸟\"}");
    indexing.doubt();
    indexing.reconcile();
    assertThat(found("毕方鸟")).isEqualTo(1);
    assertThat(index.versions()).isEqualTo(texts.versions(0));

    onNode("DELETE", "", "");
    assertThat(indexing.rebuild().put()).isEqualTo(texts.versions(0).size());
    assertThat(found("毕方鸟")).isEqualTo(1);
  }
}
