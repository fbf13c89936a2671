package org.shenfa.registers;

import static org.shenfa.registers.Field.charges;
import static org.shenfa.registers.Field.choice;
import static org.shenfa.registers.Field.day;
import static org.shenfa.registers.Field.entry;
import static org.shenfa.registers.Field.line;
import static org.shenfa.registers.Field.number;
import static org.shenfa.registers.Field.people;
import static org.shenfa.registers.Field.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import org.shenfa.organization.UnitKind;
import org.shenfa.regulation.Clause;

/** 台账种类: what is written down, by whom, under which article; the first field names an entry. */
public enum RegisterKind {
  FACILITY(
      "设施设备",
      Clause.MEASURES_6_1,
      Set.of(UnitKind.EQUIPMENT_DIVISION),
      "warranty",
      List.of(
          line("name", "名称"),
          line("model", "型号、编号"),
          day("bought", "采购日期"),
          day("warranty", "保修到期").optional(),
          line("place", "放在哪里"),
          line("keeper", "管理人"),
          choice("use", "状态", "在用", "停用", "报废"))),
  MAINTENANCE(
      "设施维护",
      Clause.MEASURES_6_1,
      Set.of(UnitKind.EQUIPMENT_DIVISION),
      "next",
      List.of(
          line("facility", "设备"),
          day("day", "日期"),
          text("done", "做了什么"),
          line("who", "谁做的"),
          day("next", "下次维护").optional())),
  CERTIFICATE(
      "域名、证书与备案",
      Clause.MEASURES_6_1,
      Set.of(UnitKind.EQUIPMENT_DIVISION, UnitKind.TECHNOLOGY_DIVISION),
      "until",
      List.of(
          line("name", "名称"),
          choice("sort", "种类", "域名", "服务器证书", "备案", "电子印章", "其他"),
          line("issuer", "发给机构"),
          day("until", "到期"),
          line("keeper", "管理人"))),
  TRAINING_PLAN(
      "培训计划",
      Clause.MEASURES_27_1,
      Set.of(UnitKind.PUBLICITY_OFFICE),
      "by",
      List.of(
          line("name", "计划名称"),
          charges("posts", "给哪些岗位"),
          day("by", "什么时候以前完成"),
          text("content", "培训什么"),
          line("owner", "由谁负责"),
          day("finished", "完成日期").optional())),
  TEST(
      "测试科目",
      Clause.MEASURES_27_1,
      Set.of(UnitKind.PUBLICITY_OFFICE),
      "",
      List.of(line("name", "科目名称"), text("content", "考什么"), line("pass", "怎样算合格"))),
  TRAINING(
      "培训",
      Clause.MEASURES_27_1,
      Set.of(UnitKind.PUBLICITY_OFFICE),
      "",
      List.of(
          line("name", "培训名称"),
          day("day", "日期"),
          number("hours", "学时"),
          line("teacher", "讲授人"),
          entry("plan", "执行哪个计划", "TRAINING_PLAN").optional(),
          line("place", "地点").optional(),
          text("content", "内容"),
          people("attended", "参加人员的工号"),
          entry("exam", "测试科目", "TEST").optional(),
          people("passed", "测试合格人员的工号").optional())),
  MEETING(
      "会议与情况通报",
      Clause.MEASURES_27_1,
      Set.of(UnitKind.PUBLICITY_OFFICE),
      "",
      List.of(
          line("name", "会议名称"),
          day("day", "日期"),
          line("organizer", "召集单位"),
          people("attended", "参加人员的工号"),
          text("content", "与网站有关的要点"))),
  PARTNER(
      "交流单位",
      Clause.MEASURES_28_1,
      Set.of(UnitKind.PUBLICITY_OFFICE),
      "until",
      List.of(
          line("name", "单位、网站名称"),
          choice("sort", "种类", "政府网站", "重要商业网站", "业内新闻网站", "其他"),
          line("address", "网址"),
          text("agreed", "怎样交流"),
          day("until", "约定到期").optional(),
          line("contact", "对方联系部门").optional())),
  EXCHANGE(
      "互换稿件",
      Clause.MEASURES_28_1,
      Set.of(UnitKind.PUBLICITY_OFFICE),
      "",
      List.of(
          line("name", "稿件标题"),
          line("partner", "对方单位"),
          choice("way", "方向", "采用对方的", "提供给对方的"),
          day("day", "日期"),
          line("address", "网址").optional())),
  REVIEW_PAPERS(
      "自行审查的档案",
      Clause.MEASURES_20_1,
      Set.of(UnitKind.AFFILIATE, UnitKind.CITY_BUREAU, UnitKind.SAFETY_TECH_CENTER),
      "",
      List.of(
          line("name", "信息标题"),
          day("day", "审查日期"),
          line("reviewer", "审查人"),
          line("head", "签批人"),
          line("place", "档案存放处"),
          day("until", "保存到").optional()));

  private final String label;
  private final Clause clause;
  private final Set<UnitKind> keepers;
  private final String due;
  private final List<Field> fields;

  RegisterKind(String label, Clause clause, Set<UnitKind> keepers, String due, List<Field> fields) {
    this.label = label;
    this.clause = clause;
    this.keepers = keepers;
    this.due = due;
    this.fields = fields;
  }

  public String label() {
    return label;
  }

  public Clause clause() {
    return clause;
  }

  /** The kinds of units that write it. */
  public Set<UnitKind> keepers() {
    return keepers;
  }

  public List<Field> fields() {
    return fields;
  }

  /** Name of the field whose day is reminded of; empty where none is. */
  String due() {
    return due;
  }

  /** Whether it is one of those that training is written down in. */
  public boolean training() {
    return this == TRAINING_PLAN || this == TEST || this == TRAINING;
  }

  /** As addresses write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The kind of a code.
   *
   * @throws NoSuchElementException when there is none
   */
  public static RegisterKind of(String code) {
    return Arrays.stream(values())
        .filter(k -> k.code().equals(code))
        .findFirst()
        .orElseThrow(NoSuchElementException::new);
  }
}
