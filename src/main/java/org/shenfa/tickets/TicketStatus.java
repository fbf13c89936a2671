package org.shenfa.tickets;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.procedures.QueryCode;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 报错的进度: what a reporter sees by number and code, on the visitor's connection. */
@Service
public class TicketStatus {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient visitor;

  TicketStatus(@Qualifier("visitor") JdbcClient visitorJdbcClient) {
    this.visitor = visitorJdbcClient;
  }

  /**
   * 一行经过.
   *
   * @param unit that was told, empty where none was
   * @param words the answer, or why it is no error
   */
  public record Line(TicketEvent event, Instant at, String unit, String words) {
    /** As the reporter reads it. */
    public String sentence() {
      return switch (event) {
        case REPORT -> "收到报错，当时的页面已经留存。";
        case CONFIRM -> "已经核实，确有差错。";
        case REJECT -> "经核实不是差错。理由：" + words + "。";
        case DUPLICATE -> "与别人报的是同一处，一并办理。";
        case HIDE -> "页面已经先行撤下。";
        case NOTIFY -> "已经通知" + (unit.isEmpty() ? "内容单位" : unit) + "改正。";
        case FIX -> "页面已经改正，等另一个人核验。";
        case VERIFY -> "另一个人核验过，已经改好。";
        case ANSWER -> "答复：" + words;
        case JOIN, SUSPECT, RELEASE, CONFIRM_ABUSE, REGRADE, DISPUTE, NOT_FIXED ->
            event.label() + "。";
      };
    }
  }

  /**
   * 所见.
   *
   * @param due by which day it is answered, null while that is not counted
   * @param views why the contact was looked at
   * @param contact NONE, KEPT or ERASED
   */
  public record Shown(
      String number,
      Instant at,
      ErrorKind kind,
      String path,
      String quoted,
      String words,
      TicketState state,
      int reporters,
      @Nullable LocalDate due,
      String contact,
      List<String> views,
      List<Line> lines) {
    public Shown {
      views = List.copyOf(views);
      lines = List.copyOf(lines);
    }
  }

  /** What the reporter sees; empty when number and code do not belong together. */
  public Optional<Shown> of(String number, String code) {
    return visitor
        .sql("select ticket_status(?, ?)::text")
        .params(number.strip().toUpperCase(java.util.Locale.ROOT), QueryCode.digest(code))
        .query(String.class)
        .optional()
        .map(text -> shown(JSON.readTree(text)));
  }

  private static Shown shown(JsonNode node) {
    var views = new ArrayList<String>();
    node.get("views").forEach(v -> views.add(v.asString()));
    var lines = new ArrayList<Line>();
    for (var passage : node.get("passages")) {
      lines.add(
          new Line(
              TicketEvent.valueOf(passage.get("event").asString()),
              moment(passage.get("at")),
              passage.get("unit").asString(),
              passage.get("words").asString()));
    }
    var due = node.get("due");
    return new Shown(
        node.get("number").asString(),
        moment(node.get("at")),
        ErrorKind.valueOf(node.get("kind").asString()),
        node.get("path").asString(),
        node.get("quoted").asString(),
        node.get("words").asString(),
        TicketState.valueOf(node.get("state").asString()),
        node.get("reporters").asInt(),
        due.isNull() ? null : LocalDateTime.parse(due.asString()).toLocalDate(),
        node.get("contact").asString(),
        views,
        lines);
  }

  private static Instant moment(JsonNode node) {
    return OffsetDateTime.parse(node.asString()).toInstant();
  }
}
