package org.shenfa.desk.web;

import static org.shenfa.regulation.Clause.ANNEX_1;
import static org.shenfa.regulation.Clause.MEASURES_15_2;
import static org.shenfa.regulation.Clause.MEASURES_20_2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Manifest;
import org.shenfa.desk.web.FormSheet.Row;
import org.shenfa.organization.Person;
import org.shenfa.organization.Unit;
import org.shenfa.publication.Release;
import org.shenfa.regulation.Enforces;
import org.shenfa.review.Difference;
import org.shenfa.review.Look;
import org.shenfa.review.Opening;
import org.shenfa.review.Opinion;
import org.shenfa.review.ReturnReason;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.SignedManuscript;

/** 网站信息发布保密审查表: annex 1 as a Word document, filled from the record. */
final class PrintedForm {
  private static final String UNSIGNED = "签名：　　　　　　　年　　月　　日";

  private PrintedForm() {}

  /**
   * What one form is filled from.
   *
   * @param found differences from the signed manuscript with what was said of each, by opinion
   * @param openings who opened which attachment and when
   */
  record Filled(
      ReviewCase on,
      Unit unit,
      Person author,
      List<String> columns,
      Map<Long, List<Difference.Accepted>> found,
      @Nullable SignedManuscript manuscript,
      List<Opening> openings,
      @Nullable Release release,
      String proof) {
    List<Manifest.Attachment> files() {
      return on.revision().manifest().attachments();
    }

    /** The standing agreement at a look or, where it was sent back there, the return. */
    Optional<Opinion> said(Look look) {
      return on.opinion(look).or(() -> on.sentBack().filter(o -> o.look() == look));
    }
  }

  /** One form for each, every one on pages of its own. */
  @Enforces({ANNEX_1, MEASURES_15_2})
  static byte[] docx(List<Filled> forms) {
    return FormSheet.docx(forms.stream().map(PrintedForm::sheet).toList());
  }

  static FormSheet.Sheet sheet(Filled form) {
    var on = form.on();
    var number = on.revision().manifest().item();
    var digest = on.revision().digest().hex();
    return new FormSheet.Sheet(
        "网站信息发布保密审查表",
        "编号：%s　　　　报送日期：%s".formatted(number, Times.minute(on.openedAt()).substring(0, 10)),
        rows(form),
        "%s\n%s\n%s".formatted(number, digest, form.proof()),
        List.of("版本摘要值 " + digest, "本表由留痕日志生成。二维码含稿件编号、版本摘要值，以及最近一条留痕在日志中的位置和通向核验点的证明路径。"));
  }

  private static List<Row> rows(Filled form) {
    var on = form.on();
    var text = on.revision().manifest();
    var ground = text.disclosure().ground();
    var rows = new ArrayList<Row>();
    rows.add(Row.of("信息标题", text.title()));
    rows.add(Row.of("报送单位", form.unit().name()));
    rows.add(Row.of("信息类别", text.category().label() + " · " + text.kind().label()));
    rows.add(Row.of("信息来源", text.source().label() + "（" + text.sourceName() + "）"));
    rows.add(Row.of("拟发栏目", String.join("、", form.columns())));
    rows.add(
        Row.of(
            "公开属性",
            text.disclosure().decision().label() + (ground.isEmpty() ? "" : "，依据：" + ground)));
    rows.add(new Row("附　　件", files(form), false));
    rows.add(Row.of("报送方式", on.lane().label()));
    rows.addAll(questions(form));
    rows.add(new Row("承 办 人", List.of(signature(form.author().name(), on.openedAt())), true));
    for (var look : on.route().opinions()) {
      rows.add(
          new Row(
              look.label(),
              form.said(look).map(o -> words(form, look, o)).orElse(List.of(UNSIGNED)),
              true));
    }
    rows.add(Row.of("发　　布", released(form.release())));
    rows.add(Row.of("上网确认", confirmed(form.release())));
    return rows;
  }

  private static List<String> files(Filled form) {
    var lines = new ArrayList<String>();
    for (var file : form.files()) {
      lines.add(
          "%d. %s（摘要值 %s）".formatted(lines.size() + 1, file.name(), file.digest().substring(0, 8)));
    }
    return lines.isEmpty() ? List.of("无") : lines;
  }

  /** The three questions of article 20, each for the text and for every attachment. */
  @Enforces(MEASURES_20_2)
  private static List<Row> questions(Filled form) {
    var secrecy = form.on().opinion(Look.SECRECY_REVIEW);
    var timing = new ArrayList<>(question(form, secrecy, "适宜", "不适宜", "timingGround"));
    secrecy.ifPresent(o -> timing.add(1, "适宜的发布时间：" + form.on().window().words()));
    return List.of(
        new Row("是否涉密", question(form, secrecy, "不涉密", "涉密或拿不准", "secretGround"), false),
        new Row("时间适宜", timing, false),
        new Row("格式表述", question(form, secrecy, "规范", "不规范", "formGround"), false));
  }

  private static List<String> question(
      Filled form, Optional<Opinion> secrecy, String yes, String no, String ground) {
    var lines = new ArrayList<String>();
    var parts = new StringBuilder("　　正文 ").append(box(secrecy.isPresent()));
    for (var n = 0; n < form.files().size(); n++) {
      var digest = form.files().get(n).digest();
      var ticked = secrecy.filter(o -> o.ticked().contains(digest)).isPresent();
      parts.append("　附件").append(n + 1).append(' ').append(box(ticked));
    }
    lines.add("%s %s　☐ %s%s".formatted(box(secrecy.isPresent()), yes, no, parts));
    secrecy.map(o -> o.answers().get(ground)).ifPresent(words -> lines.add("依据：" + words));
    return lines;
  }

  private static String box(boolean ticked) {
    return ticked ? "☑" : "☐";
  }

  private static List<String> words(Filled form, Look look, Opinion opinion) {
    var lines = new ArrayList<String>();
    if (!opinion.agrees()) {
      lines.add(
          "☐ 同意　☑ 退回　原因："
              + String.join("、", opinion.causes().stream().map(ReturnReason::label).toList()));
      lines.add("说给起草人：" + opinion.reason());
    } else {
      lines.add(agreement(look));
      lines.addAll(opened(form, opinion));
      if (look == Look.SECRECY_REVIEW) {
        lines.addAll(compared(form, opinion));
      }
      if (!opinion.reason().isBlank()) {
        lines.add("意见：" + opinion.reason());
      }
    }
    var holder = opinion.inNameOf();
    lines.add(
        signature(
            holder == null ? opinion.personName() : opinion.personName() + "（代" + holder + "）",
            opinion.at()));
    return lines;
  }

  private static String agreement(Look look) {
    return switch (look) {
      case SECRECY_REVIEW -> "三问逐件作答如上，可以上网。";
      case HEAD_CONFIRMATION -> "☑ 真实　☑ 合法　☑ 及时　☑ 准确";
      case PAPER_COMPARISON -> "纸质审查表与电子文稿一致。";
      case SITE_CHECK -> "格式、来源、栏目齐全，转办公室。";
      case OPENNESS_REVIEW -> "同意公开。";
      case EDITORIAL_REVIEW -> "同意。";
      case FINAL_APPROVAL -> "同意发布。";
      case RELEASE -> "";
    };
  }

  /** Per attachment: when this reviewer opened it, and that it was answered for. */
  private static List<String> opened(Filled form, Opinion opinion) {
    var lines = new ArrayList<String>();
    for (var n = 0; n < form.files().size(); n++) {
      var file = form.files().get(n);
      var at =
          form.openings().stream()
              .filter(o -> o.personId() == opinion.personId() && o.digest().equals(file.digest()))
              .findFirst();
      lines.add(
          "附件%d %s：%s，%s"
              .formatted(
                  n + 1,
                  file.name(),
                  at.map(o -> Times.minute(o.at()) + " 打开看过").orElse("没有打开"),
                  opinion.ticked().contains(file.digest()) ? "核对无误 ☑" : "未核对 ☐"));
    }
    return lines;
  }

  /** What the comparison with the signed manuscript found, and what was said to each (20-3). */
  private static List<String> compared(Filled form, Opinion opinion) {
    var manuscript = form.manuscript();
    var found = form.found().get(opinion.id());
    if (found == null) {
      return manuscript == null || manuscript.noneBecause().isEmpty()
          ? List.of("没有附签发文稿。")
          : List.of("没有纸质签发文稿：" + manuscript.noneBecause());
    }
    if (found.isEmpty()) {
      return List.of("与签发文稿逐字比对一致。");
    }
    var lines = new ArrayList<>(List.of("与签发文稿比对，%d 处不同，逐处认可：".formatted(found.size())));
    for (var one : found) {
      var difference = one.difference();
      lines.add(
          "　%d. …%s【文稿“%s”，网页“%s”】%s…　%s"
              .formatted(
                  lines.size(),
                  difference.before(),
                  difference.manuscript(),
                  difference.page(),
                  difference.after(),
                  one.remark().isBlank() ? "认可" : "认可，说明：" + one.remark()));
    }
    return lines;
  }

  private static String signature(String name, java.time.Instant at) {
    return name + "　" + Times.minute(at);
  }

  private static String released(@Nullable Release release) {
    return release == null
        ? ""
        : "%s　%s　放行编号 %s"
            .formatted(
                release.releasedByName(), Times.minute(release.releasedAt()), release.number());
  }

  private static String confirmed(@Nullable Release release) {
    var confirmation = release == null ? null : release.confirmation();
    return confirmation == null
        ? ""
        : "%s　%s　%s"
            .formatted(
                confirmation.by(),
                Times.minute(confirmation.at()),
                confirmation.correct() ? "页面无误" : confirmation.remark());
  }
}
