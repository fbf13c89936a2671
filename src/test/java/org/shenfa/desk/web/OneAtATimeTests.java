package org.shenfa.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shenfa.regulation.Clause.MEASURES_15_1;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.access.MayEnter;
import org.shenfa.publication.Publishing;
import org.shenfa.publication.Scheduling;
import org.shenfa.regulation.Proves;
import org.shenfa.review.HandingOver;
import org.shenfa.review.Reviewing;
import org.shenfa.review.Submitting;

@DisplayName("第十五条 审查、签署、发布没有批量")
class OneAtATimeTests {
  private static final Set<String> ACTS =
      Set.of(
          "submit",
          "sign",
          "withdraw",
          "revoke",
          "release",
          "schedule",
          "move",
          "cancel",
          "passOn",
          "confirm");
  private static final List<Class<?>> SERVICES =
      List.of(
          Submitting.class, Reviewing.class, HandingOver.class, Publishing.class, Scheduling.class);
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.shenfa");

  @Test
  @Proves(MEASURES_15_1)
  @DisplayName("办理审查、发布的路由都只收一个编号")
  void noRouteOfAnActTakesSeveral() {
    var acting =
        MAIN.stream()
            .flatMap(c -> c.getMethods().stream())
            .filter(m -> m.isAnnotatedWith(MayEnter.class))
            .filter(m -> acts(m, new HashSet<>()))
            .toList();

    assertThat(acting).hasSizeGreaterThanOrEqualTo(9);
    assertThat(acting)
        .allSatisfy(m ->
            assertThat(m.getParameters()).as(m.getFullName()).noneMatch(OneAtATimeTests::manyIds));
  }

  @Test
  @Proves(MEASURES_15_1)
  @DisplayName("审查和发布的服务一次只收一件")
  void noServiceOfAnActTakesSeveral() {
    for (var service : SERVICES) {
      assertThat(MAIN.get(service).getMethods())
          .filteredOn(
              m -> ACTS.contains(m.getName()) && m.getModifiers().contains(JavaModifier.PUBLIC))
          .isNotEmpty()
          .allSatisfy(m ->
              assertThat(m.getParameters())
                  .as(m.getFullName())
                  .noneMatch(OneAtATimeTests::manyIds));
    }
  }

  /** Whether a handler reaches an act of review or release, itself or through its own class. */
  private static boolean acts(JavaMethod method, Set<JavaMethod> seen) {
    return seen.add(method)
        && method.getMethodCallsFromSelf().stream()
            .anyMatch(call ->
                (SERVICES.stream().anyMatch(s -> call.getTargetOwner().isEquivalentTo(s))
                        && ACTS.contains(call.getName()))
                    || (call.getTargetOwner()
                            .getPackageName()
                            .equals(method.getOwner().getPackageName())
                        && call.getTarget()
                            .resolveMember()
                            .filter(t -> acts(t, seen))
                            .isPresent()));
  }

  private static boolean manyIds(JavaParameter parameter) {
    var type = parameter.getType().getName();
    return type.contains("java.lang.Long>")
        || type.endsWith("[]")
        || type.matches(".*(List|Set|Collection)<.*(Clearance|ReviewCase|Digest|Release)>.*");
  }
}
