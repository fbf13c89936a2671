package org.shenfa.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Invented texts: with numbers of persons who do not exist, and ordinary ones full of other
 * numbers.
 */
final class Synthetic {
  /** A text and the identity and mobile numbers in it, plain. */
  record Text(String words, List<String> numbers) {}

  private static final String[] REGIONS = {
    "110105", "310104", "320102", "320583", "330106", "340103", "370202", "410105", "420106",
    "430104", "440305", "500112", "510104", "610113", "650102", "210202"
  };
  private static final String[] SENTENCES = {
    "经审核，拟对下列人员予以公示。",
    "请各单位于本周五前将材料报送安全生产综合协调处。",
    "会议强调，要压实责任，开展隐患排查整治。",
    "救助对象由乡镇（街道）初审，县级应急管理部门复核。",
    "培训为期三天，考核合格的发给证书。",
    "事故调查组已经成立，善后工作正在进行。",
    "企业应当建立健全安全风险分级管控制度。"
  };
  private static final String[] LABELS = {"身份证号：", "证件号码 ", "公民身份号码为", "，", "（", "张某 ", "编外人员 "};
  private static final String[] PHONE_LABELS = {"联系电话：", "手机 ", "电话", "，", "（", "李某 ", "联系人王某："};
  private static final String WIDE = "０１２３４５６７８９";

  private final RandomGenerator random;

  Synthetic(RandomGenerator random) {
    this.random = random;
  }

  String identity() {
    var born = LocalDate.of(1940, 1, 1).plusDays(random.nextInt(25_000));
    var number =
        REGIONS[random.nextInt(REGIONS.length)]
            + born.toString().replace("-", "")
            + "%03d".formatted(random.nextInt(1, 1000));
    for (var check : "0123456789X".toCharArray()) {
      if (IdNumbers.valid(number + check)) {
        return number + check;
      }
    }
    throw new IllegalStateException(number);
  }

  String mobile() {
    return "1" + random.nextInt(3, 10) + "%09d".formatted(random.nextInt(1_000_000_000));
  }

  /**
   * One to three numbers among ordinary sentences, written in one of the ways people write them.
   */
  Text personal(boolean ascii) {
    var words = new StringBuilder();
    var numbers = new ArrayList<String>();
    for (var i = random.nextInt(1, 4); i > 0; i--) {
      words.append(ascii ? "Item " + i + " " : SENTENCES[random.nextInt(SENTENCES.length)]);
      var identity = random.nextBoolean();
      var number = identity ? identity() : mobile();
      numbers.add(number);
      var labels = identity ? LABELS : PHONE_LABELS;
      words.append(ascii ? "No. " : labels[random.nextInt(labels.length)]);
      words.append(identity ? writtenIdentity(number, ascii) : writtenMobile(number, ascii));
      words.append(ascii ? ", " : "。");
    }
    words.append(ascii ? "end" : SENTENCES[random.nextInt(SENTENCES.length)]);
    return new Text(words.toString(), numbers);
  }

  private String writtenIdentity(String number, boolean ascii) {
    return switch (random.nextInt(ascii ? 3 : 5)) {
      case 0 -> number;
      case 1 -> number.toLowerCase(java.util.Locale.ROOT);
      case 2 -> number.substring(0, 6) + " " + number.substring(6, 14) + " " + number.substring(14);
      case 3 -> wide(number);
      default -> number.substring(0, 9) + "\u200b" + number.substring(9);
    };
  }

  private String writtenMobile(String number, boolean ascii) {
    var head = number.substring(0, 3);
    var middle = number.substring(3, 7);
    var tail = number.substring(7);
    return switch (random.nextInt(ascii ? 4 : 6)) {
      case 0 -> number;
      case 1 -> head + "-" + middle + "-" + tail;
      case 2 -> head + " " + middle + " " + tail;
      case 3 -> "+86 " + number;
      case 4 -> wide(number);
      default -> head + "\u200b" + middle + tail;
    };
  }

  private static String wide(String number) {
    var out = new StringBuilder();
    for (var c : number.toCharArray()) {
      out.append(c == 'X' ? 'Ｘ' : WIDE.charAt(c - '0'));
    }
    return out.toString();
  }

  /** An article without any person's number. */
  String ordinary() {
    var words = new StringBuilder();
    for (var i = 0; i < 12; i++) {
      words.append("<p>").append(SENTENCES[random.nextInt(SENTENCES.length)]);
      words.append(harmless()).append("</p>");
    }
    return words.toString();
  }

  private String harmless() {
    return switch (random.nextInt(18)) {
      case 0 -> "订单号 " + digits(18) + "。";
      case 1 -> "受理编号：" + digits(15) + "。";
      case 2 -> "招标项目编号 JH" + digits(11) + "。";
      case 3 ->
          "下达资金 %d,%03d,%03d.%02d 元。"
              .formatted(
                  random.nextInt(1, 100),
                  random.nextInt(1000),
                  random.nextInt(1000),
                  random.nextInt(100));
      case 4 -> "总投资 1" + digits(10) + " 元。";
      case 5 -> "办公电话 025-" + random.nextInt(2, 9) + digits(7) + "。";
      case 6 -> "传真（0510）" + random.nextInt(2, 9) + digits(7) + " 转 " + digits(4) + "。";
      case 7 -> "服务热线 12350、400-" + digits(3) + "-" + digits(4) + "。";
      case 8 -> "依据江应急〔2026〕" + random.nextInt(1, 500) + "号和国办发〔2017〕57号。";
      case 9 -> "位于东经 118.%s 度、北纬 32.%s 度。".formatted(digits(6), digits(6));
      case 10 -> "时间为 2026年%d月%d日。".formatted(random.nextInt(1, 13), random.nextInt(1, 29));
      case 11 -> "统一社会信用代码 9132" + digits(4) + "MA" + digits(7) + "X。";
      case 12 -> "许可证编号：苏WH安许证字〔H0" + digits(4) + "〕。";
      case 13 -> "流水号 " + digits(20) + "。";
      case 14 -> "执行 GB 18218-2018、AQ/T 3034-2022。";
      case 15 -> "监测值 13 512 28 96 77 8，单位为 mg/m³。";
      case 16 -> "设备编码 " + digits(16) + "，批号 " + digits(12) + "。";
      default ->
          "截至 2026-0%d-1%d 08:30:00，累计 %s 人次。"
              .formatted(random.nextInt(1, 10), random.nextInt(0, 9), digits(6));
    };
  }

  private String digits(int count) {
    var out = new StringBuilder();
    for (var i = 0; i < count; i++) {
      out.append(random.nextInt(10));
    }
    return out.toString();
  }
}
