package org.shenfa.letters;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 来信: one letter and where it stands; its words are {@link LetterText}s.
 *
 * @param chosen what the writer took it for
 * @param kind what the intake took it for, the writer's choice until then
 * @param identity name of the sealed identity, null where none was given
 * @param unit who handles it, null while nobody does
 * @param designated whether the unit may not hand it back any more
 * @param helpers units that help to answer it
 * @param steps how many steps it took
 * @param sealed whether it was handed over to the petition desk, which alone reads it
 * @param due the first late moment of what is to be done next, null where nothing runs
 * @param late whether something of it was late, even if it was done since
 * @param topic code of what a person took it to be about, empty while nobody did
 * @param topicName what that is called now
 */
public record Letter(
    long id,
    String number,
    Channel channel,
    LetterKind chosen,
    LetterKind kind,
    boolean mayPublish,
    @Nullable Long identity,
    List<Suspicion> suspicions,
    Instant received,
    LetterState state,
    Instant since,
    @Nullable Long unit,
    String unitName,
    boolean designated,
    List<Long> helpers,
    String title,
    int steps,
    boolean sealed,
    @Nullable Instant due,
    boolean late,
    String topic,
    String topicName) {
  public Letter {
    suspicions = List.copyOf(suspicions);
    helpers = List.copyOf(helpers);
  }
}
