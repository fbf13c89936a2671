package org.shenfa.figures;

import static org.shenfa.figures.Cell.count;
import static org.shenfa.figures.Cell.people;
import static org.shenfa.figures.Cell.share;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.shenfa.letters.LetterEvent;

/** 办理结果的计数规则: what writers thought of the answers, and what came after them. Pure. */
final class AfterAnswers {
  private static final int TOP = 20;

  private final Facts facts;
  private final List<Cell> cells = new ArrayList<>();

  private AfterAnswers(Facts facts) {
    this.facts = facts;
  }

  static List<Cell> of(Facts facts) {
    var counting = new AfterAnswers(facts);
    counting.satisfaction();
    counting.secondRounds();
    counting.published();
    counting.repeated();
    counting.petitions();
    return counting.cells;
  }

  private void satisfaction() {
    var over = facts.ratings().stream().filter(r -> facts.in(r.at())).toList();
    var rated = over.stream().filter(Facts.Rating::rated).count();
    var content = over.stream().filter(r -> r.rated() && r.solved() && r.attitude() >= 4).count();
    cells.add(share(Metric.SATISFACTION, "", "满意", content, over.size()));
    cells.add(share(Metric.SATISFACTION, "", "不满意", rated - content, over.size()));
    cells.add(share(Metric.SATISFACTION, "", "未评", over.size() - rated, over.size()));
    cells.add(share(Metric.SATISFACTION, "", "评价率", rated, over.size()));
    cells.add(
        share(
            Metric.SATISFACTION,
            "",
            "评价的人中认为问题解决了的",
            over.stream().filter(r -> r.rated() && r.solved()).count(),
            rated));
  }

  private void secondRounds() {
    cells.add(
        share(
            Metric.AGAIN,
            "",
            "同意再办",
            facts.units(EnumSet.of(LetterEvent.ACCEPT_AGAIN)).size(),
            facts.units(EnumSet.of(LetterEvent.REPLY)).size()));
    changed();
  }

  /** Second answers of the month, by what their head said of them. */
  private void changed() {
    var second = facts.letters().stream().map(this::second).flatMap(List::stream).toList();
    cells.add(
        share(
            Metric.AGAIN,
            "",
            "再次答复中结果有实质改变的",
            second.stream().filter(Boolean::booleanValue).count(),
            second.size()));
  }

  /** Of each second answer of a letter in the month, whether it changed the first. */
  private List<Boolean> second(Facts.Letter letter) {
    var all = new ArrayList<Boolean>();
    var again = false;
    var changed = false;
    for (var step : letter.steps()) {
      if (step.event() == LetterEvent.ACCEPT_AGAIN) {
        again = true;
      } else if (step.event() == LetterEvent.APPROVE) {
        changed = step.changed();
      } else if (step.event() == LetterEvent.REPLY && again && facts.in(step.at())) {
        all.add(changed);
      }
    }
    return all;
  }

  /**
   * Questions by name, twenty letters or more; never so that the few of a topic that ask something
   * else could be told by subtraction.
   */
  private void repeated() {
    var byTopic =
        facts.receivedInMonth().stream()
            .collect(Collectors.groupingBy(Facts.Letter::topic, Collectors.counting()));
    var left = new HashMap<>(byTopic);
    var told = 0;
    for (var question : facts.repeated()) {
      var rest = left.getOrDefault(question.topic(), 0L) - question.letters();
      if (told < TOP && Few.tells(question.letters()) && (rest == 0 || Few.tells(rest))) {
        left.put(question.topic(), rest);
        cells.add(
            count(
                Metric.REPEATED,
                "",
                question.name() + "（" + question.page().label() + "）",
                question.letters(),
                "件"));
        told++;
      }
    }
    if (told == 0) {
      cells.add(Cell.untold(Metric.REPEATED, "", "起了名字的问题", "件"));
    }
  }

  private void published() {
    var consented = facts.answered().filter(l -> l.mayPublish() && !l.kind().petition()).toList();
    cells.add(
        share(
            Metric.PUBLISHED,
            "",
            "已经公开",
            consented.stream().filter(l -> l.first(LetterEvent.PUBLISH).isPresent()).count(),
            consented.size()));
  }

  /** Beside the complaints that came in, the number must not tell the few that were none. */
  private void petitions() {
    var handed = facts.units(EnumSet.of(LetterEvent.TO_PETITION)).size();
    var complaints = facts.receivedInMonth().stream().filter(l -> l.kind().petition()).count();
    cells.add(
        Few.subtract(handed, complaints)
            ? Cell.untold(Metric.PETITIONS, "", "转办公室", "件")
            : people(Metric.PETITIONS, "", "转办公室", handed));
    kept("到期应告知", "其中 15 日内告知", facts.petitions().notices());
    kept("到期应办结", "其中 60 日内（经批准 90 日内）办结", facts.petitions().conclusions());
  }

  /** Counts, no shares; a late one stays late whenever it is done. */
  private void kept(String all, String inTime, Facts.Kept of) {
    cells.add(people(Metric.PETITIONS, "", all, of.due()));
    cells.add(
        Few.tells(of.due())
            ? Cell.count(Metric.PETITIONS, "", inTime, of.onTime(), "件")
            : Cell.untold(Metric.PETITIONS, "", inTime, "件"));
  }
}
