package org.shenfa.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.shenfa.Shenfa;
import org.shenfa.services.Guide;
import org.shenfa.services.Guides;
import org.springframework.stereotype.Component;

/** 过了确认期的指南: a released guide of which an element was not looked at in time (article 14). */
@Component
class OverdueGuides implements Happenings {
  private final Guides guides;

  OverdueGuides(Guides guides) {
    this.guides = guides;
  }

  @Override
  public List<Happening> between(Instant from, Instant until, Instant now) {
    return guides.all().stream()
        .filter(g -> g.path() != null)
        .flatMap(g -> overdue(g, now).stream())
        .filter(h -> !h.event().at().isBefore(from) && h.event().at().isBefore(until))
        .toList();
  }

  private static Optional<Happening> overdue(Guide guide, Instant now) {
    return guide.elements().stream()
        .filter(e -> !e.words().isEmpty())
        .map(Guide.Element::until)
        .filter(Objects::nonNull)
        .min(LocalDate::compareTo)
        .map(last -> last.plusDays(1).atStartOfDay(Shenfa.ZONE).toInstant())
        .filter(over -> !now.isBefore(over))
        .map(over ->
            new Happening(
                LineKind.GUIDE_OVERDUE,
                guide.unitId(),
                new EventRef("services", EventRef.Kind.ITEM, Long.toString(guide.itemId()), over),
                "办事指南“" + guide.title() + "”，过了确认期",
                "/desk/services/" + guide.item()));
  }
}
