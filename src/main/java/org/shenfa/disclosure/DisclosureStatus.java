package org.shenfa.disclosure;

import static org.shenfa.regulation.Clause.MEASURES_10_3;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Refusals;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Violations;
import org.shenfa.workdays.Day;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * 查询: how a request stands, for whoever holds number and code; an unknown number and a wrong code
 * are answered alike.
 */
@Service
public class DisclosureStatus {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final JdbcClient visitor;
  private final DisclosureRounds rounds;
  private final Guesses guesses;

  DisclosureStatus(
      @Qualifier("visitor") JdbcClient visitorJdbcClient, DisclosureRounds rounds, Clock clock) {
    this.visitor = visitorJdbcClient;
    this.rounds = rounds;
    this.guesses = new Guesses(clock);
  }

  /**
   * 查询结果: nothing that says who applied.
   *
   * @param due last day for the answer, null while none runs
   * @param trace how it is counted, day by day
   * @param suggested titles of what is public already, by address
   * @param views how often the contact was looked at
   */
  public record Shown(
      String number,
      DisclosureState state,
      Channel channel,
      String description,
      WantedForm wanted,
      LocalDate arrived,
      @Nullable LocalDate receivedOn,
      @Nullable LocalDate due,
      boolean late,
      String asked,
      List<Day> trace,
      List<Line> steps,
      Map<String, String> suggested,
      List<Paper> writs,
      List<Enclosure> files,
      int views) {

    /** Whether the applicant is asked for reasons and has not given them. */
    public boolean reasonsAsked() {
      return state == DisclosureState.RECEIVED && asked.equals(DisclosureEvent.ASK_REASONS.name());
    }

    /** The last paper of a kind. */
    public Optional<Paper> newest(WritKind kind) {
      return writs.reversed().stream().filter(w -> w.kind() == kind).findFirst();
    }
  }

  /** 一步, with its day. */
  public record Line(DisclosureEvent event, LocalDate day) {}

  /** 随答复提供的文件, as the applicant fetches it. */
  public record Enclosure(long id, String name, int size, String digest) {
    /** 12 KB. */
    public String length() {
      return size < 1024 ? size + " 字节" : (size + 1023) / 1024 + " KB";
    }
  }

  /** One file of a reply that was handed over; empty alike for everything that is not there. */
  public Optional<DisclosureFiles.Opened> file(String number, String code, long file) {
    var known = plain(number);
    if (!guesses.open(known)) {
      return Optional.empty();
    }
    var found =
        visitor
            .sql("select * from disclosure_file_of(?, ?, ?)")
            .params(known, QueryCode.digest(code), file)
            .query((row, n) ->
                new DisclosureFiles.Opened(
                    row.getString("name"), row.getString("media_type"), row.getBytes("bytes")))
            .optional();
    if (found.isEmpty()) {
      guesses.missed(known);
    }
    return found;
  }

  /** 一份文书, without a name. */
  public record Paper(WritKind kind, String number, List<String> body, LocalDate on) {}

  /** The request, when the code fits and has not been guessed at. */
  public Optional<Shown> look(String number, String code) {
    var known = plain(number);
    if (!guesses.open(known)) {
      return Optional.empty();
    }
    var found =
        visitor
            .sql("select disclosure_of(?, ?)::text")
            .params(known, QueryCode.digest(code))
            .query(String.class)
            .optional()
            .map(json -> JSON.readValue(json, Shown.class));
    if (found.isEmpty()) {
      guesses.missed(known);
    }
    return found;
  }

  /**
   * One more step of the applicant: a correction, reasons, an error in a record, a proposal, or the
   * request taken back.
   *
   * @throws Violations when it is none he may take now
   */
  public boolean say(String number, String code, DisclosureEvent event, String words) {
    var known = plain(number);
    if (!guesses.open(known)) {
      return false;
    }
    var text = Said.of(words, "words", event.label() + "的内容");
    var done =
        Boolean.TRUE.equals(
            Refusals.asSentences(
                MEASURES_10_3,
                () ->
                    visitor
                        .sql("select say_disclosure(?, ?, ?, ?)")
                        .params(known, QueryCode.digest(code), event.name(), text)
                        .query(Boolean.class)
                        .single()));
    if (!done) {
      guesses.missed(known);
    }
    rounds.takeUp();
    return done;
  }

  private static String plain(String number) {
    var known = number.strip().toUpperCase(Locale.ROOT);
    return known.substring(0, Math.min(20, known.length()));
  }
}
