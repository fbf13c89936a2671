package org.shenfa.intake;

import static org.shenfa.intake.Sample.of;

import java.awt.Color;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

/**
 * Web pages, texts that Word and WPS saved or pasted as such, and plain texts in their encodings.
 */
final class WebDocuments {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
  private static final String NOTICE =
      """
      江海省应急管理厅关于做好汛期安全防范工作的通知
      江应急〔2026〕18号

      各设区市应急管理局：
      　　汛期将至，现就有关事项通知如下。
      　　一、加强值守
      　　严格落实二十四小时值班和领导带班制度。
      　　二、及时报告
      　　遇有险情立即报告，不得迟报、漏报、瞒报、谎报。

      　　附件：防汛责任人名单

      江海省应急管理厅
      2026年3月5日
      """;

  private WebDocuments() {}

  static List<Sample> all() {
    return List.of(
        notice("通知.txt", NOTICE.getBytes(StandardCharsets.UTF_8)),
        notice("带标记.txt", ("\ufeff" + NOTICE).getBytes(StandardCharsets.UTF_8)),
        notice("国标编码.txt", NOTICE.replace("\n", "\r\n").getBytes(Charset.forName("GB18030"))),
        notice("记事本.txt", ("\ufeff" + NOTICE).getBytes(StandardCharsets.UTF_16LE)),
        notice("大端.txt", NOTICE.getBytes(StandardCharsets.UTF_16BE)),
        of("生僻字.txt", "拟任职人员公示\n\n㛃、𬴂、䶮、𠅤四名同志拟任新职，现予公示。".getBytes(Charset.forName("GB18030")))
            .titled("拟任职人员公示")
            .has("㛃、𬴂、䶮、𠅤"),
        of("word.html", utf8(word()))
            .titled("关于开展专项检查的通知")
            .on(DAY)
            .has(
                "<ol><li>摸清底数</li><li>建立台账</li></ol>",
                "<ul><li>消防通道</li>",
                "<h2>一、工作安排</h2>",
                "<th scope=\"col\">单位</th>",
                "rowspan=\"2\"",
                "<strong>重点</strong>")
            .names("去掉了字体、颜色等样式"),
        of("wps.html", utf8(wps())).titled("会议纪要").has("（一）会议要求", "<td colspan=\"2\">合计</td>"),
        of("portal.html", portal("utf-8").getBytes(StandardCharsets.UTF_8))
            .titled("全省应急管理工作会议召开")
            .names("网页正文以外的文字", "站外图片")
            .without("首页"),
        of("portal-gb.htm", portal("gb2312").getBytes(Charset.forName("GB18030")))
            .titled("全省应急管理工作会议召开")
            .has("会议强调"),
        of(
                "divs.html",
                utf8(
                    "<html><body><div align=center><b>关于放假安排的公告</b></div><div>根据国家规定，现将放假安排公告如下。</div><div><br></div><div>一、放假三天。</div><div align=right>办公室</div><div align=right>2026年3月5日</div></body></html>"))
            .titled("关于放假安排的公告")
            .on(DAY)
            .has("<p>一、放假三天。</p>"),
        of(
                "picture.html",
                utf8(
                    "<html><body><h1>图片新闻</h1><p>现场如下。</p><p><img alt=\"会场\" src=\"data:image/png;base64,%s\"></p></body></html>"
                        .formatted(
                            Base64.getEncoder()
                                .encodeToString(WordDocuments.image("png", Color.CYAN)))))
            .titled("图片新闻")
            .has("alt=\"会场\"", "图1.png"));
  }

  private static Sample notice(String name, byte[] bytes) {
    return of(name, bytes)
        .titled("江海省应急管理厅关于做好汛期安全防范工作的通知")
        .numbered("江应急〔2026〕18号")
        .on(DAY)
        .issued("江海省应急管理厅")
        .has("<h2>一、加强值守</h2>")
        .lists("防汛责任人名单");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** One item of a list as Word draws it. */
  static String item(String level, String mark, String text) {
    return """
    <p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 %s lfo1'><![if !supportLists]><span \
    lang=EN-US style='font-family:Wingdings;mso-list:Ignore'>%s<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>\
    <span style='font-family:仿宋'>%s</span></p>
    """
        .formatted(level, mark, text);
  }

  static String word() {
    return """
    <html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
    <head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
    <link rel=File-List href="a.files/filelist.xml">
    <!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>x</o:Author></o:DocumentProperties></xml><![endif]-->
    <style><!-- p.MsoNormal {margin:0cm; font-size:16.0pt; font-family:仿宋;} --></style></head>
    <body lang=ZH-CN><div class=WordSection1>
    <p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:22.0pt;font-family:方正小标宋简体'>关于开展专项检查的通知<o:p></o:p></span></b></p>
    <p class=MsoNormal><span style='font-family:仿宋'>各单位：<o:p></o:p></span></p>
    <p class=MsoNormal style='mso-outline-level:1'><span style='color:red'>一、工作安排</span></p>
    <p class=MsoNormal>本次检查突出<b>重点</b>，分步实施。</p>
    """
        + item("level1", "1.", "摸清底数")
        + item("level1", "2.", "建立台账")
        + "<p class=MsoNormal>检查内容：</p>"
        + item("level1", "l", "消防通道")
        + item("level1", "l", "用电安全")
        + """
        <table class=MsoTableGrid border=1 style='border-collapse:collapse;mso-yfti-tbllook:1184'><thead><tr style='mso-yfti-irow:0'>
        <td width=100><p class=MsoNormal><b>单位</b></p></td><td><p class=MsoNormal><b>数量</b></p></td></tr></thead>
        <tr><td rowspan=2><p class=MsoNormal>临江市</p></td><td><p class=MsoNormal>12</p></td></tr><tr><td><p class=MsoNormal>8</p></td></tr></table>
        <p class=MsoNormal align=right style='text-align:right'>2026年3月5日</p></div></body></html>
        """;
  }

  private static String wps() {
    return """
    <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"><meta name="Generator" content="WPS Office">
    <style>@font-face{font-family:"宋体";} p.MsoNormal{mso-style-name:正文;}</style></head><body style="tab-interval:21pt">
    <!--StartFragment--><p class="MsoNormal" align="center" style="text-align:center;mso-pagination:widow-orphan"><span style="mso-spacerun:'yes';font-family:黑体">会议纪要</span></p>
    <p class="MsoNormal" style="text-indent:32pt"><span style="mso-spacerun:'yes'"><font face="仿宋">会议听取了有关情况汇报，议定事项如下。</font></span></p>
    <p class="MsoNormal" style="margin-left:0;text-indent:32pt;mso-list:l2 level1 lfo3"><![if !supportLists]><span><span style="mso-list:Ignore">（一）<span>&nbsp;</span></span></span><![endif]><span>会议要求</span></p>
    <p class="MsoNormal">各处室要抓好落实。</p>
    <table class="MsoTableGrid" border="1" cellspacing="0"><tbody><tr><td width="10" valign="top" colspan="2" style="mso-border-alt:0.5pt"><p class="MsoNormal">合计</p></td></tr>
    <tr><td><p class="MsoNormal">甲</p></td><td><p class="MsoNormal">乙</p></td></tr></tbody></table><!--EndFragment--></body></html>
    """;
  }

  private static String portal(String charset) {
    return """
    <!DOCTYPE html><html><head><meta charset="%s"><title>全省应急管理工作会议召开_江海省应急管理厅</title><script>var a=1;</script></head><body>
    <header><a href="/">首页</a> <a href="/xw">新闻</a></header>
    <div class="article"><h1>全省应急管理工作会议召开</h1><p>发布日期：2026-03-05 信息来源：办公室</p>
    <div class="TRS_Editor"><p>　　3月5日，全省应急管理工作会议在省城召开。</p><p>　　会议强调，要坚持底线思维，坚决守牢安全底线。</p><p><img src="./W020260305.jpg"></p></div></div>
    <footer>主办单位：江海省应急管理厅</footer></body></html>
    """
        .formatted(charset);
  }
}
