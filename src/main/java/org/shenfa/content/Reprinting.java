package org.shenfa.content;

import static org.shenfa.regulation.Clause.MEASURES_11_6;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.reprints.Reprints;
import org.shenfa.reprints.Taken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 转载起草: a reprint begins with a link that was checked; site, time and link are filled in, and the
 * text where it was taken over (11-6).
 */
@Service
public class Reprinting {
  private final Drafting drafting;
  private final Reprints reprints;
  private final Organization organization;
  private final Clock clock;

  Reprinting(Drafting drafting, Reprints reprints, Organization organization, Clock clock) {
    this.drafting = drafting;
    this.reprints = reprints;
    this.organization = organization;
    this.clock = clock;
  }

  /** 转载稿: the saved text, and what cleaning left out of what the source said. */
  public record Begun(Revision revision, List<String> dropped) {}

  /** Begins an item from a link that was checked and opened. */
  @Enforces(MEASURES_11_6)
  @Transactional
  public Begun begin(Person author, long unit, String link, Taken taken) {
    var item = drafting.begin(author, unit, ItemKind.REPRINT);
    var blank = Manifest.blank(item, ItemKind.REPRINT, organization.unit(unit).shortName());
    return save(author, item, 0, blank, link, taken);
  }

  /** Takes the text over anew, as the next revision; what was typed before stays in the history. */
  @Transactional
  public Begun again(Person author, long itemId, String link, Taken taken) {
    var last = drafting.latest(itemId).orElseThrow();
    return save(author, drafting.find(itemId), last.seq(), last.manifest(), link, taken);
  }

  private Begun save(Person author, Item item, int seq, Manifest before, String link, Taken taken) {
    var reading = taken.reading();
    var reprint =
        new Manifest.Reprint(taken.source().name(), link, LocalDateTime.now(clock).withNano(0));
    if (reading == null) {
      var kept = before.reprinted(before.title(), before.body(), taken.source().name(), reprint);
      return new Begun(drafting.save(author, item.id(), seq, kept), List.of());
    }
    var clean = CleanHtml.of(reading.body());
    var from = reading.source().isBlank() ? taken.source().name() : reading.source();
    var saved =
        drafting.save(
            author,
            item.id(),
            seq,
            before.reprinted(reading.title(), clean.html().html(), from, reprint));
    reprints.keep(author, item.id(), item.number(), link, taken);
    return new Begun(saved, clean.dropped());
  }
}
