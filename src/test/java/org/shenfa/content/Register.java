package org.shenfa.content;

import java.time.LocalDate;
import java.util.List;
import org.shenfa.organization.Leader;
import org.shenfa.organization.Person;
import org.shenfa.organization.Post;
import org.shenfa.organization.PostKind;

/** A register of four invented leaders. */
final class Register {
  static final List<Leader> LEADERS =
      List.of(
          leader(1, "陆远征", PostKind.PRINCIPAL_LEADER, "党委书记、厅长"),
          leader(2, "沈若谷", PostKind.DEPUTY_LEADER, "党委副书记、副厅长"),
          leader(3, "王伟", PostKind.DEPUTY_LEADER, "党委委员、副厅长"),
          leader(4, "顾明", PostKind.DEPUTY_LEADER, "党委委员、总工程师"));

  private Register() {}

  private static Leader leader(int rank, String name, PostKind kind, String title) {
    return new Leader(
        new Person(rank, "10000" + rank, name),
        new Post(rank, rank, 1, kind, LocalDate.of(2020, 1, 1), null),
        rank,
        title);
  }
}
