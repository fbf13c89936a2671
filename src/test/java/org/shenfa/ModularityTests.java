package org.shenfa;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.core.ApplicationModules;

@DisplayName("模块边界与代码规矩")
class ModularityTests {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.shenfa");

  @Test
  @DisplayName("模块只用声明过的模块，没有环")
  void modulesKeepTheirBorders() {
    ApplicationModules.of(Shenfa.class).verify();
  }

  @Test
  @DisplayName("依赖从构造器进来")
  void nothingIsInjectedIntoFields() {
    noFields()
        .should()
        .beAnnotatedWith(Autowired.class)
        .orShould()
        .beAnnotatedWith(Value.class)
        .check(MAIN);
  }

  @Test
  @DisplayName("时间用 java.time")
  void noOldDates() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Date")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Calendar")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.text.SimpleDateFormat")
        .check(MAIN);
  }

  @Test
  @DisplayName("没有人自己看钟：当前时间来自注入的时钟")
  void nobodyReadsTheSystemClock() throws IOException {
    var now =
        Pattern.compile(
            "\\b(Instant|LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime)\\.now\\(\\)");
    assertThat(linesThat(now)).isEmpty();
  }

  @Test
  @DisplayName("第十五条 发布的数据库函数只有一处调用")
  void onlyPublicationReleases() throws IOException {
    var callers =
        sources().filter(s -> s.text().contains("publish_release(")).map(Source::name).toList();
    assertThat(callers)
        .allMatch(n -> n.startsWith("org/shenfa/publication/"))
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  @DisplayName("发布、审查意见、版本只由数据库函数写入")
  void factsBehindFunctionsAreNotWrittenDirectly() throws IOException {
    var insert =
        Pattern.compile(
            "(?i)insert\\s+into\\s+(release|withdrawal|opinion|review_case|revision|contribution|item)\\b");
    assertThat(linesThat(insert)).isEmpty();
  }

  @Test
  @DisplayName("SQL 里不拼接变量")
  void valuesAreNeverPastedIntoSql() throws IOException {
    var pasted =
        Pattern.compile(
            "(?i)\"[^\"\\n]*\\b(select|insert into|update|delete from|where)\\b[^\"\\n]*\"\\s*\\+\\s*[a-z]\\w*\\b(?!\\s*\\()");
    assertThat(linesThat(pasted)).isEmpty();
  }

  @Test
  @DisplayName("命名不用空话")
  void namesSaySomething() {
    assertThat(
            MAIN.stream()
                .filter(c -> !c.isAnonymousClass())
                .map(c -> c.getSimpleName())
                .filter(
                    n -> n.matches(".*(Manager|Helper|Util|Utils|Impl|DTO|Dto|VO|Base|Abstract)")))
        .isEmpty();
  }

  private record Source(String name, String text) {}

  private static Stream<Source> sources() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      return files
          .filter(f -> f.toString().endsWith(".java"))
          .sorted()
          .map(f -> new Source(SOURCES.relativize(f).toString().replace('\\', '/'), read(f)))
          .toList()
          .stream();
    }
  }

  private static List<String> linesThat(Pattern match) throws IOException {
    return sources()
        .flatMap(s ->
            s.text()
                .lines()
                .filter(l -> match.matcher(l).find())
                .map(l -> s.name() + ": " + l.strip()))
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
