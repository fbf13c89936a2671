package org.shenfa.screening;

import java.time.LocalDate;
import java.util.List;
import org.shenfa.organization.Leader;
import org.shenfa.organization.Person;
import org.shenfa.organization.Post;
import org.shenfa.organization.PostKind;

/** A sweep with the starter lists and two leaders, without a database. */
public final class Sweeps {
  private Sweeps() {}

  /** 厅长周海平 and 副厅长林远山, in this order, on every day. */
  public static Sweep withStarterLists(LocalDate day) {
    var leaders =
        List.of(
            leader(1, "周海平", PostKind.PRINCIPAL_LEADER, "厅长"),
            leader(2, "林远山", PostKind.DEPUTY_LEADER, "副厅长"));
    return new Sweep(d -> leaders, Lexicon.of(StarterLists.terms(), day));
  }

  private static Leader leader(int rank, String name, PostKind kind, String title) {
    return new Leader(
        new Person(rank, "10000" + rank, name),
        new Post(rank, rank, 1, kind, LocalDate.of(2020, 1, 1), null),
        rank,
        title);
  }
}
