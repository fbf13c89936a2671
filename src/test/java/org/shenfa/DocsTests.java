package org.shenfa;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("文档")
class DocsTests {
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Set<String> ELSEWHERE = Set.of("target", "data", "node_modules", ".git");
  private static final List<String> DECISION =
      List.of("## Status", "## Context", "## Decision", "## Consequences");

  @Test
  @DisplayName("文档里的相对链接都指到实处")
  void relativeLinksResolve() throws IOException {
    var dead = new ArrayList<String>();
    for (var page : pages()) {
      var links = LINK.matcher(Files.readString(page));
      while (links.find()) {
        var target = links.group(1).replaceFirst("#.*", "");
        if (!target.isEmpty() && !target.matches("[a-z]+:.*")) {
          var folder = Objects.requireNonNull(page.toAbsolutePath().getParent());
          if (!Files.exists(folder.resolve(target))) {
            dead.add(page + " → " + target);
          }
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  @Test
  @DisplayName("词汇表收齐主线各模块的公开类型")
  void theGlossaryKnowsEveryPublicType() throws IOException {
    var glossary = Files.readString(Path.of("docs/glossary.md"));
    var types =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(
                    "org.shenfa.organization",
                    "org.shenfa.audit",
                    "org.shenfa.procedures",
                    "org.shenfa.deadlines",
                    "org.shenfa.concerns",
                    "org.shenfa.tickets",
                    "org.shenfa.files",
                    "org.shenfa.outbound",
                    "org.shenfa.screening",
                    "org.shenfa.comparison",
                    "org.shenfa.columns",
                    "org.shenfa.reprints",
                    "org.shenfa.content",
                    "org.shenfa.intake",
                    "org.shenfa.review",
                    "org.shenfa.publication",
                    "org.shenfa.reminders",
                    "org.shenfa.vault",
                    "org.shenfa.help")
                .stream()
                .filter(c -> c.isTopLevelClass() && c.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(c -> !c.getPackageName().endsWith(".web"))
                .map(c -> c.getSimpleName())
                .sorted();
    assertThat(types.filter(t -> !glossary.contains("`" + t + "`"))).isEmpty();
  }

  @Test
  @DisplayName("每份决定记录用同样的标题")
  void decisionsHaveTheirHeadings() throws IOException {
    try (var files = Files.list(Path.of("docs/adr"))) {
      var short_ =
          files
              .filter(f -> f.getFileName().toString().matches("\\d{4}-.*\\.md"))
              .filter(f -> !DECISION.stream().allMatch(read(f)::contains))
              .map(Path::toString)
              .toList();
      assertThat(short_).isEmpty();
    }
  }

  private static List<Path> pages() throws IOException {
    try (var files = Files.walk(Path.of(""))) {
      return files
          .filter(f -> f.toString().endsWith(".md"))
          .filter(f -> !ELSEWHERE.contains(f.getName(0).toString()))
          .filter(f -> !f.toString().contains("node_modules"))
          .sorted()
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
