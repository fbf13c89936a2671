package org.shenfa.help;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.shenfa.access.AdminRole;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.organization.PostKind;

/**
 * 第一天: what somebody new to a post should see once, each step on its own page of the desk. Pure.
 */
public record Tour(String title, List<Step> steps) {
  /**
   * 一步.
   *
   * @param key names it for ever; ticks are kept under it
   * @param address a page of the desk that this role may enter
   */
  public record Step(String key, String title, String words, String address) {}

  private static final Step WORK =
      new Step("work", "从“我的工作”开始", "轮到您办的、退回给您的、您送出的，都在这一页，按要紧的先后排列。每个数字都点得开。", "/desk");
  private static final Step ACCOUNT =
      new Step(
          "account",
          "看一遍自己的账号",
          "改成只有自己知道的密码；手机换了在这里重新登记。密码和恢复码不告诉任何人，签名就是靠它们认人。",
          "/desk/account");
  private static final Step RULES =
      new Step("rules", "条款就在手边", "页面上〔第X条〕都能点开：办法要求什么、新闻宣传处怎样解释。被系统拦下时，先看它引的那一条。", "/desk/rules");
  private static final Step KEYS =
      new Step(
          "keys", "不用鼠标也行", "/ 查找，J、K 上下一件，回车打开，? 看全部快捷键。不习惯可以在“显示”里关掉。", "/desk/manual/keyboard");
  private static final Step BEGIN =
      new Step(
          "begin",
          "起草一件",
          "先选种类，种类决定审查路线。可以直接把 Word、WPS、OFD、PDF 文件放进来，标题、文号、日期和正文会自己就位。",
          "/desk/items/new");
  private static final Step ITEMS =
      new Step("items", "找到任何一件", "按标题、编号、正文、单位、经办人、状态和日期都能找到；常用的条件可以存成标签。", "/desk/items");
  private static final Step FORM =
      new Step(
          "form",
          "保密审查表的三问",
          "是否涉密、此时发布是否适宜、格式表述是否规范。每个附件打开看过才能作答；改过这一件的人不能审查。",
          "/desk/manual/review");
  private static final Step HEAD =
      new Step(
          "head",
          "您确认的四项",
          "真实、合法、及时、准确，逐项确认。没有您的确认，信息出不了本单位；外出时写明委托，由副职代签。",
          "/desk/manual/review");
  private static final Step UNIT =
      new Step("unit", "本单位的责任一页看清", "栏目、专人、在办、时限、报送与采用、退回原因，点开单位就有。", "/desk/organization");
  private static final Step RELEASE =
      new Step(
          "release",
          "发布之后马上看",
          "发布由没有参与过这一件的编辑办理。发布后立即打开公开页面确认，三十分钟没有确认会报警。",
          "/desk/manual/release");
  private static final Step COLUMNS =
      new Step("columns", "栏目怎样变动", "新建、改名、并转、撤销都要两个人先后办理，旧地址永远有效。", "/desk/columns");
  private static final Step SOURCES =
      new Step("sources", "只从名单内转载", "名单之外的网站一律不能转载；名单有起止日期，由新闻宣传处维护。", "/desk/sources");
  private static final Step DEADLINES =
      new Step("deadlines", "二十个工作日", "政府信息形成或者变更之日起，多少个工作日必须公开，这里逐件倒数。", "/desk/deadlines");
  private static final Step LOG =
      new Step("log", "每一步都留痕", "谁在什么时候做了什么，写进不能改动的日志；任何一条都能离线核验。", "/desk/audit");
  private static final Step ORGANIZATION =
      new Step("organization", "人员与任职", "谁今天担任什么职务，决定谁能签什么。任免都带日期，从不删除。", "/desk/organization");
  private static final Step ACCOUNTS =
      new Step("accounts", "开通和停用账号", "每人一个账号；离岗当日停用。重置密码会写进日志，本人下次登录必须改掉。", "/desk/accounts");

  /** The tour of somebody's posts, each step once; administrators have one of their own. */
  public static Tour of(SignedIn me) {
    var steps = new LinkedHashSet<Step>();
    if (me.admin() != null) {
      steps.addAll(of(me.admin()));
      return new Tour(me.admin().label(), List.copyOf(steps));
    }
    steps.add(WORK);
    me.posts().stream().sorted().forEach(post -> steps.addAll(of(post)));
    if (me.is(Role.PUBLICITY)) {
      steps.add(COLUMNS);
    }
    steps.addAll(List.of(RULES, KEYS, ACCOUNT));
    return new Tour(me.duty(), List.copyOf(new ArrayList<>(steps)));
  }

  private static List<Step> of(PostKind post) {
    return switch (post) {
      case INTAKE_CLERK, PETITION_CLERK -> List.of(DEADLINES, UNIT);
      case CLERK, LIAISON -> List.of(BEGIN, ITEMS, DEADLINES, UNIT);
      case SECRECY_REVIEWER -> List.of(FORM, ITEMS);
      case UNIT_HEAD, DEPUTY_HEAD -> List.of(HEAD, UNIT, DEADLINES);
      case SITE_EDITOR -> List.of(RELEASE, SOURCES, ITEMS);
      case EDITORIAL_REVIEWER -> List.of(FORM, ITEMS, SOURCES);
      case OPENNESS_REVIEWER -> List.of(FORM, DEADLINES, ITEMS);
      case PRINCIPAL_LEADER, DEPUTY_LEADER -> List.of(HEAD, UNIT);
    };
  }

  private static List<Step> of(AdminRole role) {
    return switch (role) {
      case SYSTEM -> List.of(ORGANIZATION, LOG, RULES, ACCOUNT);
      case SECURITY -> List.of(ACCOUNTS, ORGANIZATION, LOG, ACCOUNT);
      case AUDIT -> List.of(LOG, ORGANIZATION, RULES, ACCOUNT);
    };
  }
}
