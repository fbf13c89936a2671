package org.shenfa.organization;

import static org.shenfa.organization.PostKind.CLERK;
import static org.shenfa.organization.PostKind.DEPUTY_HEAD;
import static org.shenfa.organization.PostKind.DEPUTY_LEADER;
import static org.shenfa.organization.PostKind.EDITORIAL_REVIEWER;
import static org.shenfa.organization.PostKind.INTAKE_CLERK;
import static org.shenfa.organization.PostKind.LIAISON;
import static org.shenfa.organization.PostKind.OPENNESS_REVIEWER;
import static org.shenfa.organization.PostKind.PETITION_CLERK;
import static org.shenfa.organization.PostKind.PRINCIPAL_LEADER;
import static org.shenfa.organization.PostKind.SECRECY_REVIEWER;
import static org.shenfa.organization.PostKind.SITE_EDITOR;
import static org.shenfa.organization.PostKind.UNIT_HEAD;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 演示机构: an invented 江海省应急管理厅 with everybody the regulation asks for. No such province exists; every
 * name is made up.
 */
@Service
public class DemoOrganization {
  /** 系统管理员, 安全管理员, 审计管理员: persons without posts; their roles are granted elsewhere. */
  public static final String SYSTEM_ADMIN = "900001";

  public static final String SECURITY_ADMIN = "900002";

  public static final String AUDIT_ADMIN = "900003";

  /** Kind, name, short name, people in the order of their posts. */
  private static final String ROSTER =
      """
      LEADERSHIP|江海省应急管理厅领导|厅领导|陈克毅 王海屿 李维民 周晓岚
      GENERAL_OFFICE|办公室|办公室|张文博 刘静怡 赵思远 孙慧敏 何正清 林雅琴
      PUBLICITY_OFFICE|新闻宣传处|新闻宣传处|吴志宏 郑雨桐 冯子涵 蒋丽华 沈若溪 韩东升 杨逸凡 朱梦洁
      TECHNOLOGY_DIVISION|科技和信息化处|科信处|秦汉文 许明哲 尤嘉琪 施国强
      EQUIPMENT_DIVISION|科技装备处|科技装备处|孔祥瑞 曹建军 严春燕 华子墨
      DIVISION|应急指挥中心|指挥中心|金世杰 魏长青 陶欣然 姜卫东
      DIVISION|危险化学品安全监督管理处|危化监管处|戚建国 谢文静 邹俊杰 喻晓梅
      DIVISION|矿山安全监督管理处|矿山监管处|柏松林 水清扬 窦志强 章淑芬
      DIVISION|工贸安全监督管理处|工贸监管处|云启航 苏婉清 潘志刚 葛晓东
      DIVISION|安全生产综合协调处|综合协调处|奚正明 范思琪 彭大伟 郎秋月
      DIVISION|火灾防治管理处|火灾防治处|鲁长河 韦佳宁 昌永平 马秀兰
      DIVISION|防汛抗旱处|防汛抗旱处|苗润生 凤晓雯 花志远 方玉珍
      DIVISION|地震和地质灾害救援处|地灾救援处|俞定山 任海燕 袁立新 柳青青
      DIVISION|救灾和物资保障处|物资保障处|酆国栋 鲍慧玲 史云鹏 唐晓芸
      DIVISION|政策法规处|政策法规处|费明礼 廉洁茹 岑振华 薛佩兰
      DIVISION|规划财务处|规划财务处|雷振声 贺婷婷 倪伟民 汤素英
      DIVISION|调查评估和统计处|调查统计处|滕学文 殷晓琳 罗振宇 毕红霞
      DIVISION|行政审批处|行政审批处|郝建华 邬思敏 安文涛 常秀云
      DIVISION|人事教育处|人事教育处|乐嘉树 于晓彤 时永强 傅桂芳
      DIVISION|机关纪委|机关纪委|皮振纲 卞文娟 齐志勇 康美玲
      SAFETY_TECH_CENTER|江海省安全生产技术中心|安技中心|伍建平 余晓峰 元佳慧 卜振东 顾一鸣
      AFFILIATE|江海省应急救援总队|救援总队|孟庆山 平海涛 黄嘉宁 和晓燕 穆长风
      AFFILIATE|江海省应急管理宣传教育中心|宣教中心|萧文远 尹丽娜 姚振邦 邵桂英 湛思雨
      AFFILIATE|江海省减灾中心|减灾中心|汪泽民 祁晓红 毛志鹏 禹春梅 狄欣怡
      CITY_BUREAU|临江市应急管理局|临江市局|米国安 贝晓薇 明志成 臧玉兰 计若彤
      CITY_BUREAU|云溪市应急管理局|云溪市局|伏永康 成雅文 戴振兴 谈秀芝 宋雨薇
      CITY_BUREAU|安澜市应急管理局|安澜市局|茅海生 庞晓婷 熊志伟 纪桂兰 舒文婷
      CITY_BUREAU|青浦湾市应急管理局|青浦湾市局|屈振国 项丽萍 祝文斌 董淑珍 梁诗雅
      CITY_BUREAU|平湖洲市应急管理局|平湖洲市局|杜长林 阮晓丹 蓝志豪 闵玉梅 席梦瑶
      CITY_BUREAU|长汀口市应急管理局|长汀口市局|季国梁 麻晓莉 强志明 贾秀珍 路思佳
      CITY_BUREAU|鹤鸣市应急管理局|鹤鸣市局|娄卫国 危晓静 江志军 童桂珍 颜欣悦
      CITY_BUREAU|望海市应急管理局|望海市局|郭海平 梅晓晴 盛志坚 林秀娥 刁雨晨
      CITY_BUREAU|石城岭市应急管理局|石城岭市局|钟国华 徐丽君 邱振华 骆玉英 高梓萱
      CITY_BUREAU|凤栖市应急管理局|凤栖市局|夏长春 蔡晓玲 田志国 樊桂花 胡静雯
      CITY_BUREAU|丰泽洲市应急管理局|丰泽洲市局|凌建业 霍晓敏 虞志远 万秀荣 支雨欣
      CITY_BUREAU|澄湖市应急管理局|澄湖市局|柯国盛 昝晓芳 管志刚 卢玉华 莫雅楠
      CITY_BUREAU|金渡市应急管理局|金渡市局|经长胜 房晓蕾 裘志平 缪桂香 干思颖
      """;

  /** The order of the names in {@link #ROSTER} for a division. */
  private static final List<List<PostKind>> USUAL =
      List.of(List.of(UNIT_HEAD), List.of(DEPUTY_HEAD), List.of(CLERK), List.of(SECRECY_REVIEWER));

  private static final List<DemoUnit> UNITS = readUnits();
  private static final List<DemoPerson> PEOPLE = readPeople();

  private final Units register;
  private final Appointments appointments;
  private final Leaders leaders;
  private final JdbcClient db;
  private final boolean demo;

  DemoOrganization(
      Units register,
      Appointments appointments,
      Leaders leaders,
      JdbcClient db,
      @Value("${shenfa.demo:false}") boolean demo) {
    this.register = register;
    this.appointments = appointments;
    this.leaders = leaders;
    this.db = db;
    this.demo = demo;
  }

  private record DemoUnit(
      int sort, UnitKind kind, String name, String shortName, List<String> people) {}

  /** Every demo person, by unit in the order of the official list, administrators last. */
  public static List<DemoPerson> people() {
    return PEOPLE;
  }

  /** The demo person of this post; the first where there are several. */
  public static DemoPerson holding(String unitShortName, PostKind kind) {
    return PEOPLE.stream()
        .filter(p -> p.unit().equals(unitShortName) && p.posts().contains(kind))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Registers the demo's units, persons and posts, held from {@code on}.
   *
   * @return whether it did: only in a demo, and only while no unit is registered
   */
  @Transactional
  public boolean create(LocalDate on) {
    if (!demo || db.sql("select exists (select from unit)").query(Boolean.class).single()) {
      return false;
    }
    var units = new HashMap<String, Unit>();
    for (var unit : UNITS) {
      units.put(
          unit.shortName(),
          register.establish(null, unit.kind(), unit.name(), unit.shortName(), unit.sort()));
    }
    for (var demoPerson : PEOPLE) {
      var person = appointments.enrol(null, demoPerson.staffNo(), demoPerson.name());
      for (var kind : demoPerson.posts()) {
        var unit = units.get(demoPerson.unit());
        if (unit == null) {
          throw new IllegalStateException(demoPerson.unit());
        }
        appointments.appoint(null, person.id(), unit.id(), kind, on);
      }
    }
    var rank = 0;
    for (var leader : leaders.on(on)) {
      leaders.rank(null, leader.post().id(), rank + 1, TITLES.get(rank++));
    }
    return true;
  }

  /** The leaders' titles in the order of the roster. */
  private static final List<String> TITLES =
      List.of("党委书记、厅长", "党委副书记、副厅长", "党委委员、副厅长", "党委委员、总工程师");

  private static List<List<PostKind>> posts(UnitKind kind) {
    var all = new ArrayList<List<PostKind>>();
    switch (kind) {
      case LEADERSHIP -> {
        all.add(List.of(PRINCIPAL_LEADER));
        all.add(List.of(DEPUTY_LEADER));
        all.add(List.of(DEPUTY_LEADER));
        all.add(List.of(DEPUTY_LEADER));
      }
      case PUBLICITY_OFFICE -> {
        all.add(List.of(UNIT_HEAD));
        all.add(List.of(DEPUTY_HEAD, EDITORIAL_REVIEWER));
        all.add(List.of(CLERK, INTAKE_CLERK));
        all.add(List.of(SECRECY_REVIEWER));
        all.add(List.of(SITE_EDITOR, CLERK));
        all.add(List.of(SITE_EDITOR));
        all.add(List.of(SITE_EDITOR));
        all.add(List.of(SITE_EDITOR));
      }
      case GENERAL_OFFICE -> {
        all.add(List.of(UNIT_HEAD));
        all.add(List.of(DEPUTY_HEAD));
        all.add(List.of(CLERK, PETITION_CLERK));
        all.add(List.of(SECRECY_REVIEWER));
        all.add(List.of(OPENNESS_REVIEWER));
        all.add(List.of(OPENNESS_REVIEWER));
      }
      case TECHNOLOGY_DIVISION, EQUIPMENT_DIVISION, DIVISION -> all.addAll(USUAL);
      case SAFETY_TECH_CENTER, AFFILIATE, CITY_BUREAU -> {
        all.addAll(USUAL);
        all.add(List.of(LIAISON));
      }
    }
    return all;
  }

  private static List<DemoUnit> readUnits() {
    var units = new ArrayList<DemoUnit>();
    for (var line : ROSTER.lines().toList()) {
      var parts = line.split("\\|", -1);
      units.add(
          new DemoUnit(
              units.size() + 1,
              UnitKind.valueOf(parts[0]),
              parts[1],
              parts[2],
              List.of(parts[3].split(" ", -1))));
    }
    return List.copyOf(units);
  }

  private static List<DemoPerson> readPeople() {
    var people = new ArrayList<DemoPerson>();
    for (var unit : UNITS) {
      var posts = posts(unit.kind());
      if (posts.size() != unit.people().size()) {
        throw new IllegalStateException(unit.name());
      }
      for (var i = 0; i < posts.size(); i++) {
        people.add(
            new DemoPerson(
                "%02d%04d".formatted(10 + unit.sort(), i + 1),
                unit.people().get(i),
                unit.shortName(),
                posts.get(i)));
      }
    }
    people.add(new DemoPerson(SYSTEM_ADMIN, "石开源", "科信处", List.of()));
    people.add(new DemoPerson(SECURITY_ADMIN, "严守正", "科信处", List.of()));
    people.add(new DemoPerson(AUDIT_ADMIN, "鉴如明", "机关纪委", List.of()));
    return List.copyOf(people);
  }
}
