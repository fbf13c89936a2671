package org.shenfa;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shenfa.access.AdminRole;
import org.shenfa.access.Appearance;
import org.shenfa.access.Due;
import org.shenfa.access.MayEnter;
import org.shenfa.access.SignedIn;
import org.shenfa.help.Manual;
import org.shenfa.help.Tour;
import org.shenfa.organization.PostKind;
import org.springframework.web.bind.annotation.GetMapping;

@DisplayName("第一天：每种职务都有几步，每一步都是这个人进得去的页面")
class TourTests {
  private static final List<Page> PAGES =
      new ClassFileImporter()
              .withImportOption(new ImportOption.DoNotIncludeTests())
              .importPackages("org.shenfa")
              .stream()
              .flatMap(c -> c.getMethods().stream())
              .filter(m -> m.isAnnotatedWith(GetMapping.class))
              .flatMap(m ->
                  Arrays.stream(m.getAnnotationOfType(GetMapping.class).value())
                      .map(p -> new Page(p, m.getAnnotationOfType(MayEnter.class))))
              .toList();

  private record Page(String pattern, MayEnter rule) {
    boolean opensFor(SignedIn me, String address) {
      return address.matches(pattern.replaceAll("\\{[^}]+}", "[^/]+"))
          && Arrays.stream(rule.value()).anyMatch(me::is);
    }
  }

  static Stream<SignedIn> everybody() {
    return Stream.concat(
        Arrays.stream(PostKind.values()).map(p -> somebody(Set.of(p), null)),
        Arrays.stream(AdminRole.values()).map(r -> somebody(Set.of(), r)));
  }

  private static SignedIn somebody(Set<PostKind> posts, @Nullable AdminRole admin) {
    return new SignedIn(
        1,
        "100001",
        "某人",
        1,
        "某处",
        posts.contains(PostKind.SITE_EDITOR) || posts.contains(PostKind.EDITORIAL_REVIEWER),
        false,
        posts,
        admin,
        true,
        Appearance.USUAL,
        new SignedIn.Sitting(1, Instant.EPOCH, true),
        Due.NOTHING);
  }

  @ParameterizedTest
  @MethodSource("everybody")
  @DisplayName("至少三步，步步打得开")
  void everyStepIsAPageTheyMayEnter(SignedIn me) {
    var steps = Tour.of(me).steps();
    assertThat(steps).hasSizeGreaterThanOrEqualTo(3);
    assertThat(steps).allSatisfy(s -> assertThat(PAGES).anyMatch(p -> p.opensFor(me, s.address())));
    assertThat(steps)
        .filteredOn(s -> s.address().startsWith("/desk/manual/"))
        .allSatisfy(
            s -> assertThat(Manual.page(s.address().replace("/desk/manual/", ""))).isPresent());
  }
}
