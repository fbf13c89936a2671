package org.shenfa.content;

import static org.shenfa.regulation.Clause.MEASURES_10_2;
import static org.shenfa.regulation.Clause.MEASURES_24_1;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shenfa.columns.Columns;
import org.shenfa.organization.Leaders;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.shenfa.reprints.AuthorizedSources;
import org.shenfa.reprints.Reprints;
import org.springframework.stereotype.Service;

/** 报送要件的核对: what a revision lacks today, given its columns, partner, sources and place. */
@Service
public class Requirements {
  private final Items items;
  private final NewsExceptions exceptions;
  private final Slots slots;
  private final Columns columns;
  private final AuthorizedSources sources;
  private final Reprints reprints;
  private final Leaders leaders;
  private final Clock clock;

  Requirements(
      Items items,
      NewsExceptions exceptions,
      Slots slots,
      Columns columns,
      AuthorizedSources sources,
      Reprints reprints,
      Leaders leaders,
      Clock clock) {
    this.items = items;
    this.exceptions = exceptions;
    this.slots = slots;
    this.columns = columns;
    this.sources = sources;
    this.reprints = reprints;
    this.leaders = leaders;
    this.clock = clock;
  }

  /** What keeps this text from entering review; empty when nothing does. */
  public List<Violation> missing(Revision revision) {
    var now = LocalDateTime.now(clock);
    var text = revision.manifest();
    var found =
        new ArrayList<>(
            Completeness.missing(
                text,
                new Circumstances(
                    columns.named(text.columns()),
                    host -> sources.of(host, now.toLocalDate()),
                    reprints.snapshot(revision.itemId()).orElse(null),
                    text.reprint() != null
                        && reprints.pasted(revision.itemId(), text.reprint().link()).isPresent(),
                    exceptions.granted(revision.itemId()),
                    leaders.on(now.toLocalDate()),
                    items.planned(revision.itemId()),
                    now)));
    partnerOf(text).ifPresent(found::add);
    found.addAll(closed(revision, now.toLocalDate()));
    found.addAll(arrangement(revision, now.toLocalDate()));
    return List.copyOf(found);
  }

  /** Columns that take nothing new, unless the text has been public before and is corrected. */
  private List<Violation> closed(Revision revision, LocalDate today) {
    var found = new Violations.Gathering();
    var first = !items.released(revision.itemId());
    for (var column : columns.named(revision.manifest().columns())) {
      found.refuseIf(
          first && !columns.takesOn(column, today),
          MEASURES_24_1,
          "columns",
          "栏目“%s”已经停办，或者所在的专题已经结束，请另选栏目。".formatted(column.name()));
    }
    return found.found();
  }

  private List<Violation> arrangement(Revision revision, LocalDate today) {
    var text = revision.manifest();
    var slot = slots.of(revision.itemId());
    if (slot.isEmpty()) {
      return List.of();
    }
    var arrangement = Arrangement.of(text.body());
    var found = new Violations.Gathering();
    found.addAll(
        ArrangementTerms.missing(
            arrangement, slot.get(), today, host -> sources.allows(host, today)));
    found.refuseIf(
        !arrangement.body().html().equals(text.body()),
        MEASURES_24_1,
        "body",
        "这一件的正文不是按位置填写的，请在“网站布置”页上改。");
    return found.found();
  }

  private Optional<Violation> partnerOf(Manifest text) {
    var number = text.pairedWith();
    if (number == null) {
      return Optional.empty();
    }
    var partner = items.find(number).flatMap(i -> items.latest(i.id()));
    var fits =
        partner.isPresent()
            && text.item().equals(partner.get().manifest().pairedWith())
            && partner.get().manifest().unit() == text.unit();
    return fits
        ? Optional.empty()
        : Optional.of(
            new Violation(
                MEASURES_10_2,
                "pairedWith",
                "稿件 %s 没有与本件互相关联：文件与解读要在两件稿件里各填对方的编号，且由同一单位报送。".formatted(number)));
  }
}
