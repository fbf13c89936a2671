package org.shenfa.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** 文书措辞: the paragraphs of every paper, with its articles and, where it decides, the remedies. */
record Wording(DisclosureSettings settings, String phone) {
  private static final String RULES = "《中华人民共和国政府信息公开条例》";

  /** What every paper begins with. */
  private static String opening(Request request) {
    return "您（单位）提出的政府信息公开申请（编号%s），本机关于%s收到。"
        .formatted(
            request.number(),
            day(request.receivedOn() == null ? request.arrived() : request.receivedOn()));
  }

  List<String> correction(Request request, String what, LocalDate until) {
    return List.of(
        opening(request),
        "经审查，您（单位）的申请内容不明确。根据" + RULES + "第三十条的规定，请对下列事项作出补正：",
        what,
        "请于%s前（含当日）补正，可以凭编号和查询码在网站办理，也可以邮寄或者当面提交。答复期限自本机关收到补正的申请之日起计算；无正当理由逾期不补正的，视为放弃申请，本机关不再处理。"
            .formatted(day(until)),
        "填写有困难的，请拨打%s，本机关给予指导。".formatted(phone));
  }

  List<String> reasons(Request request, String why, LocalDate until) {
    return List.of(
        opening(request),
        "您（单位）申请公开政府信息的数量、频次明显超过合理范围：" + why,
        "根据%s第三十五条的规定，请于%s前（含当日）说明理由。理由不合理的，本机关不予处理；理由合理但不能在法定期限内答复的，本机关另行告知延迟答复的合理期限。"
            .formatted(RULES, day(until)));
  }

  List<String> delay(Request request, String why, int days, LocalDate due) {
    return List.of(
        opening(request),
        "您（单位）说明的理由合理，但所申请的信息数量大，无法在法定期限内答复：" + why,
        "根据%s第三十五条的规定，答复期限延迟%d个工作日，至%s。".formatted(RULES, days, day(due)));
  }

  List<String> fee(Request request, String amount, String basis, LocalDate until) {
    return List.of(
        opening(request),
        "您（单位）申请公开政府信息的数量、频次明显超过合理范围。根据%s第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）的规定，本机关收取信息处理费%s元。"
            .formatted(RULES, amount),
        "计算依据：" + basis,
        "请于%s前（含当日）缴纳。逾期未缴纳的，视为放弃申请，本机关不再处理；缴费后，答复期限自缴费次日起重新计算。".formatted(day(until)));
  }

  /** To a third party, or to an organ that made the information together with us. */
  List<String> consult(ConsultationKind kind, String about, LocalDate until) {
    return switch (kind) {
      case THIRD_PARTY ->
          List.of(
              "本机关收到政府信息公开申请，申请公开的信息涉及贵方：" + about,
              "根据%s第十五条、第三十二条的规定，现书面征求意见。请自收到本征求意见书之日起15个工作日内（最迟%s）书面答复是否同意公开；不同意公开的，请说明理由和公开后可能受到的损害。"
                  .formatted(RULES, day(until)),
              "逾期未提出意见的，由本机关依照条例决定是否公开。贵方不同意公开且有合理理由的，不予公开；本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的内容和理由书面告知贵方。");
      case CO_AUTHOR ->
          List.of(
              "本机关收到政府信息公开申请，申请公开的信息由本机关牵头、与贵机关共同制作：" + about,
              "根据%s第三十四条的规定，现征求贵机关意见。请自收到本函之日起15个工作日内（最迟%s）提出意见；逾期未提出意见的，视为同意公开。"
                  .formatted(RULES, day(until)));
    };
  }

  List<String> consultTold(Request request, ConsultationKind kind, LocalDate until) {
    return List.of(
        opening(request),
        "%s，本机关正在征求意见，最迟至%s。".formatted(kind.label(), day(until)),
        "根据%s第三十三条的规定，征求意见所需时间不计算在答复期限内。".formatted(RULES));
  }

  List<String> extension(Request request, String why, int days, LocalDate due) {
    return List.of(
        opening(request),
        "因%s，不能在20个工作日内答复。".formatted(why.replaceFirst("[。；，]+$", "")),
        "根据%s第三十三条的规定，经政府信息公开工作机构负责人同意，答复期限延长%d个工作日，至%s。".formatted(RULES, days, day(due)));
  }

  /** The reply to the applicant, remedies last. */
  List<String> reply(Request request, Reply reply, List<DisclosureFile> files) {
    var all = new ArrayList<String>();
    all.add(opening(request));
    all.add("经审查，根据%s%s的规定，现答复如下：".formatted(RULES, reply.outcome().article()));
    all.add(decision(reply));
    var ground = reply.withheld();
    if (ground != null) {
      all.add("不予公开的内容%s，依据是%s%s。".formatted(ground.label(), RULES, ground.article()));
    }
    for (var need : reply.outcome().needs()) {
      all.add(said(need, reply.of(need)));
    }
    for (var n = 0; n < files.size(); n++) {
      all.add("随本答复提供的文件" + files.get(n).line(n + 1) + "。");
    }
    all.add(remedy(reply.outcome()));
    return all;
  }

  private static String decision(Reply reply) {
    return switch (reply.outcome()) {
      case ALREADY_PUBLIC -> "您（单位）申请的信息已经主动公开，可以按下列方式、途径获取。";
      case PROVIDED -> "您（单位）申请的信息予以公开，提供如下。";
      case PARTLY -> "您（单位）申请的信息中含有不应当公开的内容，能够作区分处理，现提供可以公开的部分，并对不予公开的内容说明理由。";
      case REFUSED -> "您（单位）申请的信息不予公开。";
      case NOT_EXISTING -> "经检索，本机关没有您（单位）申请的信息，该信息不存在。";
      case NOT_OURS -> "您（单位）申请的信息不属于本机关负责公开。";
      case NOT_READY -> "本机关没有现成的信息，您（单位）的申请需要本机关对现有政府信息进行加工、分析，本机关不予提供。";
      case STILL_UNCLEAR -> "经补正，您（单位）的申请内容仍不明确，本机关无法提供。";
      case REPEATED -> "您（单位）已就相同信息提出过申请，本机关已经答复，不予重复处理。";
      case SPECIAL_LAW -> "有关法律、行政法规对您（单位）申请的信息的获取有特别规定，请依照其规定办理。";
      case PETITION_LIKE -> "您（单位）的申请属于信访、投诉、举报等活动，本机关不作为政府信息公开申请处理，请通过相应渠道提出。";
      case PUBLICATION -> "您（单位）申请的是公开出版物，请按下列途径获取。";
      case EXCESSIVE -> "您（单位）申请公开政府信息的数量、频次明显超过合理范围，理由不合理，本机关不予处理。";
    };
  }

  private static String said(Need need, String words) {
    return switch (need) {
      case WHERE -> "获取的方式、途径：" + words;
      case INFORMATION -> "提供的信息：" + words;
      case WITHHELD_PART -> "不予公开的部分：" + words;
      case REASON -> "理由：" + words;
      case SEARCH_PLACES -> "检索范围：" + words;
      case SEARCH_WORDS -> "检索词和时间范围：" + words;
      case SEARCHER -> "检索情况：" + words;
      case COMPETENT -> "负责公开该信息的机关：" + words;
      case EARLIER -> "以前那件申请的编号：" + words;
      case LAW -> "有关规定和办理途径：" + words;
      case ROUTE -> "渠道：" + words;
      case PUBLIC_INTEREST -> "公开的理由：" + words;
    };
  }

  /**
   * 救济途径 (公开条例第五十一条). Against a refusal under articles 14 to 16 review comes first
   * (行政复议法第二十三条第一款第四项).
   */
  String remedy(Outcome outcome) {
    var ways =
        outcome.withholds()
            ? "如不服不予公开的决定，依照《中华人民共和国行政复议法》第二十三条第一款第四项，应当自收到本答复之日起60日内先向%s申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起15日内依法向人民法院提起行政诉讼。"
            : "如不服本答复，可以自收到之日起60日内向%s申请行政复议，或者自收到之日起6个月内依法向人民法院提起行政诉讼。";
    return ways.formatted(settings.review())
        + "认为本机关在政府信息公开工作中侵犯您（单位）合法权益的，也可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报。";
  }

  /** To a third party against whose wish something is disclosed (公开条例第三十二条). */
  List<String> told(Reply reply) {
    return List.of(
        "贵方对公开有关政府信息提出了不同意见。经审查，本机关根据%s第十五条、第三十二条的规定，决定公开下列信息：".formatted(RULES),
        reply.of(Need.INFORMATION),
        "决定公开的理由：" + reply.of(Need.PUBLIC_INTEREST),
        "如不服本决定，可以自收到之日起60日内向%s申请行政复议，或者自收到之日起6个月内依法向人民法院提起行政诉讼。".formatted(settings.review()));
  }

  List<String> record(Request request, String result) {
    return List.of(
        opening(request),
        "您（单位）提出本机关提供的与自身相关的政府信息记录不准确，要求更正。根据%s第四十一条的规定，现告知如下：".formatted(RULES),
        result);
  }

  /** As official papers write a day: 2026年11月26日. */
  static String day(LocalDate day) {
    return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }
}
