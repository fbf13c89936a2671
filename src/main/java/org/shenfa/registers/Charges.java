package org.shenfa.registers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shenfa.organization.PostKind;

/**
 * 适用的岗位: posts, and reading the site as duty, that a plan trains for or a requirement asks a test
 * of. At least one.
 */
public record Charges(Set<PostKind> posts, boolean duty) {
  static final String DUTY = "DUTY";
  private static final String READING = "值班读网";

  public Charges {
    posts = Set.copyOf(posts);
  }

  /** Everything that may be chosen, as people say it. */
  public static List<String> choices() {
    var all = new ArrayList<>(Arrays.stream(PostKind.values()).map(PostKind::label).toList());
    all.add(READING);
    return List.copyOf(all);
  }

  /** What was chosen; empty where there is nothing in it, or something nobody offered. */
  public static Optional<Charges> of(String said) {
    var labels = Registers.numbers(said);
    return labels.isEmpty() || !choices().containsAll(labels)
        ? Optional.empty()
        : Optional.of(
            new Charges(
                Arrays.stream(PostKind.values())
                    .filter(k -> labels.contains(k.label()))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(PostKind.class))),
                labels.contains(READING)));
  }

  static Charges ofCodes(Collection<String> codes) {
    return new Charges(
        codes.stream()
            .filter(c -> !c.equals(DUTY))
            .map(PostKind::valueOf)
            .collect(Collectors.toSet()),
        codes.contains(DUTY));
  }

  /** As the database writes them. */
  String[] codes() {
    var all = new ArrayList<>(posts.stream().sorted().map(Enum::name).toList());
    if (duty) {
      all.add(DUTY);
    }
    return all.toArray(String[]::new);
  }

  static String label(String code) {
    return code.equals(DUTY) ? READING : PostKind.valueOf(code).label();
  }

  /** As people say them. */
  public String labels() {
    return Arrays.stream(codes()).map(Charges::label).collect(Collectors.joining("、"));
  }
}
