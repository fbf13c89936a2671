package org.shenfa.screening;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.shenfa.organization.Leaders;
import org.shenfa.workdays.Calendar;
import org.springframework.stereotype.Service;

/** 筛查: reads a text with what is known on a day and says what to put right, explain or look at. */
@Service
public class Screening {
  private final Leaders leaders;
  private final Calendar calendar;
  private final Dictionaries dictionaries;
  private final LinkChecks links;

  Screening(Leaders leaders, Calendar calendar, Dictionaries dictionaries, LinkChecks links) {
    this.leaders = leaders;
    this.calendar = calendar;
    this.dictionaries = dictionaries;
    this.links = links;
  }

  /** Everything found in a text, in the order of reading. */
  public List<Finding> screen(Material material, LocalDate today) {
    return Rulebook.check(
        material,
        new Known(
            today,
            leaders.on(today),
            this::workingDays,
            dictionaries.lexicon(today),
            links.said(Links.abroad(material.body()))));
  }

  /** 复查: for reading a whole archive with the dictionaries of a day; asks no other site. */
  public Sweep sweep(LocalDate today) {
    return new Sweep(leaders::on, dictionaries.lexicon(today));
  }

  private OptionalInt workingDays(LocalDate first, LocalDate last) {
    return calendar.knows(first.getYear()) && calendar.knows(last.getYear())
        ? OptionalInt.of(calendar.between(first.minusDays(1), last))
        : OptionalInt.empty();
  }
}
