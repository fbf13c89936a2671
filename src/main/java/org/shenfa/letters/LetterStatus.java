package org.shenfa.letters;

import static org.shenfa.regulation.Clause.MEASURES_12_1;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shenfa.database.Refusals;
import org.shenfa.procedures.QueryCode;
import org.shenfa.regulation.Violations;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 查询: what a writer sees and may do, by number and code, on the visitor's connection. A wrong code,
 * an unknown number and too many guesses have one answer.
 */
@Service
public class LetterStatus {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String WORDS = "请写明内容，4 至 5000 字。";

  private final JdbcClient visitor;
  private final Attaching attaching;

  LetterStatus(@Qualifier("visitor") JdbcClient visitorJdbcClient, Attaching attaching) {
    this.visitor = visitorJdbcClient;
    this.attaching = attaching;
  }

  /**
   * 信件办理情况: as its writer sees it.
   *
   * @param acts what the writer may do now
   * @param views why somebody looked at the writer's contact
   * @param promised the day of the promised answer, null where there is none
   * @param page address of the public page, null where there is none
   * @param mails whether news are mailed
   * @param notices how often the contact was used for a notice without anybody looking
   */
  public record Shown(
      String number,
      LetterKind kind,
      LetterState state,
      Instant received,
      @Nullable LocalDate promised,
      Set<String> acts,
      boolean askedAgain,
      boolean mayPublish,
      boolean consentWithdrawn,
      boolean identityErased,
      List<String> views,
      List<Words> texts,
      List<Line> lines,
      @Nullable String page,
      Mails mails,
      int notices,
      List<LetterFile> files) {}

  /** 邮件告知: whether the writer asked for it, and has had enough. */
  public enum Mails {
    NONE,
    ON,
    STOPPED
  }

  /** 一段文字: of the letter or of the answer. */
  public record Words(LetterText.Kind kind, String title, String body, Instant at) {}

  /** 一次交接: dated, with the unit concerned and the reason where the writer is told one. */
  public record Line(LetterEvent event, Instant at, String unit, String why) {
    /** As the writer reads it. */
    public String sentence() {
      return switch (event) {
        case SUBMIT -> "收到来信，发给编号和查询码。";
        case ASSIGN -> "转" + unit + "办理，四个工作日内提出答复意见。";
        case REASSIGN -> "改由" + unit + "办理，四个工作日内提出答复意见。";
        case DESIGNATE -> "新闻宣传处指定" + unit + "办理。";
        case ADD_CO_HANDLER -> "增加协办单位。";
        case RETURN -> unit + "退回。原因：" + why + "。";
        case TO_PETITION -> "转办公室按信访程序办理。";
        case REDIRECT -> "这件事另有办理渠道。" + why + "。";
        case MERGE -> why + "。";
        case REFUSE -> "不予受理。理由：" + why + "。";
        case CONFIRM_ABUSE -> "经人工甄别，不作为来信办理。理由：" + why + "。";
        case ASK_MORE -> "请您补充：" + why;
        case SUPPLEMENT -> "您补充了情况。";
        case INTERIM_REPLY -> unit + "告知办理进展。";
        case REPLY -> unit.isEmpty() ? "答复已经转告您。" : unit + "的答复已经转告您。";
        case RESULT -> "信访办理结果已经转告您。";
        case PETITION_NOTICE -> "办公室告知信访办理情况。";
        case PETITION_ENDS -> "信访程序到此为止，告知的内容在上面。";
        case PUBLISH -> "遮盖姓名和号码以后公开。";
        case UNPUBLISH -> "公开的页面已经撤下。";
        case RATE -> "您作了评价。";
        case WINDOW_ENDS -> "评价期满，没有收到评价，办结。";
        case ASK_AGAIN -> "您请求再问一次。";
        case ACCEPT_AGAIN -> "同意再办，重新提出答复意见。";
        case DECLINE_AGAIN -> "不再补充答复。理由：" + why + "。";
        case WITHDRAW -> "您撤回了这封信。";
        case SUSPECT,
            RELEASE,
            DRAFT,
            SEND_BACK,
            SECRECY_PASS,
            SECRECY_FAIL,
            APPROVE,
            SITE_SENDS_BACK,
            PREPARE_PUBLICATION,
            KEEP_PRIVATE,
            CONFIRM_LIVE,
            ARCHIVE ->
            event.label() + "。";
      };
    }
  }

  /** 评价: solved or not, and one to five for attitude and speed. */
  public record Rating(boolean solved, int attitude, int speed) {}

  /** What the writer sees; empty when number and code do not belong together. */
  public Optional<Shown> of(String number, String code) {
    return visitor
        .sql("select letter_status(?, ?)::text")
        .params(number.strip(), QueryCode.digest(code))
        .query(String.class)
        .optional()
        .map(text -> shown(JSON.readTree(text)));
  }

  /**
   * Does what the writer asks for.
   *
   * @param words of a supplement or another question
   * @return false when number and code do not belong together
   * @throws Violations when it cannot be done now
   */
  public boolean act(
      String number, String code, String what, String words, @Nullable Rating rating) {
    var said = words.strip();
    if (what.equals("SUPPLEMENT")) {
      return supplement(number, code, said, List.of());
    }
    new Violations.Gathering()
        .refuseIf(what.equals("ASK_AGAIN") && outside(said), MEASURES_12_1, "words", WORDS)
        .refuseIf(
            what.equals("RATE") && rating == null, MEASURES_12_1, "solved", "请选择问题是否解决，并给态度和速度打分。")
        .throwIfAny();
    if (what.equals("STOP_MAILS")) {
      return visitor
          .sql("select stop_letter_mails(?, ?)")
          .params(number.strip(), QueryCode.digest(code))
          .query(String.class)
          .optional()
          .isPresent();
    }
    return Refusals.asSentences(
        MEASURES_12_1,
        () ->
            visitor
                .sql("select letter_act(:number, :code, :what, :words, :solved, :attitude, :speed)")
                .param("number", number.strip())
                .param("code", QueryCode.digest(code))
                .param("what", what)
                .param("words", said)
                .param("solved", rating == null ? null : rating.solved(), Types.BOOLEAN)
                .param("attitude", rating == null ? null : rating.attitude(), Types.INTEGER)
                .param("speed", rating == null ? null : rating.speed(), Types.INTEGER)
                .query(String.class)
                .optional()
                .isPresent());
  }

  private static boolean outside(String words) {
    return words.length() < 4 || words.length() > 5000;
  }

  /**
   * Adds to a letter, at most three files at a time and nine in all, cleaned like those of the
   * letter; nothing is cleaned for somebody who does not know the code.
   *
   * @return false when number and code do not belong together
   * @throws Violations when it cannot be done now
   */
  public boolean supplement(
      String number, String code, String words, List<LetterForm.Upload> uploads) {
    var said = words.strip();
    new Violations.Gathering().refuseIf(outside(said), MEASURES_12_1, "words", WORDS).throwIfAny();
    if (!uploads.isEmpty() && of(number, code).isEmpty()) {
      return false;
    }
    var files = CleanedFiles.of(attaching.take(uploads));
    return Refusals.asSentences(
        MEASURES_12_1,
        () ->
            visitor
                .sql("select letter_supplement(:number, :code, :words, :types, :files, :notes)")
                .param("number", number.strip())
                .param("code", QueryCode.digest(code))
                .param("words", said)
                .param("types", files.types())
                .param("files", files.bytes())
                .param("notes", files.notes())
                .query(String.class)
                .optional()
                .isPresent());
  }

  private static Shown shown(JsonNode of) {
    var texts = new ArrayList<Words>();
    for (var t : of.get("texts")) {
      texts.add(
          new Words(
              LetterText.Kind.valueOf(t.get("kind").asString()),
              t.get("title").asString(),
              t.get("body").asString(),
              at(t.get("at"))));
    }
    var lines = new ArrayList<Line>();
    for (var p : of.get("passages")) {
      lines.add(
          new Line(
              LetterEvent.valueOf(p.get("event").asString()),
              at(p.get("at")),
              p.get("unit").asString(),
              p.get("why").asString()));
    }
    var acts = new java.util.TreeSet<String>();
    of.get("acts").forEach(a -> acts.add(a.asString()));
    var views = new ArrayList<String>();
    of.get("views").forEach(v -> views.add(v.asString()));
    var files = new ArrayList<LetterFile>();
    for (var f : of.get("files")) {
      files.add(
          new LetterFile(
              f.get("n").asInt(),
              f.get("type").asString(),
              f.get("size").asInt(),
              List.of(),
              f.get("added").asBoolean(),
              f.get("gone").asBoolean()));
    }
    return new Shown(
        of.get("number").asString(),
        LetterKind.valueOf(of.get("kind").asString()),
        LetterState.valueOf(of.get("state").asString()),
        at(of.get("received")),
        of.get("promised").isNull()
            ? null
            : LocalDateTime.parse(of.get("promised").asString()).toLocalDate(),
        acts,
        of.get("again").asBoolean(),
        of.get("mayPublish").asBoolean(),
        of.get("withdrawn").asBoolean(),
        of.get("identity").asString().equals("ERASED"),
        views,
        texts,
        lines,
        of.get("page").isNull() ? null : of.get("page").asString(),
        Mails.valueOf(of.get("mail").asString()),
        of.get("notices").asInt(),
        files);
  }

  private static Instant at(JsonNode text) {
    return OffsetDateTime.parse(text.asString()).toInstant();
  }
}
