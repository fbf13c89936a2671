package org.shenfa.desk.web;

import java.util.List;
import org.shenfa.content.ItemKind;

/** 起草前的准备: what a clerk has to have at hand for each kind. */
public final class Preparation {
  private Preparation() {}

  public static List<String> of(ItemKind kind) {
    return switch (kind) {
      case FORMAL_DOCUMENT -> List.of("签发稿", "文号、成文日期、索引号", "办文流程“上网发布”标注");
      case INTERPRETATION -> List.of("所解读文件的稿件编号", "解读要点", "图解、视频等材料");
      case NOTICE -> List.of("正文", "公示期和联系方式");
      case DRAFT_FOR_COMMENT -> List.of("征求意见的文本和起草说明", "信函、网上等提意见的途径", "截止时间");
      case MAJOR_NEWS, DEPUTY_LEADER_NEWS -> List.of("参加的领导", "需要、新闻价值、社会效果三问", "现场照片及其文字说明");
      case ORDINARY_NEWS -> List.of("何时、何地、何事、何果", "照片及其文字说明");
      case UNIT_HEAD_NEWS -> List.of("确需报道的理由", "新闻宣传处的批准");
      case REPRINT -> List.of("原文网址，域名在授权名单内");
      case INTERACTION_REPLY -> List.of("来信或者征集的事由", "答复全文，隐去来信人信息");
      case SERVICE_GUIDE -> List.of("事项名称、依据、条件、材料", "地点、时间、电话、流程", "表格等下载附件");
      case SITE_ARRANGEMENT -> List.of();
    };
  }
}
