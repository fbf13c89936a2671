package org.shenfa.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.ItemKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("网站对账")
class ReconcilerModuleTests {
  @Autowired Office office;
  @Autowired Reconciler reconciler;

  @Test
  @Proves({Clause.HOUSE, Clause.MEASURES_15_1})
  @DisplayName("P-16 文件夹里改动的、删掉的网页恢复原样，塞进来的文件清除，别的不动")
  void whatSomebodyDidToTheFolderIsUndone() throws IOException {
    var changed = office.released(ItemKind.NOTICE, "会被改动的通知").path();
    var deleted = office.released(ItemKind.NOTICE, "会被删掉的通知").path();
    var folder = reconciler.folder();
    reconciler.reconcile();
    var good = contents(folder);
    assertThat(good).containsKeys(changed, deleted, "/index.html");
    var times = Files.getLastModifiedTime(folder.resolve("index.html"));

    Files.writeString(folder.resolve(changed.substring(1)), "<p>谁也没有审过的话</p>");
    Files.delete(folder.resolve(deleted.substring(1)));
    Files.createDirectories(folder.resolve("art/extra"));
    Files.writeString(folder.resolve("art/extra/page.html"), "<p>塞进来的网页</p>");
    Files.writeString(folder.resolve("index.html.new"), "<p>没写完的网页</p>");
    reconciler.repair();

    assertThat(contents(folder)).isEqualTo(good);
    assertThat(Files.getLastModifiedTime(folder.resolve("index.html"))).isEqualTo(times);
  }

  /** Path and text of every file but the checkpoint, which is signed anew meanwhile. */
  private static Map<String, String> contents(Path folder) throws IOException {
    var all = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        all.put("/" + folder.relativize(file), Files.readString(file));
      }
    }
    all.remove("/log/checkpoint");
    return all;
  }
}
