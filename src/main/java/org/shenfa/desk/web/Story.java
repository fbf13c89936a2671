package org.shenfa.desk.web;

import org.shenfa.audit.Event;
import org.shenfa.review.Look;

/** 经过: an event of the log as a sentence. */
public final class Story {
  private Story() {}

  public static String sentence(Event event) {
    var entry = event.entry();
    var who = entry.actorName();
    var look = entry.details().get("look");
    var at = look == null ? "" : Look.valueOf(look).label();
    var what =
        switch (entry.action()) {
          case "item.created" -> "起草，产生单位定为" + entry.details().getOrDefault("unit", "");
          case "revision.saved" ->
              "形成第 %s 版".formatted(entry.details().getOrDefault("revision", ""));
          case "file.uploaded" -> "上传附件“%s”".formatted(entry.details().getOrDefault("name", ""));
          case "case.opened" -> "报送审查";
          case "opinion.agreed" -> "在“%s”环节签署同意".formatted(at);
          case "opinion.returned" -> "在“%s”环节退回".formatted(at);
          case "opinion.revoked" -> "收回意见：" + entry.details().getOrDefault("reason", "");
          case "manuscript.kept" ->
              "附上签发文稿“%s”".formatted(entry.details().getOrDefault("name", ""));
          case "manuscript.none" -> "写明没有纸质签发文稿：" + entry.details().getOrDefault("reason", "");
          case "annotation.added" -> "写了一条批注";
          case "annotation.replied" -> "回复了一条批注";
          case "annotation.struck" -> "划去了自己的一条批注";
          case "annotation.resolved" -> "把一条批注标为已处理";
          case "case.passed" -> "把“%s”环节转交%s".formatted(at, entry.details().getOrDefault("to", ""));
          case "case.withdrawn" -> "撤回报送：" + entry.details().getOrDefault("reason", "");
          case "exception.granted" -> "批准例外：" + entry.details().getOrDefault("reason", "");
          case "exception.asked" -> "请新闻宣传处批准例外：" + entry.details().getOrDefault("reason", "");
          case "reprint.taken" -> "从来源网站取回原文：" + entry.details().getOrDefault("link", "");
          case "reprint.sighted" -> "复查转载来源：" + entry.details().getOrDefault("detail", "");
          case "reprint.handled" -> "处理转载来源的变化：" + entry.details().getOrDefault("remark", "");
          case "interpretation.planned" -> "写定解读方案";
          case "release.published" -> "发布，放行编号 " + entry.details().getOrDefault("release", "");
          case "deadline.explained" -> "写明滞后原因：" + entry.details().getOrDefault("reason", "");
          case "release.scheduled" -> "排定发布时间";
          case "schedule.cancelled" -> "取消定时发布";
          case "schedule.refused" -> "定时发布没有办成：" + entry.details().getOrDefault("reason", "");
          case "release.probed" ->
              "取回公开页面，" + ("YES".equals(entry.details().get("same")) ? "与放行版本一致" : "与放行版本不一致");
          case "release.confirmed" ->
              "打开页面确认" + ("YES".equals(entry.details().get("correct")) ? "无误" : "，发现问题");
          case "release.withdrawn" -> "撤下：" + entry.details().getOrDefault("remark", "");
          default -> entry.action();
        };
    return who + what + (entry.delegation() == null ? "。" : "（受委托）。");
  }
}
