package org.shenfa.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.files.Samples.member;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.files.Extraction.Kind;
import org.shenfa.files.Samples.Member;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;

@DisplayName("OFD 文字提取和清理")
class OfdTextTests {
  private static final String SPACE = "xmlns:ofd='http://www.ofdspec.org/2016'";

  /** An OFD of one page with these objects. */
  static byte[] ofd(String info, String objects, Member... more) {
    var members =
        new java.util.ArrayList<>(
            List.of(
                member(
                    "OFD.xml",
                    "<ofd:OFD %s><ofd:DocBody>%s<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
                        .formatted(SPACE, info)),
                member(
                    "Doc_0/Document.xml",
                    "<ofd:Document %s><ofd:Pages><ofd:Page ID='1' BaseLoc='Pages/Page_0/Content.xml'/></ofd:Pages><ofd:Annotations>Annots.xml</ofd:Annotations></ofd:Document>"
                        .formatted(SPACE)),
                member(
                    "Doc_0/Pages/Page_0/Content.xml",
                    "<ofd:Page %s><ofd:Content><ofd:Layer ID='2'>%s</ofd:Layer></ofd:Content></ofd:Page>"
                        .formatted(SPACE, objects))));
    members.addAll(List.of(more));
    return Samples.zip(members.toArray(Member[]::new));
  }

  private static String text(String words, String attributes, String inside) {
    return "<ofd:TextObject Boundary='10 10 40 6' Size='5' %s>%s<ofd:TextCode X='0' Y='5'>%s</ofd:TextCode></ofd:TextObject>"
        .formatted(attributes, inside, words);
  }

  private static List<String> texts(byte[] ofd, Kind kind) {
    return Reading.of(FileType.OFD, ofd).extraction().parts().stream()
        .filter(part -> part.kind() == kind)
        .map(part -> part.place() + "：" + part.text())
        .toList();
  }

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("20-2 看得见的、隐藏的、白色的、被盖住的、注释里的文字分得清")
  void whatAReaderSeesAndNot() {
    var cover =
        "<ofd:PathObject Boundary='0 0 100 30' Fill='true'><ofd:FillColor Value='0 0 0'/></ofd:PathObject>";
    var page =
        text("盖住的", "", "")
            + cover
            + "<ofd:TextObject Boundary='10 50 40 6' Size='5'><ofd:TextCode>看得见</ofd:TextCode></ofd:TextObject>"
            + "<ofd:TextObject Boundary='51 50 40 6' Size='5'><ofd:TextCode>同一行</ofd:TextCode></ofd:TextObject>"
            + "<ofd:TextObject Boundary='10 60 40 6' Size='5' Visible='false'><ofd:TextCode>不显示</ofd:TextCode></ofd:TextObject>"
            + "<ofd:TextObject Boundary='10 70 40 6' Size='5'><ofd:FillColor Value='255 255 255'/><ofd:TextCode>白色</ofd:TextCode></ofd:TextObject>"
            + "<ofd:TextObject Boundary='10 80 40 6' Size='0.2'><ofd:TextCode>极小</ofd:TextCode></ofd:TextObject>";
    var ofd =
        ofd(
            "",
            page,
            member(
                "Doc_0/Annots.xml",
                "<ofd:Annotations %s><ofd:Page PageID='1'><ofd:FileLoc>A.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>"
                    .formatted(SPACE)),
            member(
                "Doc_0/A.xml",
                "<ofd:PageAnnot %s><ofd:Annot><ofd:Remark>批一句</ofd:Remark></ofd:Annot></ofd:PageAnnot>"
                    .formatted(SPACE)));

    assertThat(texts(ofd, Kind.SHOWN)).containsExactly("第 1 页：看得见同一行");
    assertThat(texts(ofd, Kind.COVERED)).containsExactly("第 1 页：盖住的");
    assertThat(texts(ofd, Kind.HIDDEN_TEXT)).containsExactly("第 1 页：不显示\n白色\n极小");
    assertThat(texts(ofd, Kind.ANNOTATION)).containsExactly("第 1 页注释：批一句");
  }

  @Test
  @Proves(Clause.MEASURES_20_2)
  @DisplayName("20-2 清理去掉作者和自定义数据；盖了章的不改，带作者就拒收")
  void authorsGoUnlessASealWouldBreak() {
    var author =
        "<ofd:DocInfo><ofd:Author>张三</ofd:Author><ofd:Creator>WPS</ofd:Creator></ofd:DocInfo>";
    var plain = Cleaning.clean(FileType.OFD, ofd(author, text("正文", "", "")));
    var seal = "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>";
    var program = "<ofd:DocInfo><ofd:Creator>WPS</ofd:Creator></ofd:DocInfo>";
    var sealed = ofd(program + seal, text("正文", "", ""));

    assertThat(plain.notes()).contains("清除了作者、制作软件等文件属性。");
    assertThat(Archive.open(plain.bytes(), 10).members().get("OFD.xml"))
        .asString(java.nio.charset.StandardCharsets.UTF_8)
        .doesNotContain("张三")
        .doesNotContain("WPS")
        .contains("Doc_0/Document.xml");
    assertThat(texts(plain.bytes(), Kind.SHOWN)).containsExactly("第 1 页：正文");
    assertThat(Archive.open(Cleaning.clean(FileType.OFD, sealed).bytes(), 10).members())
        .usingRecursiveComparison()
        .isEqualTo(Archive.open(sealed, 10).members());
    assertThatThrownBy(() -> Cleaning.clean(FileType.OFD, ofd(author + seal, text("正文", "", ""))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("清理会使签章失效");
  }
}
