package org.shenfa.boards;

/**
 * 年度报表的行: the rows of 《政府网站工作年度报表》. The eight parts are those of 国办函〔2018〕12号, which says when and
 * where it is published; the form itself was not reached, so each row says how it is known.
 */
public enum YearLine {
  SITE_NAME(Part.SITE, "网站名称", Kind.WORDS, Source.SETTING, Mark.ASSUMED, "网站设置"),
  HOME_PAGE(Part.SITE, "首页网址", Kind.WORDS, Source.SETTING, Mark.SEEN, "网站设置中的域名"),
  HOST(Part.SITE, "主办单位", Kind.WORDS, Source.TYPED, Mark.ASSUMED, ""),
  SITE_KIND(Part.SITE, "网站类型", Kind.WORDS, Source.TYPED, Mark.ASSUMED, "政府门户网站或者部门网站"),
  SITE_CODE(Part.SITE, "政府网站标识码", Kind.WORDS, Source.SETTING, Mark.ASSUMED, "网站设置"),
  ICP(Part.SITE, "ICP备案号", Kind.WORDS, Source.SETTING, Mark.ASSUMED, "网站设置"),
  POLICE(Part.SITE, "公安机关备案号", Kind.WORDS, Source.SETTING, Mark.ASSUMED, "网站设置"),
  VISITORS(Part.SITE, "独立用户访问总量", Kind.COUNT, Source.TYPED, Mark.SEEN, "本系统不识别访客，照统计平台填"),
  VISITS(Part.SITE, "网站总访问量", Kind.COUNT, Source.TYPED, Mark.SEEN, "本系统只数文章的浏览次数，照统计平台填"),

  RELEASED(
      Part.RELEASES, "信息发布总数", Kind.COUNT, Source.RECORDS, Mark.ASSUMED, "当年首次发布的稿件，含各类；网站布置不计"),
  OVERVIEW(Part.RELEASES, "概况类信息更新量", Kind.COUNT, Source.TYPED, Mark.SEEN, "栏目没有标明哪些是概况类"),
  NEWS(Part.RELEASES, "政务动态信息更新量", Kind.COUNT, Source.RECORDS, Mark.SEEN, "当年首次发布的新闻信息"),
  CATALOGUE(Part.RELEASES, "信息公开目录信息更新量", Kind.COUNT, Source.RECORDS, Mark.SEEN, "当年首次发布的政府信息"),

  TOPICS_KEPT(Part.TOPICS, "维护专栏专题数量", Kind.COUNT, Source.RECORDS, Mark.ASSUMED, "当年有过一天在期的专题专栏"),
  TOPICS_NEW(Part.TOPICS, "新开设专栏专题数量", Kind.COUNT, Source.RECORDS, Mark.ASSUMED, "当年建立的专题专栏"),

  INTERPRETED(Part.ANSWERS, "解读信息发布总数", Kind.COUNT, Source.RECORDS, Mark.SEEN, "当年首次发布的政策解读"),
  MATERIALS(Part.ANSWERS, "其中解读材料数量", Kind.COUNT, Source.TYPED, Mark.ASSUMED, "记录不分材料、产品和评论"),
  PRODUCTS(Part.ANSWERS, "其中解读产品数量", Kind.COUNT, Source.TYPED, Mark.ASSUMED, ""),
  COMMENTARIES(Part.ANSWERS, "其中媒体评论文章数量", Kind.COUNT, Source.TYPED, Mark.ASSUMED, ""),
  CONCERNS(Part.ANSWERS, "回应公众关注热点或者重大舆情数量", Kind.COUNT, Source.RECORDS, Mark.SEEN, "当年首次回应的公众关切"),

  HAS_CATALOGUE(Part.SERVICES, "是否发布服务事项目录", Kind.YES_NO, Source.TYPED, Mark.ASSUMED, ""),
  REGISTERED(Part.SERVICES, "注册用户数", Kind.COUNT, Source.TYPED, Mark.SEEN, "注册在一体化平台，不在本系统"),
  GUIDES(Part.SERVICES, "政务服务事项数量", Kind.COUNT, Source.RECORDS, Mark.ASSUMED, "统计时在网的办事指南"),
  ONLINE(
      Part.SERVICES, "可全程在线办理政务服务事项数量", Kind.COUNT, Source.TYPED, Mark.ASSUMED, "办理在一体化平台，不在本系统"),
  HANDLED(Part.SERVICES, "办件量总数", Kind.COUNT, Source.TYPED, Mark.SEEN, "办件在一体化平台，不在本系统"),
  HANDLED_PEOPLE(Part.SERVICES, "其中自然人办件量", Kind.COUNT, Source.TYPED, Mark.ASSUMED, ""),
  HANDLED_FIRMS(Part.SERVICES, "其中法人办件量", Kind.COUNT, Source.TYPED, Mark.ASSUMED, ""),

  UNIFIED(Part.INTERACTION, "是否使用统一平台", Kind.YES_NO, Source.TYPED, Mark.ASSUMED, ""),
  LETTERS(Part.INTERACTION, "收到留言数量", Kind.COUNT, Source.RECORDS, Mark.SEEN, "当年登记的来信，含转信访的"),
  REPLIED(Part.INTERACTION, "办结留言数量", Kind.COUNT, Source.RECORDS, Mark.SEEN, "当年第一次答复的来信"),
  AVERAGE(
      Part.INTERACTION, "平均办理时间（天）", Kind.DAYS, Source.RECORDS, Mark.ASSUMED, "从来信到第一次答复的自然日，保留一位"),
  PUBLISHED(Part.INTERACTION, "公开答复数量", Kind.COUNT, Source.RECORDS, Mark.SEEN, "当年公开发布的答复"),
  SURVEYS(Part.INTERACTION, "征集调查期数", Kind.COUNT, Source.RECORDS, Mark.ASSUMED, "当年开始的意见征集"),
  OPINIONS(Part.INTERACTION, "收到意见数量", Kind.COUNT, Source.RECORDS, Mark.ASSUMED, "当年收到的征集意见"),
  RESULTS(Part.INTERACTION, "公布调查结果期数", Kind.COUNT, Source.RECORDS, Mark.ASSUMED, "当年首次公布反馈的征集"),
  INTERVIEWS(Part.INTERACTION, "在线访谈期数", Kind.COUNT, Source.TYPED, Mark.SEEN, "本系统不办在线访谈"),
  INTERVIEW_QUESTIONS(Part.INTERACTION, "访谈中网民留言数量", Kind.COUNT, Source.TYPED, Mark.ASSUMED, ""),
  INTERVIEW_ANSWERS(Part.INTERACTION, "访谈中答复网民提问数量", Kind.COUNT, Source.TYPED, Mark.ASSUMED, ""),
  SMART(Part.INTERACTION, "是否提供智能问答", Kind.YES_NO, Source.TYPED, Mark.ASSUMED, ""),

  CHECKS(
      Part.SECURITY, "安全检测评估次数", Kind.COUNT, Source.TYPED, Mark.ASSUMED, "等级测评、渗透测试等；内容巡检不是安全检测"),
  PROBLEMS(Part.SECURITY, "发现问题数量", Kind.COUNT, Source.TYPED, Mark.ASSUMED, ""),
  FIXED(Part.SECURITY, "问题整改数量", Kind.COUNT, Source.TYPED, Mark.ASSUMED, ""),
  MONITORING(Part.SECURITY, "是否建立安全监测预警机制", Kind.YES_NO, Source.TYPED, Mark.ASSUMED, ""),
  DRILL(Part.SECURITY, "是否开展应急演练", Kind.YES_NO, Source.TYPED, Mark.ASSUMED, ""),
  RESPONSIBLE(Part.SECURITY, "是否明确网站安全责任人", Kind.YES_NO, Source.TYPED, Mark.ASSUMED, ""),

  MOBILE(Part.MOBILE, "是否有移动新媒体", Kind.YES_NO, Source.TYPED, Mark.ASSUMED, ""),
  WEIBO(Part.MOBILE, "微博：名称、信息发布量、关注量", Kind.WORDS, Source.TYPED, Mark.ASSUMED, "没有的写“无”"),
  WECHAT(Part.MOBILE, "微信：名称、信息发布量、订阅数", Kind.WORDS, Source.TYPED, Mark.SEEN, "没有的写“无”"),
  OTHER_MEDIA(Part.MOBILE, "其他移动新媒体", Kind.WORDS, Source.TYPED, Mark.ASSUMED, "没有的写“无”"),

  SEARCH(Part.INNOVATION, "搜索即服务", Kind.YES_NO, Source.TYPED, Mark.ASSUMED, ""),
  LANGUAGES(Part.INNOVATION, "多语言版本", Kind.YES_NO, Source.TYPED, Mark.ASSUMED, ""),
  ACCESSIBLE(Part.INNOVATION, "无障碍浏览", Kind.YES_NO, Source.TYPED, Mark.ASSUMED, ""),
  PERSONAL(Part.INNOVATION, "千人千网", Kind.YES_NO, Source.TYPED, Mark.ASSUMED, ""),
  OTHER_INNOVATION(Part.INNOVATION, "其他", Kind.WORDS, Source.TYPED, Mark.ASSUMED, "没有的写“无”");

  private final Part part;
  private final String label;
  private final Kind kind;
  private final Source source;
  private final Mark mark;
  private final String note;

  YearLine(Part part, String label, Kind kind, Source source, Mark mark, String note) {
    this.part = part;
    this.label = label;
    this.kind = kind;
    this.source = source;
    this.mark = mark;
    this.note = note;
  }

  /** 部分: after what a site is, the eight that the notice names. */
  public enum Part {
    SITE("基本信息和访问"),
    RELEASES("信息发布"),
    TOPICS("专栏专题"),
    ANSWERS("解读回应"),
    SERVICES("办事服务"),
    INTERACTION("互动交流"),
    SECURITY("安全防护"),
    MOBILE("移动新媒体"),
    INNOVATION("创新发展");

    private final String label;

    Part(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** 填法. */
  public enum Kind {
    COUNT,
    DAYS,
    YES_NO,
    WORDS
  }

  /** 从哪里来. */
  public enum Source {
    RECORDS("记录"),
    SETTING("设置"),
    TYPED("填报");

    private final String label;

    Source(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** 行名核实到什么程度. */
  public enum Mark {
    SEEN("见于公开的报表程序"),
    ASSUMED("没有见到原表");

    private final String label;

    Mark(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  public Part part() {
    return part;
  }

  public String label() {
    return label;
  }

  public Kind kind() {
    return kind;
  }

  public Source source() {
    return source;
  }

  public Mark mark() {
    return mark;
  }

  /** How it is counted, or what to mind when it is typed. */
  public String note() {
    return note;
  }

  public boolean typed() {
    return source == Source.TYPED;
  }
}
