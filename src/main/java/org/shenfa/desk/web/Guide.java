package org.shenfa.desk.web;

import static org.shenfa.regulation.Clause.MEASURES_10_2;
import static org.shenfa.regulation.Clause.MEASURES_11_3;
import static org.shenfa.regulation.Clause.MEASURES_11_6;
import static org.shenfa.regulation.Clause.MEASURES_17_1;
import static org.shenfa.regulation.Clause.MEASURES_17_3;
import static org.shenfa.regulation.Clause.MEASURES_20_4;
import static org.shenfa.regulation.Clause.MEASURES_2_1;
import static org.shenfa.regulation.Clause.MEASURES_2_2;
import static org.shenfa.regulation.Clause.MEASURES_2_3;
import static org.shenfa.regulation.Clause.MEASURES_9_1;

import java.util.Map;
import org.shenfa.regulation.Clause;

/**
 * 填写说明: the rule that stands beside a field of the item form, in one sentence, with its clause.
 *
 * @param example how a right answer looks; empty when the choices say it
 */
public record Guide(Clause clause, String rule, String example) {
  private static final Map<String, Guide> FIELDS =
      Map.ofEntries(
          field("source", MEASURES_9_1, "四种来源选一种，页面上印的名称写全。", "危化监管处"),
          field("publisher", MEASURES_20_4, "页面上必须注明发布部门。", "危化监管处"),
          field("column", MEASURES_2_1, "只列出收这类信息的栏目，可选几个。", ""),
          field("decision", MEASURES_2_2, "公开是原则；不主动公开的写明法律依据和理由，同样受审。", ""),
          field("number", MEASURES_17_1, "机关代字、六角括号里的四位年份、不带零的序号。", "江应急〔2026〕12号"),
          field("issuer", MEASURES_17_1, "发文机关全称，联合发文的写主办机关。", "江海省应急管理厅"),
          field("formedOn", MEASURES_17_1, "落款的日期；二十个工作日的发布期限从次日起算。", ""),
          field("subject", MEASURES_17_1, "按政府信息公开目录的主题填写。", "安全生产监管"),
          field("indexNumber", MEASURES_17_1, "机构代码、年份、五位序号。", "990000001/2026-00012"),
          field("validity", MEASURES_2_3, "失效、废止、修改的，页首会注明。", ""),
          field("markedForWeb", MEASURES_17_1, "办文时没有标注“上网发布”的，不能报送。", ""),
          field("policy", MEASURES_10_2, "政策性文件与解读同步组织、同步审签、同步发布。", ""),
          field("pairedWith", MEASURES_10_2, "从“文件与解读”一并起草的，编号已经互相填好。", "2026-0002"),
          field("waiver", MEASURES_10_2, "确不需要解读的写明理由，随稿受审。", "内容为人事任免，无需解读"),
          field("method", MEASURES_17_3, "写到公众能照着送到；只留电子邮件不够。", ""),
          field("closesAt", MEASURES_17_3, "一般不少于三十日；截止后一个月内要公布征集情况反馈。", ""),
          field("link", MEASURES_11_6, "只能是授权名单内的网站，按域名逐字核对。", "https://www.mem.gov.cn/…"),
          field("site", MEASURES_11_6, "页面上标注的来源网站，按名单上的名称。", "应急管理部网站"),
          field("at", MEASURES_11_6, "从来源网站取得这篇文字的时间，系统取回的已填好。", ""),
          field("leaders", MEASURES_11_3, "从今天的领导名录里勾选，次序按名录。", ""),
          field("need", MEASURES_11_3, "这次活动与哪项工作部署有关，为什么要让社会知道。", "部署全省汛前检查"),
          field("newsValue", MEASURES_11_3, "新在哪里：新决定、新数字、新进展。", "首次公布隐患整改时限"),
          field("effect", MEASURES_11_3, "希望公众和企业知道什么、怎么做。", "企业知道何时完成整改"));

  private static Map.Entry<String, Guide> field(
      String name, Clause clause, String rule, String example) {
    return Map.entry(name, new Guide(clause, rule, example));
  }

  /** The rule of a field; every field that is asked with its rule has one. */
  public static Guide of(String field) {
    var guide = FIELDS.get(field);
    if (guide == null) {
      throw new IllegalArgumentException("no rule is written down for the field " + field);
    }
    return guide;
  }

  /** Where the clause is explained. */
  public static String address(Clause clause) {
    var id = clause.id();
    return "/desk/rules/" + id.substring(0, id.indexOf('-')) + "#c" + id;
  }
}
