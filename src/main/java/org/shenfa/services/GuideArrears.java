package org.shenfa.services;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.shenfa.deadlines.Arrears;
import org.springframework.stereotype.Service;

/** Guides whose confirmation is over, once for each last day. */
@Service
class GuideArrears implements Arrears {
  private final Guides guides;

  GuideArrears(Guides guides) {
    this.guides = guides;
  }

  @Override
  public List<Arrear> overdue(LocalDate today) {
    return guides.all().stream().flatMap(g -> of(g, today).stream()).toList();
  }

  private static Optional<Arrear> of(Guide guide, LocalDate today) {
    return guide.path() == null
        ? Optional.empty()
        : guide.elements().stream()
            .filter(e -> !e.words().isEmpty())
            .map(Guide.Element::until)
            .filter(Objects::nonNull)
            .filter(u -> u.isBefore(today))
            .min(LocalDate::compareTo)
            .map(until ->
                new Arrear(
                    "guide:" + guide.item() + ":" + until,
                    guide.unitId(),
                    "办事指南“" + guide.title() + "”过了确认期",
                    "请逐个要素核对，确认或者更正。",
                    "办事指南每六个月确认一次",
                    "/desk/services/" + guide.item()));
  }
}
