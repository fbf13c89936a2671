package org.shenfa.letters;

import java.util.List;
import java.util.regex.Pattern;

/**
 * 遮盖: what a machine proposes to hide of a letter before it is made public. People decide: one
 * masks, another reads it over; every removal stays visible as a note in brackets.
 */
public final class Masks {
  private record Mask(Pattern of, String note) {}

  /** A digit, half or full width; what people put between digits. */
  private static final String D = "[0-9\\uFF10-\\uFF19]";

  private static final String G = "[-\\uFF0D \\u3000\\u00B7.\\u200B-\\u200D\\u2060]?";
  private static final String START = "(?<!" + D + ")";
  private static final String END = "(?!" + D + ")";
  private static final String SURNAME =
      "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤]";

  private static final List<Mask> MASKS =
      List.of(
          mask(START + "(" + D + G + "){17}[0-9\\uFF10-\\uFF19Xx\\uFF38]" + END, "［已隐去证件号］"),
          mask(START + "(" + D + G + "){15,18}" + D + END, "［已隐去账号］"),
          mask(
              START + "[1\\uFF11]" + G + "[3-9\\uFF13-\\uFF19](" + G + D + "){9}" + END, "［已隐去电话］"),
          mask("[一幺][三四五六七八九][〇零一二两三四五六七八九幺]{9}", "［已隐去电话］"),
          mask(START + "[0\\uFF10]" + D + "{2,3}[-\\uFF0D ]?" + D + "{7,8}" + END, "［已隐去电话］"),
          mask("[A-Za-z0-9._%+-]{1,64}[@\\uFF20][A-Za-z0-9.-]{1,190}\\.[A-Za-z]{2,24}", "［已隐去邮箱］"),
          mask("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·]?[A-HJ-NP-Z0-9]{5,6}", "［已隐去车牌］"),
          mask("(?i)(微信|vx|wx|qq)(号)?[:： ]*[A-Za-z0-9_-]{5,20}", "［已隐去账号］"),
          mask(
              "(?<=(我叫|我是|本人|姓名|联系人|举报人|投诉人|申请人|当事人|法定代表人)[:：是为叫]?)[\\p{IsHan}·]{2,4}(?=[，,。；;、（(\\s]|$)",
              "［已隐去姓名］"),
          mask(SURNAME + "\\p{IsHan}{1,2}(?=先生|女士|同志|老师|师傅|主任|科长|处长|局长|所长|队长|站长|经理|老板)", "［已隐去姓名］"),
          mask(
              "[0-9\\uFF10-\\uFF19一二三四五六七八九十]{1,4}(号楼|栋|幢|座)"
                  + D
                  + "{0,3}(单元)?"
                  + D
                  + "{0,5}(室|号)?",
              "［已隐去门牌］"),
          mask("(?<=[路街巷道弄村])" + D + "{1,5}号(" + D + "{1,5}室)?", "［已隐去门牌］"));

  private static Mask mask(String pattern, String note) {
    return new Mask(Pattern.compile(pattern), note);
  }

  private Masks() {}

  /** The text with everything that looks like a person's hidden, each with a note. */
  public static String of(String text) {
    var masked = text;
    for (var mask : MASKS) {
      masked = mask.of().matcher(masked).replaceAll(mask.note());
    }
    return masked;
  }
}
