package org.shenfa.petitions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** 信访文书措辞: the paragraphs of every paper, with the articles of the petition's rules. */
record PetitionWording(PetitionSettings settings) {

  private static String opening(Petition petition) {
    return "您反映的信访事项（编号%s），本机关于%s收到。".formatted(petition.known(), day(petition.receivedOn()));
  }

  /** What was decided, why, and by which article. */
  private static List<String> told(Petition petition, String... more) {
    var all = new ArrayList<String>();
    all.add(opening(petition));
    all.addAll(List.of(more));
    return List.copyOf(all);
  }

  List<String> accepted(Petition petition, LocalDate until) {
    return told(
        petition,
        "经审查，该事项属于本机关法定职责范围。根据%s的规定，本机关予以受理，由%s承办。"
            .formatted(petition.rules().notice(), settings.desk()),
        "办理程序：本机关调查核实后作出书面处理意见，办结后由本机关网站以原编号答复。根据%s的规定，自受理之日起60日内办结，最迟%s；情况复杂的，经本机关负责人批准可以延长，延长不超过30日，并告知您理由。"
            .formatted(petition.rules().term(), day(until)),
        "办理期间，请不要就同一事项向其他机关重复提出。凭编号和查询码可以在网站查询办理情况。");
  }

  List<String> transferred(Petition petition, String to) {
    return told(
        petition,
        "经审查，该事项属于%s职责范围。根据%s的规定，本机关已将其转送%s，由其决定是否受理并直接书面告知您。"
            .formatted(to, petition.rules().notice(), to));
  }

  /** To the subordinate organ. */
  List<String> transfer(Petition petition, LocalDate until) {
    return List.of(
        "现将信访事项（编号%s，%s，本机关于%s收到）转送你单位，材料随函附上。"
            .formatted(petition.known(), petition.matter(), day(petition.receivedOn())),
        "请根据%s的规定，自收到之日起15日内决定是否受理并书面告知信访人。认为不属于你单位职责范围的，自收到之日起5个工作日内（最迟%s）提出异议并详细说明理由，经本机关核实同意后，交还相关材料。"
            .formatted(petition.rules().notice(), day(until)),
        "根据%s的规定，不得将检举、揭发材料及有关情况透露或者转给被检举、揭发的人员或者单位。".formatted(petition.rules().secrecy()));
  }

  /** To the organ that sent it. */
  List<String> sentBack(Petition petition, String why) {
    return List.of(
        "贵单位%s转来的信访事项（%s），本机关于%s收到。"
            .formatted(petition.paper(), petition.matter(), day(petition.receivedOn())),
        "经审查，该事项不属于本机关职责范围，理由是：" + why,
        "根据%s的规定，本机关在5个工作日内提出异议，请核实同意；材料随函退回。".formatted(petition.rules().notice()));
  }

  List<String> sentBackTold(Petition petition) {
    return told(
        petition,
        "该事项由%s转来。经审查，不属于本机关职责范围，根据%s的规定，本机关已向%s提出异议并退回材料，请向其了解办理情况。"
            .formatted(petition.from(), petition.rules().notice(), petition.from()));
  }

  List<String> notOurs(Petition petition, String competent, String why) {
    return told(
        petition,
        "经审查，该事项不属于本机关职责范围：" + why,
        "根据%s的规定，本机关不予受理，请向有权处理的机关、单位提出：%s。".formatted(petition.rules().notice(), competent));
  }

  List<String> legal(Petition petition, LegalRoute route, String where) {
    return told(
        petition,
        "经审查，该事项%s。根据%s的规定，应当导入相应程序处理，本机关不作为信访事项受理。"
            .formatted(route.words(), petition.rules().routes()),
        "办理的途径：" + where);
  }

  List<String> notAgain(Petition petition, String earlier) {
    return told(
        petition,
        "经查，该事项已经复查、复核终结：" + earlier,
        "您没有提出新的事实和理由。根据%s的规定，本机关不再受理。".formatted(petition.rules().reReview()));
  }

  List<String> extended(Petition petition, int days, String why, LocalDate until) {
    return told(
        petition,
        "因%s，不能在60日内办结。".formatted(why.replaceFirst("[。；，]+$", "")),
        "根据%s的规定，经本机关负责人批准，办理期限延长%d日，至%s。".formatted(petition.rules().term(), days, day(until)));
  }

  /** 处理意见书 with what the law asks for, the way of review last. */
  List<String> opinion(Petition petition, Opinion opinion) {
    return told(
        petition,
        "一、投诉请求：" + opinion.claim(),
        "二、认定的事实：" + opinion.facts(),
        "三、处理意见：%s。%s".formatted(opinion.finding().label(), opinion.decision()),
        "四、依据：%s；%s。"
            .formatted(opinion.basis().replaceFirst("[。；，]+$", ""), petition.rules().opinion()),
        "如不服本处理意见，根据%s的规定，可以自收到之日起30日内向%s请求复查。"
            .formatted(petition.rules().review(), settings.review()));
  }

  /** As official papers write a day: 2026年11月26日. */
  static String day(LocalDate day) {
    return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }
}
