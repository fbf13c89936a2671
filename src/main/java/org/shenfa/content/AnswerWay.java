package org.shenfa.content;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** 征集方式: a way in which the public can answer a draft for comment (17-3). */
public enum AnswerWay {
  LETTER("信函", "江海省临江市安澜路 1 号危化监管处，邮编 000000", "信函|来信|邮寄|寄送|寄至|信件"),
  EMAIL("电子邮件", "whjg@example.gov.cn", "电子邮件|电子邮箱|邮箱|[\\w.-]+@[\\w-]+(\\.[\\w-]+)+"),
  ONLINE("网上提交", "本网站“意见征集”栏目本页下方", "网上|在线|网站|网络平台"),
  FAX("传真", "0000-0000000", "传真"),
  PHONE("电话", "0000-0000000，工作日 9:00—17:30", "电话|致电");

  private final String label;
  private final String example;
  private final Pattern words;

  AnswerWay(String label, String example, String words) {
    this.label = label;
    this.example = example;
    this.words = Pattern.compile(words);
  }

  public String label() {
    return label;
  }

  /** What a clerk would write for it. */
  public String example() {
    return example;
  }

  /** The ways a text names, however it was typed. */
  static Set<AnswerWay> in(String method) {
    var found = EnumSet.noneOf(AnswerWay.class);
    Arrays.stream(values()).filter(w -> w.words.matcher(method).find()).forEach(found::add);
    return found;
  }

  /** One text of several ways, as readers see it. */
  public static String text(Map<AnswerWay, String> details) {
    return new TreeMap<>(details)
        .entrySet().stream()
            .map(e -> e.getKey().label + "：" + e.getValue())
            .collect(Collectors.joining("；"));
  }

  /** Takes such a text apart again; a text of another form stays with the first way it names. */
  public static Map<AnswerWay, String> details(String method) {
    var found = new EnumMap<AnswerWay, String>(AnswerWay.class);
    for (var part : method.split("；")) {
      Arrays.stream(values())
          .filter(w -> part.startsWith(w.label + "："))
          .findFirst()
          .ifPresent(w -> found.put(w, part.substring(w.label.length() + 1)));
    }
    if (found.isEmpty() && !method.isBlank()) {
      found.put(in(method).stream().findFirst().orElse(LETTER), method);
    }
    return found;
  }
}
