package org.shenfa.intake;

import static org.shenfa.intake.Sample.of;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import javax.imageio.ImageIO;

/** Documents as Word and WPS write them. */
final class WordDocuments {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

  private WordDocuments() {}

  static List<Sample> all() {
    return List.of(
        of("红头文件", redHead())
            .titled("关于开展危险化学品企业安全风险集中治理的通知")
            .numbered("江应急〔2026〕12号")
            .on(DAY)
            .issued("江海省应急管理厅")
            .names("版头", "版记"),
        of("联合行文", joint())
            .titled("关于加强矿山安全监管协作的意见")
            .numbered("江应急规〔2026〕3号")
            .on(LocalDate.of(2026, 1, 12))
            .issued("江海省应急管理厅、江海省公安厅")
            .names("版头"),
        of("自动编号", numbered())
            .titled("关于印发年度工作要点的通知")
            .on(DAY)
            .has("<h2>一、总体要求</h2>", "<h3>（一）主要目标</h3>"),
        of("样式标题", styled()).titled("年度安全生产工作报告").has("<h2>工作回顾</h2>", "<h3>执法检查</h3>"),
        of("表头与合并单元格", merged())
            .titled("第三批二级企业名单")
            .has("<th scope=\"col\">企业名称</th>", "rowspan=\"2\"", "colspan=\"2\""),
        of("人员名单", people()).titled("拟聘用人员名单公示").has("<th scope=\"col\">姓名</th>"),
        of("文本框", boxes(true)).titled("值班安排").has("值班电话", "应急联络"),
        of("WPS 文本框", boxes(false)).titled("值班安排").has("值班电话"),
        of("内容控件与智能标记", controls()).titled("会议通知").has("省厅三楼会议室", "☒", "☑"),
        of("域与超链接", fields()).titled("在线报名须知").has("href=\"https://www.example.gov.cn/bm\""),
        of("脚注", footnotes()).titled("统计公报说明").has("口径为年报数", "不含矿山"),
        of("修订", tracked()).titled("征求意见稿修订").names("修订中删去的文字").has("新增一段").without("作废条款"),
        of("隐藏文字", hidden()).titled("公开稿").names("隐藏的文字").without("内部掌握"),
        of("页眉页脚", around()).titled("带页眉的通知").names("页眉"),
        of("批注", comments()).titled("带批注的稿件").names("批注"),
        of("项目符号", bullets()).titled("检查要点").has("<ul>", "<li>消防通道</li>", "<ol>"),
        of("图片", pictures())
            .titled("活动图片新闻")
            .names("格式网页不能显示")
            .has("图4.png", "alt=\"启动仪式现场\"", "<figure><img", "<figcaption>图为活动现场。</figcaption>"),
        of("公式与拼音", formulas()).titled("计算方法").names("公式").has("Q&#61;a/b", "氰（qíng）"),
        of("软回车标题", softBreaks()).titled("江海省应急管理厅关于做好汛期值班工作的通知").on(DAY),
        of("嵌入文件", embedded()).titled("报表填报说明").names("嵌入的对象"),
        of("公告", announcement()).titled("江海省应急管理厅公告").has("2026年第3号").on(DAY),
        of("征求意见", solicitation())
            .titled("江海省应急预案管理办法（征求意见稿）")
            .has("<h2>第一章　总则</h2>", "<strong>第一条</strong>"),
        of("附件在后", attachmentsBehind())
            .titled("关于报送材料的通知")
            .on(DAY)
            .has("<h2>附件1</h2><h3>报名表</h3>", "<p>2.名额分配表</p>")
            .lists("报名表", "名额分配表"),
        of("函", letter())
            .titled("关于商请提供资料的函")
            .numbered("江应急函〔2026〕7号")
            .on(LocalDate.of(2026, 10, 21)),
        of("图表与智能图形", charts())
            .titled("事故统计分析")
            .names("图表没有带入：“事故起数”", "智能图形（SmartArt）没有带入：“预防为主”"),
        of("自动条号", measures())
            .titled("江海省应急管理厅网站信息发布管理办法")
            .has("<h2>第一章　总则</h2>", "<strong>第一条</strong>　", "<strong>第三十五条</strong>　"),
        of("长名单", longList())
            .titled("二〇二六年度安全生产标准化达标企业名单")
            .has("<td>300</td><td>江海省第300号企业有限公司</td>"),
        of("年度报告", report())
            .titled("江海省应急管理厅2026年政府信息公开工作年度报告")
            .has("<h2>一、总体情况</h2>", "<h3>（一）主动公开</h3>")
            .on(LocalDate.of(2026, 1, 31)),
        of("表格红头", tableHead()).titled("关于表彰先进集体的决定").numbered("江应急发〔2026〕1号").on(DAY).names("版头"));
  }

  private static final String[] PARAGRAPHS = {
    "为深入贯彻落实全省安全生产电视电话会议精神，坚决防范和遏制重特大事故，现将有关事项通知如下。",
    "各地要按照“全覆盖、零容忍、严执法、重实效”的要求，对辖区内12家重点企业逐一检查，2026年6月30日前完成。"
  };

  private static WordFile begin() {
    return new WordFile();
  }

  private static byte[] redHead() {
    return begin()
        .p("000123")
        .p("特急")
        .centred("江 海 省 应 急 管 理 厅 文 件")
        .xml(WordFile.paragraph("", "江应急[2026]012号　　　　　　　　签发人：李明"))
        .centred("关于开展危险化学品企业")
        .centred("安全风险集中治理的通知")
        .p("各设区市应急管理局，厅机关各处室、直属单位：", PARAGRAPHS[0])
        .p("一、总体要求", "坚持人民至上、生命至上。", "（一）工作目标", "年底前全部达标。", "（二）工作原则", "分类施策。")
        .p("二、重点任务", "1.摸清底数", "逐企建档。", "（1）建立清单", "一企一档。", "2.整改隐患", "限期整改。")
        .p("附件：1.检查表", "　　　2.联系人名单")
        .right("江海省应急管理厅")
        .right("2026年3月5日")
        .p("（此件公开发布）")
        .p("抄送：应急管理部，省委办公厅、省政府办公厅。")
        .p("江海省应急管理厅办公室　　　　　　2026年3月5日印发")
        .footer("— 1 —")
        .bytes();
  }

  private static byte[] joint() {
    return begin()
        .centred("江海省应急管理厅")
        .centred("江海省公安厅")
        .centred("文件")
        .centred("江应急规〔2026〕3号")
        .centred("关于加强矿山安全监管协作的意见")
        .p("各市、县（市、区）应急管理局、公安局：", PARAGRAPHS[1])
        .right("江海省应急管理厅　　江海省公安厅")
        .right("二〇二六年一月十二日")
        .bytes();
  }

  private static byte[] numbered() {
    return begin()
        .numbering(
            new String[] {"chineseCounting", "%1、", "chineseCounting", "（%2）", "decimal", "%3."})
        .centred("关于印发年度工作要点的通知")
        .p("各单位：")
        .numbered(1, 0, "总体要求")
        .p(PARAGRAPHS[0])
        .numbered(1, 1, "主要目标")
        .p("事故起数和死亡人数双下降。")
        .numbered(1, 1, "基本原则")
        .p("坚持源头治理。")
        .numbered(1, 0, "保障措施")
        .p(PARAGRAPHS[1])
        .right("2026年3月5日")
        .bytes();
  }

  private static byte[] styled() {
    return begin()
        .styles(
            WordFile.style("a3", "Title", "<w:jc w:val=\"center\"/>"),
            WordFile.style("1", "heading 1", "<w:outlineLvl w:val=\"0\"/>"),
            WordFile.style("2", "heading 2", "<w:outlineLvl w:val=\"1\"/>"),
            WordFile.style("my", "我的标题", "<w:outlineLvl w:val=\"1\"/>"))
        .styled("a3", "年度安全生产工作报告")
        .styled("1", "工作回顾")
        .p(PARAGRAPHS[0])
        .styled("2", "执法检查")
        .p(PARAGRAPHS[1])
        .styled("my", "宣传教育")
        .p("开展安全生产月活动。")
        .bytes();
  }

  private static byte[] merged() {
    var header =
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>%s%s%s</w:tr>"
            .formatted(
                WordFile.cell("", "企业名称"), WordFile.cell("", "所在地"), WordFile.cell("", "等级"));
    var one =
        "<w:tr>%s%s%s</w:tr>"
            .formatted(
                WordFile.cell("<w:vMerge w:val=\"restart\"/>", "南滨化工有限公司"),
                WordFile.cell("", "临江市"),
                WordFile.cell("", "二级"));
    var two =
        "<w:tr>%s%s</w:tr>"
            .formatted(
                WordFile.cell("<w:vMerge/>", ""),
                WordFile.cell("<w:gridSpan w:val=\"2\"/>", "另有分厂一处"));
    return begin()
        .centred("第三批二级企业名单")
        .p("经审议，现予公示。")
        .xml(
            "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>%s%s%s</w:tbl>"
                .formatted(header, one, two))
        .p("公示期五个工作日。")
        .bytes();
  }

  private static byte[] people() {
    var bold = "<w:b/>";
    var row = new StringBuilder("<w:tr>");
    for (var name : List.of("序号", "姓名", "岗位", "总成绩")) {
      row.append("<w:tc><w:p>" + WordFile.run(bold, name) + "</w:p></w:tc>");
    }
    var file = begin().numbering(new String[] {"decimal", "%1"}).centred("拟聘用人员名单公示").p("现予公示：");
    var rows = new StringBuilder(row.append("</w:tr>"));
    for (var name : List.of("赵一", "钱二", "孙三", "李四", "欧阳五")) {
      rows.append(
          "<w:tr><w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p></w:tc><w:tc><w:p>%s</w:p></w:tc><w:tc><w:p>%s</w:p></w:tc><w:tc><w:p>%s</w:p></w:tc></w:tr>"
              .formatted(WordFile.run(name), WordFile.run("监察岗"), WordFile.run("86.5")));
    }
    return file.xml("<w:tbl>" + rows + "</w:tbl>").p("联系电话：0000-12345678").bytes();
  }

  private static byte[] boxes(boolean twice) {
    return begin()
        .centred("值班安排")
        .xml("<w:p>" + WordFile.run("值班表见下。") + WordFile.box("值班电话：0000-8765", twice) + "</w:p>")
        .xml("<w:p>" + WordFile.box("应急联络：总值班室", twice) + "</w:p>")
        .p("请保持通信畅通。")
        .bytes();
  }

  private static byte[] controls() {
    return begin()
        .xml(
            "<w:sdt><w:sdtPr><w:alias w:val=\"标题\"/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>"
                .formatted(WordFile.paragraph("<w:jc w:val=\"center\"/>", "会议通知")))
        .p("有关单位：")
        .xml(
            "<w:p>%s<w:smartTag w:uri=\"x\" w:element=\"place\"><w:smartTagPr/>%s</w:smartTag><w:sdt><w:sdtContent>%s</w:sdtContent></w:sdt></w:p>"
                .formatted(WordFile.run("会议地点："), WordFile.run("省厅三楼会议室"), WordFile.run("，请准时参加。")))
        .xml(
            "<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>%s</w:p>"
                .formatted(WordFile.run("☒"), WordFile.run("参加。")))
        .xml(
            """
            <w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar></w:r>\
            <w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>%s</w:p>\
            """
                .formatted(WordFile.run("不参加。")))
        .bytes();
  }

  private static byte[] fields() {
    return begin()
        .centred("在线报名须知")
        .p("报名须知如下。")
        .link("点击这里报名", "https://www.example.gov.cn/bm")
        .xml(
            """
            <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://www.example.gov.cn/xz"</w:instrText></w:r>\
            <w:r><w:fldChar w:fldCharType="separate"/></w:r>%s<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>\
            """
                .formatted(WordFile.run("下载表格")))
        .xml(
            "<w:p>%s<w:fldSimple w:instr=\" DATE \">%s</w:fldSimple></w:p>"
                .formatted(WordFile.run("截止日期："), WordFile.run("2026年5月1日")))
        .xml(
            "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"b\"/>%s<w:bookmarkEnd w:id=\"1\"/></w:p>"
                .formatted(WordFile.run("逾期不予受理。")))
        .bytes();
  }

  private static byte[] footnotes() {
    return begin()
        .footnotes("口径为年报数。", "不含矿山。")
        .centred("统计公报说明")
        .xml(
            "<w:p>%s<w:r><w:footnoteReference w:id=\"1\"/></w:r>%s<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
                .formatted(WordFile.run("全年检查企业1.2万家次"), WordFile.run("，查处隐患3万条。")))
        .bytes();
  }

  private static byte[] tracked() {
    return begin()
        .centred("征求意见稿修订")
        .xml(
            "<w:p>%s<w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>作废条款</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"x\">%s</w:ins></w:p>"
                .formatted(WordFile.run("保留的条款。"), WordFile.run("新增一段。")))
        .xml(
            "<w:p><w:moveFrom w:id=\"3\" w:author=\"x\">%s</w:moveFrom><w:moveTo w:id=\"4\" w:author=\"x\">%s</w:moveTo></w:p>"
                .formatted(WordFile.run("移动的话。"), WordFile.run("移动的话。")))
        .bytes();
  }

  private static byte[] hidden() {
    return begin()
        .centred("公开稿")
        .xml(
            "<w:p>%s%s</w:p>"
                .formatted(WordFile.run("可以公开的内容。"), WordFile.run("<w:vanish/>", "内部掌握的内容")))
        .bytes();
  }

  private static byte[] around() {
    return begin()
        .header("江海省应急管理厅内部讨论稿")
        .footer("第 1 页 共 3 页")
        .centred("带页眉的通知")
        .p("各单位：", PARAGRAPHS[1])
        .bytes();
  }

  private static byte[] comments() {
    return begin()
        .comments("这里的数字再核一下")
        .centred("带批注的稿件")
        .xml(
            "<w:p><w:commentRangeStart w:id=\"0\"/>%s<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>"
                .formatted(WordFile.run("共有企业12家。")))
        .bytes();
  }

  private static byte[] bullets() {
    return begin()
        .numbering(new String[] {"bullet", "\uf0b7"}, new String[] {"decimal", "%1."})
        .centred("检查要点")
        .p("重点检查以下内容：")
        .numbered(1, 0, "消防通道")
        .numbered(1, 0, "用电安全")
        .p("检查步骤：")
        .numbered(2, 0, "听取汇报")
        .numbered(2, 0, "查阅资料")
        .numbered(2, 0, "现场核查")
        .bytes();
  }

  static byte[] image(String format, Color colour) {
    return image(format, colour, 24);
  }

  static byte[] image(String format, Color colour, int width) {
    var picture = new BufferedImage(width, width, BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    pen.setColor(colour);
    pen.fillRect(0, 0, width, width);
    pen.dispose();
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] pictures() {
    var file =
        begin()
            .centred("活动图片新闻")
            .p("活动现场如下。")
            .picture("image1.png", image("png", Color.RED), "图片 1")
            .picture("image2.jpg", image("jpg", Color.BLUE), "启动仪式现场")
            .picture("image3.gif", image("gif", Color.GREEN), "")
            .picture("image4.emf", new byte[] {1, 0, 0, 0, 8, 8, 8, 8, 8, 8}, "");
    file.member("word/media/image5.png", image("png", Color.YELLOW));
    var id = file.related("image", "media/image5.png");
    return file.xml(
            """
            <w:p><w:r><w:drawing><wp:inline><wp:docPr id="9" name="组合 9"/><a:graphic><a:graphicData uri="g"><wpg:wgp>%s</wpg:wgp>\
            </a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>\
            """
                .formatted(WordFile.pic(id)))
        .p("图为活动现场。")
        .bytes();
  }

  private static byte[] formulas() {
    return begin()
        .centred("计算方法")
        .xml(
            "<w:p>%s<m:oMath><m:r><m:t>Q=</m:t></m:r><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></w:p>"
                .formatted(WordFile.run("临界量比值：")))
        .xml(
            "<w:p>%s<w:r><w:ruby><w:rt>%s</w:rt><w:rubyBase>%s</w:rubyBase></w:ruby></w:r>%s</w:p>"
                .formatted(
                    WordFile.run("含"),
                    WordFile.run("qíng"),
                    WordFile.run("氰"),
                    WordFile.run("化合物。")))
        .xml(
            "<w:p>%s%s%s</w:p>"
                .formatted(
                    WordFile.run("面积单位为m"),
                    WordFile.run("<w:vertAlign w:val=\"superscript\"/>", "2"),
                    WordFile.run("。")))
        .bytes();
  }

  private static byte[] softBreaks() {
    return begin()
        .xml(
            "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>江海省应急管理厅</w:t><w:br/><w:t>关于做好汛期值班工作的通知</w:t></w:r></w:p>")
        .p("各单位：")
        .xml("<w:p><w:r><w:t>一、值班</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>安排</w:t></w:r></w:p>")
        .p(PARAGRAPHS[0])
        .right("办公室　2026年3月5日")
        .bytes();
  }

  private static byte[] embedded() {
    return begin()
        .member("word/embeddings/oleObject1.bin", new byte[] {1, 2, 3})
        .member("word/embeddings/Microsoft_Excel_Sheet1.xlsx", new byte[] {'P', 'K', 3, 4})
        .centred("报表填报说明")
        .p("请按所附表格填报。")
        .bytes();
  }

  private static byte[] announcement() {
    return begin()
        .centred("江海省应急管理厅公告")
        .centred("2026年第3号")
        .p("现将《江海省安全生产举报奖励办法》予以公布，自公布之日起施行。")
        .p("特此公告。")
        .right("江海省应急管理厅")
        .right("2026年3月5日")
        .bytes();
  }

  private static byte[] solicitation() {
    return begin()
        .centred("江海省应急预案管理办法")
        .centred("（征求意见稿）")
        .centred("第一章　总则")
        .p("第一条　为规范应急预案管理，制定本办法。", "第二条　本办法适用于本省行政区域。")
        .centred("第二章　编制")
        .p("第三条　县级以上人民政府组织编制总体应急预案。")
        .bytes();
  }

  private static byte[] attachmentsBehind() {
    return begin()
        .centred("关于报送材料的通知")
        .p("各处室：", "请于月底前报送材料。", "附件：1.报名表", "2.名额分配表")
        .right("办公室")
        .right("2026年3月5日")
        .p("附件1")
        .centred("报名表")
        .table(false, new String[] {"姓名", ""}, new String[] {"出生日期", "1990年1月1日"})
        .p("附件2")
        .centred("名额分配表")
        .p("合计12名。")
        .bytes();
  }

  private static byte[] charts() {
    var drawing =
        "<x xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:t>%s</a:t></x>";
    return begin()
        .member(
            "word/charts/chart1.xml", drawing.formatted("事故起数").getBytes(StandardCharsets.UTF_8))
        .member(
            "word/diagrams/data1.xml", drawing.formatted("预防为主").getBytes(StandardCharsets.UTF_8))
        .centred("事故统计分析")
        .p("全年事故起数见图。")
        .bytes();
  }

  private static byte[] measures() {
    var file =
        begin()
            .numbering(
                new String[] {"chineseCounting", "第%1章"}, new String[] {"chineseCounting", "第%1条"})
            .centred("江海省应急管理厅网站信息发布管理办法");
    var names = List.of("总则", "工作职责", "发布内容", "发布程序", "考核问责", "网站维护", "附则");
    for (var name : names) {
      file.xml(
          WordFile.paragraph(
              "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:jc w:val=\"center\"/>",
              name));
      for (int i = 0; i < 5; i++) {
        file.numbered(2, 0, "机关各处室应当明确专人负责，做好信息的收集、整理和报送工作，对报送信息的真实性、合法性、时效性和准确性负责。");
        file.p("（一）发布虚假信息或者错误信息，造成不良影响的；", "（二）未履行审核程序擅自发布信息的。");
      }
    }
    return file.bytes();
  }

  private static byte[] longList() {
    var rows = new String[301][];
    rows[0] = new String[] {"序号", "企业名称", "所在地", "等级", "有效期"};
    for (int i = 1; i <= 300; i++) {
      rows[i] =
          new String[] {
            Integer.toString(i), "江海省第" + i + "号企业有限公司", "临江市江北区", "二级", "2026年1月1日至2028年12月31日"
          };
    }
    return begin()
        .centred("二〇二六年度安全生产标准化达标企业名单")
        .p("经企业自评、专家评审，以下企业达到相应等级。")
        .table(true, rows)
        .bytes();
  }

  private static byte[] report() {
    var file = begin().centred("江海省应急管理厅").centred("2026年政府信息公开工作年度报告");
    var number = 0;
    for (var part :
        List.of("总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "行政复议和行政诉讼情况", "存在的主要问题及改进情况")) {
      file.p(Numerals.of("chineseCounting", ++number) + "、" + part);
      for (var sub : List.of("主动公开", "依申请公开", "平台建设")) {
        file.p(
            "（"
                + Numerals.of("chineseCounting", 1 + List.of("主动公开", "依申请公开", "平台建设").indexOf(sub))
                + "）"
                + sub);
        for (int i = 0; i < 4; i++) {
          file.p(PARAGRAPHS[i % 2]);
        }
      }
      file.table(false, new String[] {"项目", "本年数", "上年数"}, new String[] {"公开数量", "1,234", "1,102"});
    }
    return file.right("江海省应急管理厅").right("2026年1月31日").footer("- 3 -").bytes();
  }

  private static byte[] letter() {
    return begin()
        .centred("江海省应急管理厅")
        .right("江应急函（2026）7号")
        .centred("关于商请提供资料的函")
        .p("省统计局：", "因工作需要，商请提供有关资料为荷。", "特此函达。")
        .right("江海省应急管理厅")
        .right("二○二六年十月二十一日")
        .bytes();
  }

  private static byte[] tableHead() {
    return begin()
        .table(false, new String[] {"江海省应急管理厅文件", ""}, new String[] {"江应急发〔2026〕1号", "签发人：王芳"})
        .centred("关于表彰先进集体的决定")
        .p("各单位：", PARAGRAPHS[1])
        .right("江海省应急管理厅")
        .right("2026 年 3 月 5 日")
        .table(false, new String[] {"抄送：省政府办公厅。", ""}, new String[] {"江海省应急管理厅办公室", "2026年3月6日印发"})
        .bytes();
  }
}
