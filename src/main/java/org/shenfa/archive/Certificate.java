package org.shenfa.archive;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.shenfa.Shenfa;

/**
 * 年度清点证明: what an inventory found, in the words it was signed with. Never changes.
 *
 * @param remark what the signer had to say of what is missing
 */
public record Certificate(
    long workId, String text, String remark, String digest, String by, Instant at) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA).withZone(Shenfa.ZONE);

  /** Its paragraphs. */
  public List<String> paragraphs() {
    return text.lines().toList();
  }

  /** The words of a certificate; the same for the same result. */
  static String words(InventoryResult result, String by, String remark) {
    var lines = new ArrayList<String>();
    lines.add(
        "依据《政府网站信息发布管理办法》第二十六条，%s对 %d 年度网站信息审查审批档案逐卷清点，清点完成于 %s。"
            .formatted(by, result.year(), TIME.format(result.at())));
    lines.add(
        "一、数量。发布记录 %d 次，留痕日志记载发布 %d 次；登记归档 %d 卷，日志记载登记 %d 卷。"
            .formatted(
                result.releases(), result.published(), result.packages(), result.registered()));
    for (var one : result.classes()) {
      lines.add(
          "保管期限%s的 %d 卷，档号 %s 至 %s。"
              .formatted(one.retention().label(), one.packages(), one.first(), one.last()));
    }
    lines.add(
        "二、内容。逐卷重算档案清单、保密审查表、稿件版本、网页、附件等 %d 份，共 %d 字节，并与留痕日志（当时 %d 条）所记摘要核对。其中没有留存网页的 %d 卷，原因记在档案清单里。"
            .formatted(result.contents(), result.bytes(), result.log(), result.withoutPage()));
    if (result.faults() == 0) {
      lines.add("三、结果。没有缺失，没有不符。");
    } else {
      lines.add("三、结果。有 %d 处缺失或者不符：".formatted(result.faults()));
      result.found().forEach(d -> lines.add(d.number() + "　" + d.sentence()));
      if (result.found().size() < result.faults()) {
        lines.add("以上是前 %d 条，其余见工作台。".formatted(result.found().size()));
      }
    }
    lines.add("四、保管期限。已满的 %d 卷，只列明，不由本系统销毁。".formatted(result.over()));
    lines.add("五、直属单位、设区市局自行审查的档案（第二十条），由各单位保存，登记和确认情况如下：");
    if (result.papers().isEmpty()) {
      lines.add("没有这类单位。");
    }
    var idle = result.papers().stream().filter(Papers.Line::idle).count();
    for (var line : result.papers()) {
      if (!line.idle()) {
        lines.add(
            "%s：登记 %d 条，当年发布 %d 次，%s。"
                .formatted(line.unit(), line.entries(), line.releases(), line.state()));
      }
    }
    if (idle > 0) {
      lines.add(
          "%s %d 个单位没有登记，也没有发布。".formatted(idle == result.papers().size() ? "全部" : "其余", idle));
    }
    if (!remark.isBlank()) {
      lines.add("六、说明。" + remark.strip());
    }
    return String.join("\n", lines) + "\n";
  }
}
