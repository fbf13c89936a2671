package org.shenfa.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shenfa.regulation.Clause.ANNEX_1;
import static org.shenfa.regulation.Clause.MEASURES_15_2;
import static org.shenfa.regulation.Clause.MEASURES_20_2;
import static org.shenfa.regulation.Clause.MEASURES_20_3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.regulation.Proves;
import org.shenfa.review.Addenda;
import org.shenfa.review.Answer;
import org.shenfa.review.ReleaseWindow;
import org.shenfa.review.ReturnReason;
import org.shenfa.review.ReviewCase;
import org.shenfa.review.SecrecyReviewForm;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("附件1 打印的审查表写着审查人答的每一句")
class PrintedFormModuleTests {
  @Autowired Office office;
  @Autowired PrintedFormPages pages;

  @Test
  @Proves({ANNEX_1, MEASURES_15_2, MEASURES_20_2, MEASURES_20_3})
  @DisplayName("附件1 审查表写明时间窗口、各问依据、与签发文稿的每一处不同和说明、逐件打开和核对")
  void theFormCarriesEveryWord() throws IOException {
    var on = submitted();
    assertThat(rows(on).get("是否涉密")).contains("☐ 不涉密", "附件1 ☐", "附件2 ☐");
    for (var file : on.revision().manifest().attachments()) {
      office.reviewing.opened(office.secrecy, on.id(), file.digest());
    }
    var remarks = new HashMap<String, String>();
    var differences = office.collating.compare(on).orElseThrow().differences();
    differences.forEach(d -> remarks.put(d.key(), "经核实，以网页为准"));
    var signed =
        office.reviewing.sign(
            office.secrecy,
            on.id(),
            on.revision().digest(),
            cleared(),
            digests(on),
            new Addenda("附件二的电话已遮盖", remarks));

    var rows = rows(office.step(signed));
    assertThat(rows.get("是否涉密"))
        .contains("☑ 不涉密", "☐ 涉密或拿不准", "正文 ☑", "附件1 ☑", "附件2 ☑", "依据：不在保密事项目录内");
    assertThat(rows.get("时间适宜"))
        .contains("☑ 适宜", "2040-01-02 09:00 起、2040-01-05 18:00 止", "依据：会议之后");
    assertThat(rows.get("格式表述")).contains("☑ 规范", "依据：照公文格式");
    assertThat(rows.get("保密审查"))
        .containsPattern("附件1 名单.txt：\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2} 打开看过，核对无误 ☑")
        .contains("附件2 汇总.txt", "1 处不同", "【文稿“27”，网页“26”】", "认可，说明：经核实，以网页为准")
        .contains("意见：附件二的电话已遮盖", "保密审查　");
    assertThat(rows.get("主要负责人确认")).contains("☑ 真实　☑ 合法　☑ 及时　☑ 准确", "附件2 汇总.txt", "危化处长　");
    assertThat(rows.get("网站核稿转送")).contains("签名：");
  }

  @Test
  @Proves(ANNEX_1)
  @DisplayName("附件1 退回的也写在表上：选的原因和说给起草人的话")
  void aReturnStandsOnTheForm() throws IOException {
    var on = office.submitted(office.drafted(ItemKind.NOTICE, "要退回的通知"));
    var back =
        office.step(
            on,
            office.secrecy,
            new Answer.SentBack(List.of(ReturnReason.FACTS, ReturnReason.PRIVACY), "家数与名单不符，请核对"));
    assertThat(rows(back).get("保密审查")).contains("☑ 退回", "含个人信息、事实或者数字有误", "家数与名单不符，请核对");
    assertThat(rows(back).get("是否涉密")).contains("☐ 不涉密", "正文 ☐");
  }

  private ReviewCase submitted() throws IOException {
    var item = office.drafting.begin(office.clerk, office.hazmat.id(), ItemKind.NOTICE);
    var files =
        List.of(
            office.attached(item.id(), "名单.txt", "南滨化工有限公司\n"),
            office.attached(item.id(), "汇总.txt", "评审意见汇总\n"));
    var text =
        office
            .text(item, ItemKind.NOTICE, "关于名单的公示")
            .withText("关于名单的公示", "<p>拟确定26家企业，现予以公示。</p>", files);
    var draft = office.drafting.save(office.clerk, item.id(), 0, text);
    office.collating.keep(
        office.clerk,
        item.id(),
        "签发文稿.txt",
        new ByteArrayInputStream("关于名单的公示\n拟确定27家企业，现予以公示。".getBytes(StandardCharsets.UTF_8)));
    return office.submitted(draft);
  }

  private static Answer cleared() {
    return new Answer.SecrecyCleared(
        new SecrecyReviewForm(
            "NO",
            "FIT",
            "FIT",
            new ReleaseWindow(
                LocalDateTime.of(2040, 1, 2, 9, 0), LocalDateTime.of(2040, 1, 5, 18, 0)),
            new SecrecyReviewForm.Grounds("不在保密事项目录内", "会议之后", "照公文格式")));
  }

  private static List<String> digests(ReviewCase on) {
    return on.revision().manifest().attachments().stream()
        .map(Manifest.Attachment::digest)
        .toList();
  }

  /** The rows of the form by their label, as Word reads it. */
  private Map<String, String> rows(ReviewCase on) throws IOException {
    var bytes = PrintedForm.docx(List.of(pages.filled(on)));
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/form-%s.docx".formatted(on.id())), bytes);
    var rows = new HashMap<String, String>();
    try (var document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      for (XWPFTableRow row : document.getTables().getFirst().getRows()) {
        rows.put(row.getCell(0).getText(), row.getCell(1).getText());
      }
    }
    return rows;
  }
}
