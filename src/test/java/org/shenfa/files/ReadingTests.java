package org.shenfa.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shenfa.files.Samples.docxWith;
import static org.shenfa.files.Samples.member;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.files.Extraction.Kind;

@DisplayName("附件文字提取")
class ReadingTests {
  private static List<String> texts(Reading reading, Kind kind) {
    return reading.extraction().parts().stream()
        .filter(part -> part.kind() == kind)
        .map(part -> part.place() + "：" + part.text())
        .collect(Collectors.toList());
  }

  @Test
  @DisplayName("20-2 Word 的正文、表格、页眉、脚注、修订和隐藏文字各在其位")
  void wordIsReadWhole() {
    var w = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
    var body =
        """
        <w:document %s><w:body>
        <w:p><w:r><w:t>关于检查的通知</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>姓名</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>单位</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
        <w:p><w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>旧文</w:delText></w:r></w:del></w:p>
        <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏一</w:t></w:r><w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>白字</w:t></w:r>
        <w:r><w:rPr><w:sz w:val='2'/></w:rPr><w:t>小字</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>不藏</w:t></w:r></w:p>
        </w:body></w:document>
        """
            .formatted(w);
    var docx =
        Samples.zip(
            member("word/document.xml", body),
            member(
                "word/header1.xml",
                "<w:hdr %s><w:p><w:r><w:t>机密</w:t></w:r></w:p></w:hdr>".formatted(w)),
            member(
                "word/comments.xml",
                "<w:comments %s><w:comment><w:p><w:r><w:t>请核实</w:t></w:r></w:p></w:comment></w:comments>"
                    .formatted(w)));
    var reading = Reading.of(FileType.DOCX, docx);

    assertThat(texts(reading, Kind.SHOWN))
        .containsExactlyInAnyOrder("正文：关于检查的通知\n姓名\t单位\n新增\n不藏", "页眉：机密");
    assertThat(texts(reading, Kind.TRACKED_CHANGE)).containsExactly("正文第 4 段：旧文");
    assertThat(texts(reading, Kind.HIDDEN_TEXT)).containsExactly("正文第 5 段：藏一白字小字");
    assertThat(texts(reading, Kind.COMMENT)).containsExactly("批注：请核实");
  }

  @Test
  @DisplayName("20-2 表格、幻灯片、PDF、文本的文字都读得出")
  void everyTypeIsRead() {
    assertThat(texts(Reading.of(FileType.XLSX, Samples.xlsx()), Kind.SHOWN))
        .containsExactly("工作表“名单”：企业名称\t12");
    assertThat(texts(Reading.of(FileType.PPTX, Samples.pptx()), Kind.SHOWN))
        .containsExactly("第 1 页：培训材料");
    assertThat(texts(Reading.of(FileType.PDF, Samples.pdf()), Kind.SHOWN))
        .containsExactly("第 1 页：Notice of inspection");
    assertThat(texts(Reading.of(FileType.TXT, Samples.utf8("\ufeff第一条")), Kind.SHOWN))
        .containsExactly("全文：第一条");
    assertThat(Reading.of(FileType.PNG, Samples.image("png", 9, 9)).pictures()).isTrue();
    assertThat(texts(Reading.of(FileType.DOCX, docxWith()), Kind.SHOWN)).isEmpty();
  }
}
