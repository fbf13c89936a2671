package org.shenfa.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.shenfa.regulation.Violation;

/**
 * 上岗资格: what a module above knows of who may be given a post or a day of reading; asked wherever
 * one is given, never of who holds one already.
 */
public interface Qualification {
  /** Why a person may not be given a post on a day, one sentence for each reason. */
  List<Violation> forPost(Person person, PostKind kind, LocalDate on);

  /** Why a person may not be given a day of reading the site. */
  List<Violation> forDuty(Person person, LocalDate on);

  /** The days, both ends included, that a person may not be given for reading. */
  Set<LocalDate> closedToDuty(Person person, LocalDate from, LocalDate to);
}
