package org.shenfa.letters;

import java.util.List;
import java.util.regex.Pattern;

/**
 * 遮盖: what a machine proposes to hide of a letter before it is made public. People decide: one
 * masks, another reads it over; every removal stays visible as a note in brackets.
 */
public final class Masks {
  private record Mask(Pattern of, String note) {}

  private static final List<Mask> MASKS =
      List.of(
          new Mask(
              Pattern.compile("(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])"), "［已隐去证件号］"),
          new Mask(Pattern.compile("(?<![0-9])[0-9]{16,19}(?![0-9])"), "［已隐去账号］"),
          new Mask(
              Pattern.compile("(?<![0-9])1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9])"),
              "［已隐去电话］"),
          new Mask(Pattern.compile("(?<![0-9])0[0-9]{2,3}-[0-9]{7,8}(?![0-9])"), "［已隐去电话］"),
          new Mask(
              Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\\.[A-Za-z]{2,24}"),
              "［已隐去邮箱］"),
          new Mask(
              Pattern.compile("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·]?[A-HJ-NP-Z0-9]{5,6}"),
              "［已隐去车牌］"),
          new Mask(Pattern.compile("(?i)(微信|vx|wx|qq|QQ)(号)?[:： ]*[A-Za-z0-9_-]{5,20}"), "［已隐去账号］"),
          new Mask(
              Pattern.compile("(?<=(我叫|我是|本人|姓名[:：]))[\\p{IsHan}·]{2,4}(?=[，,。；;、\\s]|$)"),
              "［已隐去姓名］"),
          new Mask(
              Pattern.compile(
                  "[0-9０-９一二三四五六七八九十]{1,4}(号楼|栋|幢)[0-9０-９]{0,3}(单元)?[0-9０-９]{0,5}(室|号)?"),
              "［已隐去门牌］"));

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
