package org.shenfa.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.apache.lucene.util.Version;
import org.hibernate.search.engine.environment.bean.BeanReference;

/**
 * 索引文件夹: where Lucene keeps the index, one folder for each form.
 *
 * @param form that is in use
 */
record IndexFolder(Path folder, String form) {
  /** As Hibernate Search wants to be told. */
  Map<String, Object> settings() {
    return Map.of(
        "hibernate.search.backend.type", "lucene",
        "hibernate.search.backend.lucene_version", Version.LATEST.toString(),
        "hibernate.search.backend.directory.root", folder.resolve(form).toString(),
        "hibernate.search.backend.analysis.configurer",
            BeanReference.ofInstance(new LuceneAnalysis()));
  }

  /** Takes away the index that is in use. */
  void remove() {
    remove(folder.resolve(form));
  }

  /** Takes away indexes of other forms. */
  void removeOthers() {
    if (Files.isDirectory(folder)) {
      try (var forms = Files.list(folder)) {
        forms.filter(f -> !f.endsWith(form)).forEach(IndexFolder::remove);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
