package org.shenfa.intake;

import static org.shenfa.intake.Sample.of;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Files that LibreOffice wrote, kept because it is not on every machine. */
final class KeptDocuments {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
  private static final String NUMBER = "江应急〔2026〕12号";

  private KeptDocuments() {}

  static List<Sample> all() {
    return List.of(
        notice("notice.doc").has("<h2>一、总体要求</h2>", "<h3>（一）工作目标</h3>", "限期整改。"),
        of("merged.doc", bytes("merged.doc"))
            .titled("第三批二级企业名单")
            .has("南滨化工有限公司", "rowspan=\"2\"", "另有分厂一处"),
        of("footnotes.doc", bytes("footnotes.doc")).titled("统计公报说明").has("口径为年报数"),
        of("numbered.doc", bytes("numbered.doc"))
            .titled("关于印发年度工作要点的通知")
            .on(DAY)
            .has("<h2>一、总体要求</h2>", "<h3>（一）主要目标</h3>"),
        of("pictures.doc", bytes("pictures.doc")).titled("活动图片新闻").has("图1.png"),
        of("styled.doc", bytes("styled.doc")).has("<h2>工作回顾</h2>", "<h3>执法检查</h3>"),
        notice("notice.pdf").has("<h2>一、总体要求</h2>", "限期整改。"),
        of("announcement.pdf", bytes("announcement.pdf"))
            .titled("江海省应急管理厅公告")
            .on(DAY)
            .issued("江海省应急管理厅"),
        of("merged.pdf", bytes("merged.pdf")).titled("第三批二级企业名单").has("南滨化工有限公司"),
        notice("notice.html").has("<h2>一、总体要求</h2>", "限期整改。"),
        of("merged.html", bytes("merged.html"))
            .titled("第三批二级企业名单")
            .has("<th scope=\"col\">", "rowspan=\"2\"", "colspan=\"2\""));
  }

  private static Sample notice(String file) {
    return of(file, bytes(file))
        .titled("关于开展危险化学品企业安全风险集中治理的通知")
        .numbered(NUMBER)
        .on(DAY)
        .issued("江海省应急管理厅")
        .names("版头", "版记")
        .lists("检查表", "联系人名单");
  }

  private static byte[] bytes(String file) {
    try (var in = KeptDocuments.class.getResourceAsStream("/intake/" + file)) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
