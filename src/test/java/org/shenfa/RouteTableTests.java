package org.shenfa;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;

@DisplayName("路由与角色")
class RouteTableTests {
  private static final Set<Role> ADMINISTRATORS =
      Set.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);
  private static final List<JavaMethod> HANDLERS =
      new ClassFileImporter()
              .withImportOption(new ImportOption.DoNotIncludeTests())
              .importPackages("org.shenfa")
              .stream()
              .flatMap(c -> c.getMethods().stream())
              .filter(m -> mapping(m).findAny().isPresent())
              .toList();

  @Test
  @DisplayName("每个路由都写明谁可以进入")
  void everyRouteSaysWhoMayEnter() {
    assertThat(HANDLERS).isNotEmpty();
    assertThat(HANDLERS)
        .filteredOn(m -> !m.isAnnotatedWith(MayEnter.class) || roles(m).isEmpty())
        .extracting(JavaMethod::getFullName)
        .isEmpty();
  }

  @Test
  @DisplayName("第五条 管理员进不了写稿、审查、发布的路由，审计管理员只能查看")
  void administratorsNeitherWriteNorReviewNorPublish() {
    assertThat(rows())
        .filteredOn(r -> r.path().matches("/desk/(items|review|releases)(/.*)?"))
        .isNotEmpty()
        .allMatch(r -> r.open().stream().noneMatch(ADMINISTRATORS::contains) || auditorReads(r));
  }

  @Test
  @DisplayName("对任何人开放的路由只有这几个")
  void fewRoutesAreOpenToAnyone() {
    assertThat(rows().stream().filter(r -> r.open().contains(Role.ANYONE)).map(Row::path))
        .containsOnly(
            "/",
            "/error",
            "/desk/login",
            "/desk/setup/{token}",
            "/desk/assets/{name}",
            "/_/views/{item}",
            "/_/search",
            "/_/search/suggest",
            "/_/services",
            "/_/services/helpful/{item}",
            "/_/downloads/{digest}",
            "/_/downloads/{digest}/file",
            "/_/letters",
            "/_/letters/status",
            "/_/letters/act",
            "/_/tickets",
            "/_/tickets/status",
            "/_/privacy",
            "/_/privacy/erasure",
            "/_/privacy/certificate",
            "/_/solicitations/query",
            "/_/solicitations/query/mails",
            "/_/solicitations/{number}",
            "/_/solicitations/{number}/changes",
            "/_/disclosure",
            "/_/disclosure/status",
            "/_/disclosure/status/act",
            "/_/disclosure/mails",
            "/_/tickets/mails",
            "/_/disclosure/status/file",
            "/_/deadlines");
  }

  @Test
  @DisplayName("路由表与代码一致")
  void theWrittenTableIsCurrent() throws IOException {
    var head = Arrays.stream(Role.values()).map(Role::label).collect(Collectors.joining(" | "));
    var table =
        rows().stream()
            .map(r ->
                "| %s | `%s` | %s |"
                    .formatted(
                        r.method(),
                        r.path(),
                        Arrays.stream(Role.values())
                            .map(role -> r.open().contains(role) ? "✓" : "")
                            .collect(Collectors.joining(" | "))))
            .collect(Collectors.joining("\n"));
    WrittenPage.keep(
        Path.of("docs/routes.md"),
        """
        # 路由与角色

        <!-- Written by RouteTableTests from @MayEnter; do not edit. -->
        能进入，不等于能办：一件事谁可以办，由各模块按当天的职务判断。没有列出的路由对谁都不开放。

        | 方法 | 路由 | %s |
        |---|---|%s
        %s
        """
            .formatted(head, "---|".repeat(Role.values().length), table));
  }

  private static boolean auditorReads(Row row) {
    return row.method().equals("GET")
        && row.open().stream().allMatch(r -> r == Role.AUDIT_ADMIN || !ADMINISTRATORS.contains(r));
  }

  private record Row(String method, String path, Set<Role> open) {}

  private static List<Row> rows() {
    return HANDLERS.stream()
        .flatMap(m ->
            mapping(m).flatMap(a -> paths(a).map(p -> new Row(verb(a), p, Set.copyOf(roles(m))))))
        .sorted(java.util.Comparator.comparing(Row::path).thenComparing(Row::method))
        .toList();
  }

  private static List<Role> roles(JavaMethod method) {
    return Arrays.asList(method.getAnnotationOfType(MayEnter.class).value());
  }

  private static Stream<? extends JavaAnnotation<?>> mapping(JavaMethod method) {
    return method.getAnnotations().stream()
        .filter(
            a -> a.getRawType().getPackageName().equals("org.springframework.web.bind.annotation"))
        .filter(a -> a.getRawType().getSimpleName().endsWith("Mapping"));
  }

  private static Stream<String> paths(JavaAnnotation<?> mapping) {
    var given =
        Stream.of("value", "path")
            .flatMap(n -> mapping.get(n).stream())
            .flatMap(v -> v instanceof Object[] all ? Arrays.stream(all) : Stream.of(v))
            .map(String::valueOf)
            .toList();
    return given.isEmpty() ? Stream.of("") : given.stream();
  }

  private static String verb(JavaAnnotation<?> mapping) {
    var name = mapping.getRawType().getSimpleName().replace("Mapping", "");
    return name.equals("Request") ? "*" : name.toUpperCase(Locale.ROOT);
  }
}
