package org.shenfa;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.desk.web.Screen;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Proves;
import org.springframework.web.bind.annotation.GetMapping;

@DisplayName("条款对照")
class RegulationCoverageTests {
  private static final Path TABLE = Path.of("docs/trace.md");
  private static final Path DATA = Path.of("src/main/resources/regulation/trace.tsv");
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.shenfa");
  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.OnlyIncludeTests())
          .importPackages("org.shenfa");

  private final Map<Clause, SortedSet<String>> places =
      found(MAIN, Enforces.class, e -> ((Enforces) e).value());
  private final Map<Clause, SortedSet<String>> proofs =
      found(TESTS, Proves.class, p -> ((Proves) p).value());

  @Test
  @DisplayName("系统强制的条款都有落实的代码")
  void everyEnforcedClauseHasAPlace() {
    assertThat(enforced().filter(c -> of(places, c).isEmpty()).map(Clause::id)).isEmpty();
  }

  @Test
  @DisplayName("系统强制的条款都有证明它的测试")
  void everyEnforcedClauseHasAProof() {
    assertThat(enforced().filter(c -> of(proofs, c).isEmpty()).map(Clause::id)).isEmpty();
  }

  @Test
  @DisplayName("每个标注都写明条款")
  void noAnnotationIsEmpty() {
    var empty =
        Stream.concat(
                annotated(MAIN)
                    .filter(a -> a.isAnnotatedWith(Enforces.class))
                    .filter(a -> a.getAnnotationOfType(Enforces.class).value().length == 0),
                annotated(TESTS)
                    .filter(a -> a.isAnnotatedWith(Proves.class))
                    .filter(a -> a.getAnnotationOfType(Proves.class).value().length == 0))
            .map(RegulationCoverageTests::name);
    assertThat(empty).isEmpty();
  }

  @Test
  @DisplayName("对照表链接的画面都存在")
  void everyScreenHasARoute() {
    var routes =
        MAIN.stream()
            .flatMap(c -> c.getMethods().stream())
            .filter(m -> m.isAnnotatedWith(GetMapping.class))
            .flatMap(m -> Arrays.stream(m.getAnnotationOfType(GetMapping.class).value()))
            .toList();
    var screens = Arrays.stream(Clause.values()).flatMap(c -> Screen.of(c).stream());
    assertThat(screens.map(Screen::address).distinct()).isNotEmpty().isSubsetOf(routes);
  }

  @Test
  @DisplayName("对照表与代码一致")
  void theWrittenTablesAreCurrent() throws IOException {
    WrittenPage.keep(TABLE, table());
    WrittenPage.keep(DATA, data());
  }

  private static SortedSet<String> of(Map<Clause, SortedSet<String>> found, Clause clause) {
    return found.getOrDefault(clause, Collections.emptySortedSet());
  }

  private String table() {
    var rows =
        Arrays.stream(Clause.values())
            .map(c ->
                "| %s | %s | %s | %s | %s | %s | %s |"
                    .formatted(
                        c.id(),
                        c.article(),
                        c.gist(),
                        c.kinds().stream()
                            .map(RegulationCoverageTests::label)
                            .collect(Collectors.joining("、")),
                        of(places, c).isEmpty() && !c.carried() ? "尚未实现" : code(of(places, c)),
                        code(of(proofs, c)),
                        Screen.of(c).stream()
                            .map(s -> s.name() + " `" + s.address() + "`")
                            .collect(Collectors.joining("<br>"))));
    return """
    # 条款对照

    <!-- Written by RegulationCoverageTests from @Enforces and @Proves; do not edit. -->
    每一条要求落实在哪里、由什么测试证明、在哪个画面看得到。工作台“条款对照”一页用的是同一份数据。
    本阶段不承担的条款写“尚未实现”；已有部分代码的，代码照列。

    | 编号 | 条 | 要求 | 方式 | 落实在 | 证明 | 画面 |
    |---|---|---|---|---|---|---|
    """
        + rows.collect(Collectors.joining("\n"))
        + "\n";
  }

  private String data() {
    return Arrays.stream(Clause.values())
        .map(c ->
            String.join(
                "\t", c.id(), String.join(" ", of(places, c)), String.join(" ", of(proofs, c))))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Stream<Clause> enforced() {
    return Arrays.stream(Clause.values())
        .filter(Clause::carried)
        .filter(c -> c.kinds().contains(Clause.Kind.ENFORCED));
  }

  private static String code(SortedSet<String> names) {
    return names.stream().map(n -> "`" + n + "`").collect(Collectors.joining("<br>"));
  }

  private static String label(Clause.Kind kind) {
    return switch (kind) {
      case ENFORCED -> "系统强制";
      case TIMED -> "限时";
      case RECORDED -> "记录";
      case SHOWN -> "可见";
    };
  }

  private static <A extends java.lang.annotation.Annotation> Map<Clause, SortedSet<String>> found(
      JavaClasses in, Class<A> annotation, Function<Object, Clause[]> clauses) {
    var all = new EnumMap<Clause, SortedSet<String>>(Clause.class);
    for (var clause : Clause.values()) {
      all.put(clause, new TreeSet<>());
    }
    annotated(in)
        .filter(a -> a.isAnnotatedWith(annotation))
        .forEach(a -> {
          for (var clause : clauses.apply(a.getAnnotationOfType(annotation))) {
            Objects.requireNonNull(all.get(clause)).add(name(a));
          }
        });
    return all;
  }

  private static Stream<HasAnnotations<?>> annotated(JavaClasses in) {
    return in.stream().flatMap(c -> Stream.concat(Stream.of(c), c.getMembers().stream()));
  }

  private static String name(HasAnnotations<?> place) {
    return switch (place) {
      case JavaClass type -> type.getSimpleName();
      case JavaMember member -> member.getOwner().getSimpleName() + "." + member.getName();
      default -> place.toString();
    };
  }

  /** Kept so that the list of what is looked at cannot silently become empty. */
  @Test
  @DisplayName("扫描到了代码和测试")
  void theScanSeesSomething() {
    assertThat(List.of(MAIN.size(), TESTS.size())).allMatch(n -> n > 5);
  }
}
