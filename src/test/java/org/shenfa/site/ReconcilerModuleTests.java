package org.shenfa.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.audit.Checkpoints;
import org.shenfa.audit.MerkleTree;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Revision;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.review.ReviewCase;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.TestServer;
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
  @Autowired PublicTexts texts;
  @Autowired Checkpoints checkpoints;
  @Autowired DatabaseSettings settings;

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

  @Test
  @Proves({Clause.PAGE_1, Clause.MEASURES_2_3})
  @DisplayName("P-1 附件旁边有文字版：只有打开附件看得见的文字；附件撤下，文字版也撤下；没有放行的没有")
  void attachmentsHaveTheirWordsBesideThem() throws IOException {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.NOTICE);
    var file = office.attached(item.id(), "企业名单.txt", "名称\t等级\n南滨化工<b>\t二级\n以上为全部\n");
    var draft = office.attached(item.id(), "没有报送的.txt", "还没有人审过的话");
    var text = office.text(item, ItemKind.NOTICE, "附名单的通知");
    var first =
        office.drafting.save(
            office.clerk, item.id(), 0, text.withText(text.title(), text.body(), List.of(file)));
    var released = office.released(cleared(first), null);
    reconciler.reconcile();
    var page = page(released.path());
    var words = released.path().replace(".html", "/1.html");
    assertThat(page).contains("href=\"" + words + "\"", "文字版");
    assertThat(page(words))
        .contains("<td>南滨化工&lt;b&gt;</td><td>二级</td>", "<p>以上为全部</p>", released.path());
    assertThat(contents(reconciler.folder()).keySet()).noneMatch(f -> f.endsWith("/2.html"));
    assertThat(texts.versions(released.id())).containsOnlyKeys(file.digest());
    assertThat(draft.digest()).isNotEqualTo(file.digest());

    var second = office.drafting.save(office.clerk, item.id(), 1, text);
    var corrected = office.released(cleared(second), null);
    reconciler.reconcile();
    assertThat(page(corrected.path())).doesNotContain("文字版");
    assertThat(contents(reconciler.folder())).doesNotContainKey(words);
    assertThat(texts.versions(released.id())).isEmpty();
  }

  private ReviewCase cleared(Revision revision) {
    var walked = office.submitted(revision);
    while (walked.next().isPresent()) {
      walked = office.step(walked);
    }
    return walked;
  }

  private String page(String path) throws IOException {
    return Files.readString(reconciler.folder().resolve(path.substring(1)));
  }

  @Test
  @Proves(Clause.MEASURES_15_4)
  @DisplayName("A-4 公开的核验点和哈希瓦片：任何人凭文件就能算出同一个树根，旧树是新树的开头")
  void theTreeCanBeCheckedFromFilesAlone() throws IOException {
    office.released(ItemKind.NOTICE, "进日志的通知");
    checkpoints.sign();
    reconciler.poll();
    var first = tree();
    assertThat(checkpoints.covers(1)).isTrue();
    assertThat(checkpoints.covers(first.size())).isTrue();
    assertThat(checkpoints.covers(first.size() + 1L)).isFalse();
    assertThat(checkpoints.covers(0)).isFalse();
    for (var n = 0; n < 40; n++) {
      office.drafted(ItemKind.NOTICE, "又一件草稿" + n);
    }
    office.released(ItemKind.NOTICE, "再进日志的通知");
    checkpoints.sign();
    reconciler.reconcile();
    var second = tree();
    assertThat(second.size()).isGreaterThan(first.size());
    for (var n = 0; n < first.size(); n++) {
      assertThat(second.get(n)).isEqualTo(first.get(n));
    }
    assertThat(
            MerkleTree.extendsTree(
                MerkleTree.root(first),
                first.size(),
                MerkleTree.root(second),
                second.size(),
                MerkleTree.consistency(second, first.size())))
        .isTrue();
  }

  @Test
  @Proves(Clause.MEASURES_15_4)
  @DisplayName("在库里改了一条日志的内容，这一条的证明立刻不成立")
  void aChangedEventHasNoProof() throws SQLException {
    office.drafted(ItemKind.NOTICE, "日志会被改动的草稿");
    checkpoints.sign();
    assertThat(checkpoints.covers(1)).isTrue();
    change("'{\"x\":' || content_text || '}'");
    assertThat(checkpoints.covers(1)).isFalse();
    change("substr(content_text, 6, length(content_text) - 6)");
    assertThat(checkpoints.covers(1)).isTrue();
  }

  /** Rewrites the first event as the owner of the whole server. */
  private void change(String to) throws SQLException {
    try (var server = TestServer.get().superuserOn(Objects.requireNonNull(settings.url()));
        var sql = server.createStatement()) {
      sql.execute("alter table audit_event disable trigger user");
      sql.execute(
          """
          update audit_event e set content = convert_to(%s, 'UTF8')
          from (select event_id, convert_from(i.content, 'UTF8') as content_text
                from audit_seal s join audit_event i on i.id = s.event_id where s.sequence = 1) f
          where e.id = f.event_id
          """
              .formatted(to));
      sql.execute("alter table audit_event enable trigger user");
      for (var name : List.of("seal", "facts_stay", "facts_stay_whole")) {
        sql.execute("alter table audit_event enable always trigger " + name);
      }
    }
  }

  /** The leaves in the public tiles, after their root was found to be the checkpoint's. */
  private List<byte[]> tree() throws IOException {
    var log = reconciler.folder().resolve("log");
    var note = Files.readAllLines(log.resolve("checkpoint"));
    var size = Integer.parseInt(note.get(1));
    var leaves = new ArrayList<byte[]>();
    for (var index = 0; leaves.size() < size; index++) {
      var width = Math.min(256, size - leaves.size());
      var name = "tile/0/%03d%s".formatted(index, width == 256 ? "" : ".p/" + width);
      var tile = Files.readAllBytes(log.resolve(name));
      assertThat(tile).as(name).hasSize(width * 32);
      for (var n = 0; n < width; n++) {
        leaves.add(Arrays.copyOfRange(tile, n * 32, n * 32 + 32));
      }
    }
    assertThat(Base64.getEncoder().encodeToString(MerkleTree.root(leaves))).isEqualTo(note.get(2));
    return leaves;
  }

  /** Path and bytes, a character each, of every file but the log's, which goes on meanwhile. */
  private static Map<String, String> contents(Path folder) throws IOException {
    var all = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var path = "/" + folder.relativize(file);
        if (!path.startsWith("/log/")) {
          all.put(path, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return all;
  }
}
