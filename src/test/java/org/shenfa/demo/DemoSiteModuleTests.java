package org.shenfa.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.audit.Checkpoints;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.site.Reconciler;
import org.shenfa.site.SiteNorms;
import org.shenfa.site.SiteSettings;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "shenfa.demo=true")
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(DemoOffice.class)
@DisplayName("演示机构的网站")
class DemoSiteModuleTests {
  @Autowired Checkpoints checkpoints;
  @Autowired Reconciler reconciler;
  @Autowired SiteSettings site;
  @Autowired DatabaseSettings settings;

  @Test
  @Proves({Clause.PAGE_1, Clause.MEASURES_20_4})
  @DisplayName("P-1 每一页都合乎网站发展指引和网页标准，链接和锚点都到得了")
  void everyPageKeepsTheNorms() throws Exception {
    checkpoints.sign();
    reconciler.reconcileAll();
    var folder = settings.data().resolve("site");
    assertThat(SiteNorms.keptBy(site, folder)).isGreaterThan(15);
    SiteNorms.validHtml(folder);
  }
}
