package org.shenfa.content;

import static org.shenfa.columns.Category.GOVERNMENT_INFORMATION;
import static org.shenfa.columns.Category.INTERACTION;
import static org.shenfa.columns.Category.NEWS;
import static org.shenfa.columns.Category.PUBLIC_SERVICE;
import static org.shenfa.regulation.Clause.MEASURES_11_1;

import org.shenfa.columns.Category;
import org.shenfa.regulation.Enforces;

/** 信息种类: what an item is within its category; the review route turns on it. */
@Enforces(MEASURES_11_1)
public enum ItemKind {
  FORMAL_DOCUMENT(GOVERNMENT_INFORMATION, "公文", "按发文程序签发、标注上网的正式文件"),
  INTERPRETATION(GOVERNMENT_INFORMATION, "政策解读", "与政策文件同步报送、同步发布的解读材料"),
  NOTICE(GOVERNMENT_INFORMATION, "通知公示", "未经办文流程的通知、公告、公示"),
  DRAFT_FOR_COMMENT(GOVERNMENT_INFORMATION, "征求意见稿", "写明征集方式和截止时间的征求意见文件"),
  MAJOR_NEWS(NEWS, "重大决策与主要领导活动", "涉及重要决策部署或者主要领导参加的会议、活动"),
  DEPUTY_LEADER_NEWS(NEWS, "厅领导活动", "副厅级以上领导参加的会议、活动"),
  ORDINARY_NEWS(NEWS, "工作动态", "一般工作动态"),
  UNIT_HEAD_NEWS(NEWS, "单位负责人活动", "原则上不作报道，须先经新闻宣传处批准例外"),
  REPRINT(NEWS, "转载", "从授权名单内的网站转载"),
  INTERACTION_REPLY(INTERACTION, "互动答复", "公开发布的来信答复、征集反馈"),
  SERVICE_GUIDE(PUBLIC_SERVICE, "办事指南", "网上办事、查询和下载服务"),
  SITE_ARRANGEMENT(PUBLIC_SERVICE, "网站布置", "首页位置、横幅、导航、友情链接和页脚，从“网站布置”页按位置办理");

  private final Category category;
  private final String label;
  private final String hint;

  ItemKind(Category category, String label, String hint) {
    this.category = category;
    this.label = label;
    this.hint = hint;
  }

  /** Whether a writer may choose it for a new text; 网站布置 is made once for each place instead. */
  public boolean written() {
    return this != SITE_ARRANGEMENT;
  }

  public Category category() {
    return category;
  }

  public String label() {
    return label;
  }

  /** When a clerk should choose it. */
  public String hint() {
    return hint;
  }
}
