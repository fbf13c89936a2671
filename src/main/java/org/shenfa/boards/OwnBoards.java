package org.shenfa.boards;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shenfa.access.SignedIn;
import org.shenfa.boards.BoardCharts.Counted;
import org.shenfa.boards.Chart.Shape;
import org.shenfa.boards.Chart.Tone;
import org.shenfa.letters.LetterDossier;
import org.shenfa.orders.Orders;
import org.shenfa.reminders.Notices;
import org.shenfa.review.Queue;
import org.shenfa.tickets.TicketRegister;
import org.springframework.stereotype.Service;

/**
 * 本人看板: what a person did and what waits for them. Nobody else's board can be asked for, and no
 * page sets people beside each other.
 */
@Service
public class OwnBoards {
  private static final int WEEKS = 8;

  /** What is told apart in the table below the drawing. */
  private static final Map<String, String> DEEDS = deeds();

  private static final List<Counted> SERIES =
      List.of(
          new Counted("报送", Tone.ACC, List.of("SUBMITTED")),
          new Counted("签署", Tone.GOOD, List.of("LOOKED")),
          new Counted("发布和确认", Tone.WARN, List.of("RELEASED", "CONFIRMED")),
          new Counted(
              "办理和值班",
              Tone.INK3,
              DEEDS.keySet().stream()
                  .filter(d -> !List.of("SUBMITTED", "LOOKED", "RELEASED", "CONFIRMED").contains(d))
                  .toList()));

  private final WeeklyFacts facts;
  private final Queue queue;
  private final LetterDossier letters;
  private final TicketRegister tickets;
  private final Orders orders;
  private final Notices notices;
  private final Clock clock;

  OwnBoards(
      WeeklyFacts facts,
      Queue queue,
      LetterDossier letters,
      TicketRegister tickets,
      Orders orders,
      Notices notices,
      Clock clock) {
    this.facts = facts;
    this.queue = queue;
    this.letters = letters;
    this.tickets = tickets;
    this.orders = orders;
    this.notices = notices;
    this.clock = clock;
  }

  private static Map<String, String> deeds() {
    var all = new LinkedHashMap<String, String>();
    all.put("SUBMITTED", "报送的稿件");
    all.put("LOOKED", "签署的审查意见");
    all.put("RELEASED", "发布的稿件");
    all.put("CONFIRMED", "上网访问确认的页面");
    all.put("LETTER", "来信的办理");
    all.put("DISCLOSURE", "依申请公开的办理");
    all.put("SOLICITATION", "意见征集的办理");
    all.put("CONCERN", "公众关切的办理");
    all.put("PETITION", "信访事项的办理");
    all.put("TICKET", "纠错单的办理");
    all.put("SUPERVISION", "督办单的办理");
    all.put("DUTY", "值班读网");
    return all;
  }

  /** 一行: so many of what, and where they are. */
  public record Line(String label, int n, String link) {}

  /**
   * 本人.
   *
   * @param did in the weeks of the chart, what there was
   */
  public record OwnBoard(Chart weeks, List<Line> did, List<Line> waiting) {
    /** How much waits in all. */
    public int open() {
      return waiting.stream().mapToInt(Line::n).sum();
    }
  }

  /** The board of whoever asks. */
  public OwnBoard of(SignedIn me) {
    var weeks = Weeks.until(LocalDate.now(clock), WEEKS);
    var own = facts.own(me.personId(), weeks.first());
    return new OwnBoard(
        BoardCharts.weekly("c-own", "每周办了多少", Shape.STACKED, "次", weeks, own, SERIES, ""),
        DEEDS.entrySet().stream()
            .map(d ->
                new Line(
                    d.getValue(),
                    own.stream()
                        .filter(o -> o.what().equals(d.getKey()))
                        .mapToInt(WeeklyFacts.Done::n)
                        .sum(),
                    link(me, d.getKey())))
            .filter(l -> l.n() > 0)
            .toList(),
        waiting(me));
  }

  private static String link(SignedIn me, String deed) {
    return switch (deed) {
      case "SUBMITTED" -> "/desk/items?person=" + me.staffNo();
      case "LOOKED" -> "/desk/items?as=REVIEWER&person=" + me.staffNo();
      case "LETTER" -> "/desk/letters";
      case "SOLICITATION" -> "/desk/solicitations";
      case "CONCERN" -> "/desk/concerns";
      case "TICKET" -> "/desk/tickets";
      case "SUPERVISION" -> "/desk/orders";
      case "DUTY" -> "/desk/duty";
      case "RELEASED", "CONFIRMED" -> me.publicity() ? "/desk/items?state=RELEASED" : "";
      default -> "";
    };
  }

  private List<Line> waiting(SignedIn me) {
    var now = clock.instant();
    return List.of(
        new Line("轮到我签署、发布的稿件", queue.of(me.person()).size(), "/desk"),
        new Line("等我办的来信", letters.waiting(me.person(), now).size(), "/desk/letters"),
        new Line("等我办的纠错单", tickets.owed(me.person()).size(), "/desk/tickets"),
        new Line("等我办的督办单", orders.owed(me.person()).size(), "/desk/orders"),
        new Line("没有读的提醒", notices.unread(me.personId()), "/desk/notices"));
  }
}
