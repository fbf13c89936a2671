package org.shenfa.screening;

import java.util.Set;

/** 业务用语: words an emergency agency cannot report without; no dictionary may block them. */
final class OwnWords {
  private static final Set<String> WORDS =
      Set.of(
          "事故", "灾害", "灾难", "灾情", "险情", "隐患", "伤亡", "死亡", "遇难", "受伤", "失联", "失踪", "被困", "爆炸", "火灾",
          "燃烧", "泄漏", "泄露", "中毒", "窒息", "坍塌", "倒塌", "透水", "瓦斯", "洪水", "洪涝", "台风", "地震", "滑坡", "泥石流",
          "干旱", "暴雨", "危险", "危险化学品", "烟花爆竹", "炸药", "雷管", "尸体", "遗体", "搜救", "救援", "抢险", "疏散", "瞒报",
          "谎报", "迟报", "追责", "处罚", "违法", "犯罪", "舆情", "投诉", "举报", "群众", "死亡人数", "伤亡人数", "重大事故",
          "较大事故", "特别重大事故", "一般事故", "生产安全事故", "应急响应", "红色预警", "橙色预警");

  private OwnWords() {}

  static boolean contains(String word) {
    return WORDS.contains(Passage.dense(word));
  }
}
