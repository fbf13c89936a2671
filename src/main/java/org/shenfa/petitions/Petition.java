package org.shenfa.petitions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;

/**
 * 信访事项: one case of the register and where it stands.
 *
 * @param number of the register, such as XF2026-00012
 * @param letter the letter it came from, null where it came on paper
 * @param letterNumber empty where there is no letter
 * @param paper number of the paper it came with, empty for a letter
 * @param from the organ that sent it, empty for a letter
 * @param identity sealed name and contact of the petitioner, null where none was given
 * @param received when the organ received it: the fifteen days run from here (信访工作条例第二十三条)
 * @param matter what it is about, as registered; empty before
 * @param accusedUnit the unit it is directed against, null where none is
 * @param accusedPerson the person of the house it is directed against, null where none is
 * @param admitted who may read it once it is sealed
 * @param handlers who was named last to investigate it
 * @param due the first late moment of what this organ or the site has to do next, null where
 *     nothing runs
 * @param late whether something of it was late, even if it was done since
 */
public record Petition(
    long id,
    String number,
    PetitionSource source,
    @Nullable Long letter,
    String letterNumber,
    String paper,
    String from,
    @Nullable Long identity,
    Instant received,
    RulePack rules,
    PetitionState state,
    String matter,
    @Nullable Long accusedUnit,
    @Nullable Long accusedPerson,
    boolean sealed,
    List<Long> admitted,
    List<Long> handlers,
    @Nullable Instant due,
    boolean late) {
  public Petition {
    admitted = List.copyOf(admitted);
    handlers = List.copyOf(handlers);
  }

  /** What the petitioner knows it by. */
  public String known() {
    return letterNumber.isEmpty() ? number : letterNumber;
  }

  /** The day the organ received it, Asia/Shanghai. */
  public LocalDate receivedOn() {
    return received.atZone(Shenfa.ZONE).toLocalDate();
  }

  /** The last day in time for what is next; null where nothing runs. */
  public @Nullable LocalDate dueOn() {
    return due == null ? null : due.minusNanos(1).atZone(Shenfa.ZONE).toLocalDate();
  }
}
