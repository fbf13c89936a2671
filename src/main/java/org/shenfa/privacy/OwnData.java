package org.shenfa.privacy;

import static org.shenfa.regulation.Clause.HOUSE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Refusals;
import org.shenfa.procedures.QueryCode;
import org.shenfa.vault.ErasureRule;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 我的个人信息: what is kept about a person, for whoever holds number and code, on the visitor's
 * connection. A wrong code, an unknown number and too many guesses have one answer.
 */
@Service
public class OwnData {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient visitor;

  OwnData(@Qualifier("visitor") JdbcClient visitorJdbcClient) {
    this.visitor = visitorJdbcClient;
  }

  /**
   * 留存情况.
   *
   * @param closed when the case was closed, null while it is not
   * @param until the last day of keeping, null while it is not closed
   * @param heldUntil until when a review can be asked for, null where none can
   * @param notices how often a notice went out without anybody looking
   */
  public record Shown(
      Held held,
      String number,
      Instant opened,
      @Nullable Instant closed,
      @Nullable LocalDate until,
      @Nullable LocalDate heldUntil,
      boolean identity,
      List<View> views,
      int notices,
      @Nullable Asked asked,
      @Nullable PurgeCertificate certificate) {
    /** Whether erasure can be asked for now. */
    public boolean mayAsk(LocalDate today) {
      return certificate == null
          && closed != null
          && (heldUntil == null || today.isAfter(heldUntil))
          && (asked == null || asked.state() == ErasureState.DECLINED);
    }
  }

  /** 一次查看: when somebody looked at the contact, and why. */
  public record View(Instant at, String reason) {}

  /** 删除请求, as the person reads it. */
  public record Asked(Instant at, ErasureState state, String reason) {}

  /** What is kept; empty when number and code do not belong together. */
  public Optional<Shown> of(String number, String code) {
    return visitor
        .sql("select held_of(?, ?)::text")
        .params(plain(number), QueryCode.digest(code))
        .query(String.class)
        .optional()
        .map(text -> shown(JSON.readTree(text)));
  }

  /**
   * Asks for erasure before the term is over.
   *
   * @return false when number and code do not belong together
   * @throws org.shenfa.regulation.Violations while the case is open or a review can be asked for
   */
  public boolean askErasure(String number, String code) {
    return Boolean.TRUE.equals(
        Refusals.asSentences(
            HOUSE,
            () ->
                visitor
                    .sql("select ask_erasure(?, ?)")
                    .params(plain(number), QueryCode.digest(code))
                    .query(Boolean.class)
                    .single()));
  }

  private static String plain(String number) {
    return number.strip().toUpperCase(Locale.ROOT);
  }

  private static Shown shown(JsonNode of) {
    var views = new ArrayList<View>();
    of.get("views").forEach(v -> views.add(new View(at(v.get("at")), v.get("reason").asString())));
    var asked = of.get("asked");
    return new Shown(
        Held.of(of.get("procedure").asString()),
        of.get("number").asString(),
        at(of.get("opened")),
        of.get("closed").isNull() ? null : at(of.get("closed")),
        day(of.get("until")),
        day(of.get("heldUntil")),
        of.get("identity").asBoolean(),
        views,
        of.get("notices").asInt(),
        asked.isNull()
            ? null
            : new Asked(
                at(asked.get("at")),
                ErasureState.valueOf(asked.get("state").asString()),
                asked.get("reason").asString()),
        of.get("purge").isNull() ? null : certificate(of.get("purge")));
  }

  private static PurgeCertificate certificate(JsonNode of) {
    return new PurgeCertificate(
        of.get("id").asLong(),
        Held.of(of.get("procedure").asString()),
        of.get("number").asString(),
        ErasureRule.valueOf(of.get("rule").asString()),
        at(of.get("closed")),
        at(of.get("at")),
        of.get("identity").asBoolean(),
        of.get("texts").asInt(),
        of.get("files").asInt(),
        of.get("term").asString());
  }

  private static @Nullable LocalDate day(JsonNode of) {
    return of.isNull() ? null : LocalDate.parse(of.asString());
  }

  private static Instant at(JsonNode text) {
    return OffsetDateTime.parse(text.asString()).toInstant();
  }
}
