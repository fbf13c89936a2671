package org.shenfa.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.ItemKind;

/**
 * 演示稿件: one text of the demo and how far it has come.
 *
 * @param unit short name of the producing unit
 * @param stop where it stands when the demo opens
 * @param number 文号 of a formal document
 * @param formedOn 成文日期 of a formal document
 * @param asked days until a solicitation closes
 */
record DemoItem(
    String unit,
    ItemKind kind,
    String title,
    List<String> columns,
    Stop stop,
    String body,
    @Nullable String number,
    @Nullable LocalDate formedOn,
    int asked) {

  /** How far an item has come. */
  enum Stop {
    DRAFT,
    SUBMITTED,
    SELF_REVIEWED,
    RETURNED,
    CLEARED,
    UNCONFIRMED,
    PUBLIC
  }

  static DemoItem of(
      String unit, ItemKind kind, String column, Stop stop, String title, String body) {
    return new DemoItem(unit, kind, title, List.of(column), stop, body, null, null, 0);
  }

  private static DemoItem document(
      Stop stop, String number, LocalDate formedOn, String title, String body) {
    return new DemoItem(
        "办公室", ItemKind.FORMAL_DOCUMENT, title, List.of("zcwj"), stop, body, number, formedOn, 0);
  }

  /** The one a reader finds an error in. */
  static final String LISTED = "第三批危险化学品安全生产标准化二级企业名单公示";

  /** Everything the demo office has written; all of it invented. */
  static List<DemoItem> all(LocalDate today) {
    return List.of(
        of(
            "防汛抗旱处",
            ItemKind.NOTICE,
            "tzgg",
            Stop.PUBLIC,
            "关于做好汛期值班值守和信息报送工作的通知",
            """
            <p>各设区市应急管理局，厅机关各处室、直属单位：</p><p>为保证汛情、险情、灾情第一时间掌握、第一时间处置，现就有关事项通知如下。</p><h2>一、值班安排</h2><p>厅总值班室实行二十四小时双岗值班，一名处级干部带班，一名业务人员值守。</p><h2>二、信息报送</h2><p>首报求快，接到突发险情灾情先用电话报告时间、地点、事件类型和人员情况；续报求准，每两小时一次；终报求全。</p>
            """),
        of(
            "危化监管处",
            ItemKind.NOTICE,
            "tzgg",
            Stop.PUBLIC,
            LISTED,
            """
            <p>经企业自评、专家现场评审和综合审议，拟确定南滨化工有限公司等二十六家企业为二级企业，现予公示，公示期五个工作日。</p><p>公示期间有异议的，请向厅危险化学品安全监督管理处反映。</p>
            """),
        of(
            "矿山监管处",
            ItemKind.NOTICE,
            "tzgg",
            Stop.PUBLIC,
            "关于开展尾矿库汛后安全检查的通知",
            """
            <p>汛期已经结束，各地要对辖区内尾矿库的坝体、排洪设施和在线监测系统逐库检查，十二月十日前完成。</p><p>检查发现的问题实行清单管理，能立即整改的立即整改，不能立即整改的停止排放。</p>
            """),
        of(
            "工贸监管处",
            ItemKind.NOTICE,
            "tzgg",
            Stop.PUBLIC,
            "关于有限空间作业安全培训班报名的公告",
            """
            <p>培训对象为从事有限空间作业的企业安全管理人员，免费，每期六十人，分四期举办。</p><h2>报名方法</h2><p>由企业所在地设区市应急管理局汇总报送。</p>
            """),
        of(
            "安技中心",
            ItemKind.NOTICE,
            "tzgg",
            Stop.PUBLIC,
            "安全生产检测检验机构第四季度抽查结果公告",
            """
            <p>本季度抽查机构十二家，出具的检测检验报告三十六份。</p><table><thead><tr><th>结果</th><th>机构数</th></tr></thead><tbody><tr><td>符合要求</td><td>10</td></tr><tr><td>责令改正</td><td>2</td></tr></tbody></table><p>责令改正的机构应当在三十日内完成整改。</p>
            """),
        document(
            Stop.PUBLIC,
            "江应急〔2026〕41号",
            today.minusDays(9),
            "江海省应急管理厅关于印发《基层应急救援站建设指引（试行）》的通知",
            """
            <p>各设区市应急管理局：</p><p>《基层应急救援站建设指引（试行）》已经厅务会议审议通过，现印发给你们，请结合实际执行。</p><h2>第一章　总则</h2><p>第一条　为规范基层应急救援站建设，提高先期处置能力，制定本指引。</p><p>第二条　乡镇（街道）应急救援站按照一站多能、平战结合的原则建设。</p><h2>第二章　设置</h2><p>第三条　救援站值守不少于六人，十五分钟内能够到达辖区任何一处。</p>
            """),
        document(
            Stop.PUBLIC,
            "江应急〔2026〕38号",
            today.minusDays(16),
            "江海省应急管理厅关于加强冬春火灾防控工作的意见",
            """
            <p>各设区市应急管理局：</p><p>入冬以来用火用电用气增多，为做好今冬明春火灾防控工作，提出以下意见。</p><h2>一、突出重点场所</h2><p>对大型商业综合体、养老机构、医院、学校和群租房逐一排查。</p><h2>二、突出重点时段</h2><p>元旦、春节和重大活动期间加强夜间巡查。</p>
            """),
        document(
            Stop.SELF_REVIEWED,
            "江应急〔2026〕29号",
            today.minusDays(40),
            "江海省应急管理厅关于修订安全生产举报奖励标准的通知",
            """
            <p>各设区市应急管理局：</p><p>现将修订后的安全生产举报奖励标准印发给你们，自印发之日起施行。</p>
            """),
        new DemoItem(
            "政策法规处",
            ItemKind.DRAFT_FOR_COMMENT,
            "《江海省突发事件预警信息发布办法（征求意见稿）》公开征求意见",
            List.of("tzgg", "yjzj"),
            Stop.PUBLIC,
            """
            <p>为规范突发事件预警信息发布，保障公众及时获知，我厅起草了《江海省突发事件预警信息发布办法（征求意见稿）》，现公开征求意见。</p><p>第一条　为规范预警信息发布，减轻突发事件造成的损失，制定本办法。</p><p>第二条　预警信息包括事件类别、预警级别、起始时间、可能影响范围、警示事项和发布单位。</p><p>第三条　红色、橙色预警信息应当在签发后十分钟内通过网站、短信和广播同时发布。</p>
            """,
            null,
            null,
            30),
        new DemoItem(
            "物资保障处",
            ItemKind.DRAFT_FOR_COMMENT,
            "《家庭应急物资储备建议清单（征求意见稿）》公开征求意见",
            List.of("tzgg", "yjzj"),
            Stop.PUBLIC,
            """
            <p>一家人要备多少水、多少干粮、哪些药，我厅拟定了一份建议清单，现公开征求意见。</p><h2>一、三日份必备</h2><p>饮用水每人每日三升，免煮食品每人三日份，手电筒、收音机和哨子各一件。</p><h2>二、老人和婴儿</h2><p>常用药品七日份，奶粉和尿片三日份，另备写有姓名和联系电话的卡片。</p>
            """,
            null,
            null,
            35),
        of(
            "火灾防治处",
            ItemKind.ORDINARY_NEWS,
            "gzdt",
            Stop.PUBLIC,
            "全省冬春火灾防控工作视频会议召开",
            """
            <p>全省冬春火灾防控工作视频会议日前召开，部署岁末年初重点场所排查、畅通消防通道和群众宣传等工作。</p><p>会议要求，把隐患清单逐条落实到人，整改一条、销号一条。</p>
            """),
        of(
            "救援总队",
            ItemKind.ORDINARY_NEWS,
            "gzdt",
            Stop.PUBLIC,
            "两支水域救援队完成跨市拉动演练",
            """
            <p>两支水域救援队四十分钟内抵达指定水域，完成舟艇编组、夜间搜寻和转移安置科目。</p>
            """),
        of(
            "减灾中心",
            ItemKind.ORDINARY_NEWS,
            "gzdt",
            Stop.PUBLIC,
            "首批社区防灾减灾志愿者完成初级培训",
            """
            <p>来自一百二十个社区的三百六十名志愿者完成心肺复苏、止血包扎和避险引导培训，通过考核后编入社区应急队伍。</p>
            """),
        of(
            "地灾救援处",
            ItemKind.ORDINARY_NEWS,
            "gzdt",
            Stop.PUBLIC,
            "山区道路抢通联合演练在石城岭举行",
            """
            <p>演练设置塌方、断电、断网三种情景，五支队伍在六小时内打通生命通道，并用卫星电话恢复通信。</p>
            """),
        of(
            "临江市局",
            ItemKind.ORDINARY_NEWS,
            "gzdt",
            Stop.PUBLIC,
            "临江市建成二十个避险安置示范点",
            """
            <p>示范点设在学校和体育馆，配有发电机、净水设备和三日口粮，位置可以在市政务服务平台查询。</p>
            """),
        of(
            "物资保障处",
            ItemKind.SERVICE_GUIDE,
            "bsfw",
            Stop.PUBLIC,
            "受灾困难群众救助申请指南",
            """
            <p>事项名称：受灾困难群众冬春救助申请。</p><p>设定依据：《自然灾害救助条例》第二十一条。</p><p>申请条件：因自然灾害造成基本生活困难的城乡居民。</p><p>办理材料：申请书一份、身份证明复印件一份。</p><p>办理地点：户籍所在地乡镇（街道）便民服务中心。</p><p>办理时间：工作日九时至十七时，受理后十五日内办结。</p><p>联系电话：0000-0000000。</p><p>监督电话：0000-0000001。</p><p>事项类型：公共服务。</p><p>主题分类：救灾救助。</p><p>服务对象：个人。</p><p>办理时限：法定时限三十日，承诺时限十五日。</p><p>收费标准：不收费。</p><p>办理结果：发放救助款物，由乡镇通知本人领取。</p><p>办理流程：本人申请，村（居）民委员会评议并公示，乡镇审核，县级应急管理部门审批，发放救助款物。</p>
            """),
        of(
            "行政审批处",
            ItemKind.SERVICE_GUIDE,
            "bsfw",
            Stop.PUBLIC,
            "危险化学品经营许可证办理指南",
            """
            <table><tbody><tr><th scope="row">事项名称</th><td>危险化学品经营许可证核发</td></tr><tr><th scope="row">事项类型</th><td>行政许可</td></tr><tr><th scope="row">主题分类</th><td>危险化学品</td></tr><tr><th scope="row">服务对象</th><td>企业</td></tr><tr><th scope="row">设定依据</th><td>《危险化学品安全管理条例》第三十三条</td></tr><tr><th scope="row">申请条件</th><td>经营和储存场所符合国家标准，从业人员经专业培训，有事故应急预案</td></tr><tr><th scope="row">办理材料</th><td>申请书、场所产权或者租赁证明、安全管理制度、应急预案，各一份</td></tr><tr><th scope="row">办理地点</th><td>临江市安澜路 1 号政务服务窗口</td></tr><tr><th scope="row">办理时间</th><td>工作日九时至十七时</td></tr><tr><th scope="row">联系电话</th><td>0000-0000000</td></tr><tr><th scope="row">监督电话</th><td>0000-0000001</td></tr><tr><th scope="row">办理时限</th><td>法定时限三十日，承诺时限二十日</td></tr><tr><th scope="row">收费标准</th><td>不收费</td></tr><tr><th scope="row">办理结果</th><td>危险化学品经营许可证，窗口领取或者邮寄</td></tr><tr><th scope="row">办理流程</th><td>网上或者窗口申请，受理，现场核查，决定，送达</td></tr></tbody></table>
            """),
        of(
            "调查统计处",
            ItemKind.INTERACTION_REPLY,
            "hdjl",
            Stop.PUBLIC,
            "关于企业统计报表填报口径的答复",
            """
            <p>您好！来信询问统计报表中“从业人员”的口径，现答复如下：按照报告期末在岗人员填报，包括劳务派遣人员。感谢您的关注。</p>
            """),
        of(
            "综合协调处",
            ItemKind.NOTICE,
            "tzgg",
            Stop.UNCONFIRMED,
            "关于公布安全生产专家库入选名单的公告",
            """
            <p>经单位推荐、资格审查和公示，一百零八名同志入选省安全生产专家库，聘期三年。</p>
            """),
        of(
            "危化监管处",
            ItemKind.NOTICE,
            "tzgg",
            Stop.CLEARED,
            "危险化学品重大危险源企业督导检查结果通告",
            """
            <p>本次督导检查企业四十一家，发现问题一百七十三项，已完成整改一百六十五项，其余八项限期整改。</p>
            """),
        of(
            "危化监管处",
            ItemKind.NOTICE,
            "tzgg",
            Stop.SUBMITTED,
            "关于开展化工园区封闭管理评估的通知",
            """
            <p>评估内容包括出入管控、运输监控和应急响应三个方面，由专家组现场打分。</p>
            """),
        of(
            "危化监管处",
            ItemKind.ORDINARY_NEWS,
            "gzdt",
            Stop.RETURNED,
            "危化企业高温时段停产检修情况通报会召开",
            """
            <p>会议通报了二十三家企业高温时段停产检修情况，要求开停车方案逐级签字确认。</p>
            """),
        of(
            "危化监管处",
            ItemKind.ORDINARY_NEWS,
            "gzdt",
            Stop.DRAFT,
            "化工园区应急联动演练（待补现场数据）",
            """
            <p>演练于本周举行，参演人数和到达时间待核。</p>
            """),
        of(
            "防汛抗旱处",
            ItemKind.ORDINARY_NEWS,
            "gzdt",
            Stop.SELF_REVIEWED,
            "沿江三市完成排涝泵站检修",
            """
            <p>沿江三市一百四十六座排涝泵站全部完成检修，备用电源逐台试车。</p>
            """));
  }
}
