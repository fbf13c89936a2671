package org.shenfa.figures;

/** 指标: what is counted for a month, and how; the definition is published with the figure. */
public enum Metric {
  RECEIVED("收件数", "当月登记的来信，一封不少，滥用的也先登记；认定为滥用的另列。投诉、举报合为一项。主题由受理员定。", true),
  ON_TIME("按期答复率", "当月到期的来信中，承办单位在收到后四个工作日内提出答复意见、经负责人审核并转网站的。分母是当月到期的，与当月收到多少无关。", true),
  WAIT("公众等待", "当月答复的来信，从来信到网站第一次答复共经过的工作日；退回、改派的时间都算在内。", true),
  RETURNS("退回", "当月承办单位以不属于本单位职责退回的次数，占当月转给它的次数；同一封信第二次退回、由新闻宣传处指定承办的另列。", true),
  LATE("超期件", "月末时已经超过四个工作日还没有转网站的来信；超期天数按工作日计，从期限届满后第一天起。", true),
  SATISFACTION("满意度", "当月评价或者评价期满的答复。问题解决了并且态度评四分以上的计满意，其余评价计不满意；没有评价的计未评，不计满意。", true),
  AGAIN(
      "重办率", "当月网站答复的来信中，写信人再问一次并且同意再办的，按当月同意再办的件数除以当月答复的件数。当月再次答复的来信中，审核的负责人认为结果有实质改变的另列。", true),
  PUBLISHED("公开率", "当月答复、写信人同意公开的来信（投诉、举报不公开），到统计时已经公开的。", true),
  REPEATED("重复问题", "当月来信中问同一件事的，由人归到一起、起名；满 20 件的按名字列，最多二十个，写明答疑的页面指明以后有没有发布新版。", true),
  PETITIONS(
      "信访转办",
      "当月转办公室按信访程序办理的来信；登记簿上的信访事项（含其他机关转来的），当月告知期满的和其中自收到之日起十五日内书面告知的，当月办结期满的和其中自受理之日起六十日内、经批准延长的九十日内作出处理意见的。只说件数；超过期限以后才办的，仍不计按期。",
      true),
  DISCLOSURE("依申请公开", "当月收到的政府信息公开申请；当月答复期限届满的申请中按期答复的。", true),
  SOLICITATIONS(
      "意见征集", "当月开始的征集、收到的意见件数；当月公布反馈的，其中在截止后一个月内公布的，反馈的意见中采纳、部分采纳、未采纳的；月末超期未反馈的和超期最久的天数。", false),
  CONCERNS("回应关切", "当月作出首次回应的公众关切，从发现到首次回应的小时数，夜里、周末都算；没有按约定时间更新的次数。", false),
  GUIDES(
      "办事服务",
      "统计时在网上的办事指南，其中每个要素都在六个月内确认过、没有待复核事项的；当月每夜从网站取下办事下载来核对，内容不符或者取不到的次数；读者在指南上说有没有帮助的，其中有帮助的。",
      false),
  ERRORS(
      "纠错",
      "当月公众指出的网站差错；当月作出判断的，其中确是差错的；当月答复期满的，其中自报错之日起三个工作日内答复的；同一单位同样的差错办结后九十日内又出现的次数；一级差错从报错到先行撤下的时间。",
      true),
  DUTY(
      "值班读网",
      "当月每个日历日：当天读完签名交班的、有人值班而没有交班的、没有安排人的。月末在网的网页中以前九十日内值班的人读过的；当月每读一百页发现的问题；负责人不看读网结果再读一遍的页面中，值班的人没有看出问题的。",
      false),
  HEALTH(
      "站点健康",
      "当月对首页的访问，每半小时一次，超过国家检查规定的秒数没有打开的算不可用；当月新发现的失效链接，误报除外；统计时超过期限没有更新的栏目；月末到最先到期的域名、证书还有几天。",
      false),
  ASSESSED("考评", "当月确认的考评：各单位的得分和构成它的计分条数，各单位提出的异议和其中成立的。逐条依据在考评通报里。", false);

  private final String label;
  private final String definition;
  private final boolean persons;

  Metric(String label, String definition, boolean persons) {
    this.label = label;
    this.definition = definition;
    this.persons = persons;
  }

  public String label() {
    return label;
  }

  /** How it is counted, as readers are told. */
  public String definition() {
    return definition;
  }

  /** Whether it counts what people sent in, so that few of them are not told apart. */
  public boolean persons() {
    return persons;
  }
}
