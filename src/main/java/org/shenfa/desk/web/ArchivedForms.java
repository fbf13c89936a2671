package org.shenfa.desk.web;

import static org.shenfa.regulation.Clause.ANNEX_1;

import java.util.List;
import org.shenfa.archive.FormPrinter;
import org.shenfa.archive.SealedForm;
import org.shenfa.regulation.Enforces;
import org.shenfa.review.ReviewCase;
import org.springframework.stereotype.Component;

/** 归档的审查表: the rows the printed form has, for sealing; and sealed rows, printed again. */
@Component
class ArchivedForms implements FormPrinter {
  private final PrintedFormPages printed;

  ArchivedForms(PrintedFormPages printed) {
    this.printed = printed;
  }

  @Override
  public SealedForm.Sheet sheet(ReviewCase on) {
    var sheet = PrintedForm.sheet(printed.filled(on, ""));
    return new SealedForm.Sheet(
        sheet.title(),
        sheet.number(),
        sheet.rows().stream()
            .map(r -> new SealedForm.Row(r.label(), r.lines(), r.signed()))
            .toList());
  }

  @Override
  @Enforces(ANNEX_1)
  public byte[] docx(SealedForm form, String code) {
    return FormSheet.docx(
        form.sheets().stream()
            .map(s ->
                new FormSheet.Sheet(
                    s.title(),
                    s.number(),
                    s.rows().stream()
                        .map(r -> new FormSheet.Row(r.label(), r.lines(), r.signed()))
                        .toList(),
                    code,
                    List.of("本表由归档时封存的审查表印出。二维码含档号、档案摘要值，以及归档登记在日志中的位置和通向核验点的证明路径。")))
            .toList());
  }
}
