package org.shenfa.search;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** 拼音: how Chinese is read, word by word: the 长 of 厅长 is not that of 长江. */
final class Sound {
  private static final Pattern HAN = Pattern.compile("[\\u4e00-\\u9fff〇]+");

  private Sound() {}

  /** First letters of the Chinese in a text, one after the other: 应急管理 is yjgl. */
  static String initials(String text) {
    var letters = new StringBuilder();
    for (var syllable : syllables(text)) {
      letters.append(syllable.charAt(0));
    }
    return letters.toString();
  }

  /** Syllables of the Chinese in a text, without tones. */
  static List<String> syllables(String text) {
    var all = new ArrayList<String>();
    var runs = HAN.matcher(text);
    while (runs.find()) {
      var read = PinyinHelper.toPinyin(runs.group(), PinyinStyleEnum.NORMAL, "|");
      for (var syllable : read.split("\\|", -1)) {
        // One that cannot be read stands for itself, so that places stay in step.
        all.add(syllable.isEmpty() ? "?" : syllable);
      }
    }
    return all;
  }

  /** Syllables as they are confused: without retroflex and back nasal. */
  static List<String> confused(String text) {
    return syllables(text).stream()
        .map(s -> s.replaceFirst("^([zcs])h", "$1").replaceFirst("ng$", "n"))
        .toList();
  }
}
