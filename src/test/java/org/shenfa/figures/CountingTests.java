package org.shenfa.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.figures.Facts.Answer;
import org.shenfa.figures.Facts.Letter;
import org.shenfa.figures.Facts.Rating;
import org.shenfa.figures.Facts.Repeated;
import org.shenfa.figures.Facts.Step;
import org.shenfa.letters.Channel;
import org.shenfa.letters.LetterEvent;
import org.shenfa.letters.LetterKind;

@DisplayName("月度数据的计数规则")
class CountingTests {
  private static final Instant FROM = at("2026-10-01T00:00");
  private static final Instant UNTIL = at("2026-11-01T00:00");

  private final List<Repeated> repeated = new ArrayList<>();
  private String topic = "其他";
  private final List<Letter> letters = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final List<Rating> ratings = new ArrayList<>();
  private Facts.Petitions petitions =
      new Facts.Petitions(new Facts.Kept(0, 0), new Facts.Kept(0, 0));
  private Facts.Concerns concerns = new Facts.Concerns(List.of(), 0);
  private Facts.Upkeep upkeep =
      new Facts.Upkeep(
          new Facts.Errors(0, 0, 0, new Facts.Kept(0, 0), 0, List.of()),
          new Facts.Duty(31, 0, 0, 0, 0, 0, 0, 0, 0),
          new Facts.Health(0, 0, 0, 0, null));

  private Facts.Adopted adopted = new Facts.Adopted(0, 0, 0);
  private Facts.Assessed assessed = new Facts.Assessed(List.of(), 0, 0);

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(Shenfa.ZONE).toInstant();
  }

  private void letters(int many, LetterKind kind, Channel channel, Step... steps) {
    IntStream.range(0, many)
        .forEach(n ->
            letters.add(
                new Letter(
                    letters.size(),
                    kind,
                    channel,
                    topic,
                    at("2026-10-09T10:00"),
                    true,
                    List.of(steps))));
  }

  private static Step step(LetterEvent event, String local, String unit) {
    return new Step(event, at(local), unit);
  }

  private void answers(int many, String unit, String end, @Nullable String met) {
    IntStream.range(0, many)
        .forEach(n -> answers.add(new Answer(unit, at(end), met == null ? null : at(met), null)));
  }

  private List<Cell> cells() {
    return Counting.of(
        new Facts(
            FROM,
            UNTIL,
            letters,
            answers,
            ratings,
            petitions,
            new Facts.Requests(24, 21, 20),
            new Facts.Solicited(2, 19, 1, 1, 1, 9, adopted),
            concerns,
            new Facts.Guided(31, 30, 2, 40, 36),
            upkeep,
            assessed,
            repeated),
        (from, to) -> (int) (to.toEpochDay() - from.toEpochDay()));
  }

  private List<String> told(Metric metric) {
    return cells().stream()
        .filter(c -> c.metric() == metric)
        .map(c -> (c.group() + " " + c.name() + " " + c.words() + " " + c.evidence()).strip())
        .toList();
  }

  @Test
  @DisplayName("收件数：滥用的也登记；投诉、举报合为一项，四封举报从哪里也看不出来")
  void received() {
    letters(40, LetterKind.CONSULTATION, Channel.WEB);
    letters(25, LetterKind.COMPLAINT, Channel.WEB);
    letters(4, LetterKind.REPORT, Channel.PHONE);
    letters(
        21,
        LetterKind.SUGGESTION,
        Channel.PHONE,
        step(LetterEvent.CONFIRM_ABUSE, "2026-10-10T09:00", ""));
    assertThat(told(Metric.RECEIVED))
        .containsExactly(
            "登记的来信 90 件",
            "其中认定为滥用的 21 件",
            "类型 咨询 40 件",
            "类型 建议 21 件",
            "类型 投诉、举报 29 件",
            "渠道 网上 65 件",
            "渠道 电话 25 件",
            "主题 其他 90 件");
    assertThat(Month.of(YearMonth.of(2026, 10), cells()).csv())
        .doesNotContain(",4,")
        .contains(",29,");
  }

  @Test
  @DisplayName("主题：每格至少 20 件才说，不够的并在一起；全部不够 20 件的一个也不说")
  void topics() {
    topic = "矿山";
    letters(19, LetterKind.CONSULTATION, Channel.WEB);
    assertThat(told(Metric.RECEIVED)).noneMatch(t -> t.startsWith("主题"));
    topic = "政务服务";
    letters(31, LetterKind.CONSULTATION, Channel.WEB);
    topic = "防汛抗旱";
    letters(2, LetterKind.CONSULTATION, Channel.WEB);
    assertThat(told(Metric.RECEIVED))
        .filteredOn(t -> t.startsWith("主题"))
        .containsExactly("主题 政务服务 31 件", "主题 矿山、防汛抗旱合计 21 件");
  }

  @Test
  @DisplayName("重复问题：20 件才按名字说；减得出少数几件别的来信的，不说")
  void repeatedQuestions() {
    topic = "政务服务";
    letters(60, LetterKind.CONSULTATION, Channel.WEB);
    topic = "矿山";
    letters(25, LetterKind.CONSULTATION, Channel.WEB);
    assertThat(told(Metric.REPEATED)).containsExactly("起了名字的问题 " + Cell.FEW);
    repeated.add(new Repeated("许可证怎样延期", "政务服务", 30, Repeated.Page.CHANGED));
    repeated.add(new Repeated("考试在哪里报名", "政务服务", 25, Repeated.Page.SAME));
    repeated.add(new Repeated("矿山旁的水库", "矿山", 22, Repeated.Page.NONE));
    repeated.add(new Repeated("补证要多久", "政务服务", 19, Repeated.Page.NONE));
    assertThat(told(Metric.REPEATED)).containsExactly("许可证怎样延期（页面已经改进） 30 件");
    repeated.add(new Repeated("矿山资料在哪里领", "矿山", 25, Repeated.Page.SAME));
    assertThat(told(Metric.REPEATED))
        .containsExactly("许可证怎样延期（页面已经改进） 30 件", "矿山资料在哪里领（页面还没有改） 25 件");
  }

  @Test
  @DisplayName("重办改变结果：只算再次答复，按负责人审核时说的算，二十件以上才说")
  void renewedAnswersThatChanged() {
    IntStream.range(0, 20)
        .forEach(n ->
            letters(
                1,
                LetterKind.CONSULTATION,
                Channel.WEB,
                new Step(LetterEvent.APPROVE, at("2026-10-10T09:00"), "处", false),
                step(LetterEvent.REPLY, "2026-10-10T10:00", "处"),
                step(LetterEvent.ACCEPT_AGAIN, "2026-10-12T09:00", "处"),
                new Step(LetterEvent.APPROVE, at("2026-10-14T09:00"), "处", n < 5),
                step(LetterEvent.REPLY, "2026-10-14T10:00", "处")));
    assertThat(told(Metric.AGAIN))
        .containsExactly("同意再办 50.0% 20 / 40", "再次答复中结果有实质改变的 25.0% 5 / 20");
  }

  @Test
  @DisplayName("信访转办与投诉、举报相差几件时不说：否则减得出来")
  void petitionsDoNotTellTheFew() {
    letters(
        30,
        LetterKind.COMPLAINT,
        Channel.WEB,
        step(LetterEvent.TO_PETITION, "2026-10-10T09:00", ""));
    assertThat(told(Metric.PETITIONS)).startsWith("转办公室 30 件");
    letters(2, LetterKind.PLEA, Channel.WEB, step(LetterEvent.TO_PETITION, "2026-10-10T09:00", ""));
    assertThat(told(Metric.PETITIONS)).startsWith("转办公室 " + Cell.FEW);
  }

  @Test
  @DisplayName("信访的告知和办结只说件数；到期不足二十件的，按期多少也不说")
  void petitionTerms() {
    petitions = new Facts.Petitions(new Facts.Kept(24, 23), new Facts.Kept(19, 19));
    assertThat(told(Metric.PETITIONS))
        .containsExactly(
            "转办公室 " + Cell.FEW,
            "到期应告知 24 件",
            "其中 15 日内告知 23 件",
            "到期应办结 " + Cell.FEW,
            "其中 60 日内（经批准 90 日内）办结 " + Cell.FEW);
  }

  @Test
  @DisplayName("超过期限以后才退回、撤回的，期限届满那个月仍不按期；以后的月末不再算超期未办")
  void givenUpLate() {
    answers(20, "危化监管处", "2026-10-16T00:00", "2026-10-15T17:00");
    answers.add(new Answer("危化监管处", at("2026-10-16T00:00"), null, at("2026-10-20T09:00")));
    assertThat(told(Metric.ON_TIME)).first().isEqualTo("全部单位 95.2% 20 / 21");
    assertThat(told(Metric.LATE)).containsExactly("月末超期未转网站 0 件");
  }

  @Test
  @DisplayName("按期答复率：分母是当月到期的；晚答的不按期；样本少的单位合并")
  void onTime() {
    answers(22, "危化监管处", "2026-10-16T00:00", "2026-10-15T17:00");
    answers(3, "危化监管处", "2026-10-16T00:00", "2026-10-16T09:00");
    answers(14, "矿山监管处", "2026-11-01T00:00", "2026-10-30T09:00");
    answers(8, "防汛抗旱处", "2026-10-20T00:00", null);
    answers(50, "防汛抗旱处", "2026-11-02T00:00", "2026-11-01T09:00");
    assertThat(told(Metric.ON_TIME))
        .containsExactly(
            "全部单位 76.6% 36 / 47", "单位 危化监管处 88.0% 22 / 25", "单位 矿山监管处、防汛抗旱处合计 63.6% 14 / 22");
    assertThat(told(Metric.LATE)).containsExactly("月末超期未转网站 " + Cell.FEW);
  }

  @Test
  @DisplayName("超期：月末以前没有赶着办结就藏不住，超期几天也说")
  void late() {
    assertThat(told(Metric.LATE)).containsExactly("月末超期未转网站 0 件");
    answers(20, "危化监管处", "2026-10-16T00:00", "2026-11-02T09:00");
    answers(1, "危化监管处", "2026-09-12T00:00", null);
    assertThat(told(Metric.LATE)).containsExactly("月末超期未转网站 21 件", "其中超期最久的 50 个工作日 21 件");
  }

  @Test
  @DisplayName("公众等待：从来信到第一次答复，退回改派的时间都在内；中位数、九成、最长")
  void waits() {
    letters(
        9, LetterKind.CONSULTATION, Channel.WEB, step(LetterEvent.REPLY, "2026-10-12T09:00", ""));
    assertThat(told(Metric.WAIT)).allMatch(w -> w.contains(Cell.FEW));
    letters(
        10,
        LetterKind.CONSULTATION,
        Channel.WEB,
        step(LetterEvent.REPLY, "2026-10-14T09:00", ""),
        step(LetterEvent.REPLY, "2026-10-28T09:00", ""));
    letters(
        1, LetterKind.CONSULTATION, Channel.WEB, step(LetterEvent.REPLY, "2026-10-30T09:00", ""));
    assertThat(told(Metric.WAIT))
        .containsExactly("中位数 5 个工作日 20 件", "九成不超过 5 个工作日 20 件", "最长 21 个工作日 20 件");
    letters(
        1, LetterKind.CONSULTATION, Channel.WEB, step(LetterEvent.REPLY, "2026-11-03T09:00", ""));
    assertThat(told(Metric.WAIT).getLast()).contains("20 件");
  }

  @Test
  @DisplayName("没有评价的计未评，不计满意")
  void silenceIsNoRating() {
    IntStream.range(0, 12).forEach(n -> ratings.add(new Rating(FROM, false, false, 0)));
    IntStream.range(0, 5).forEach(n -> ratings.add(new Rating(FROM, true, true, 4)));
    IntStream.range(0, 2).forEach(n -> ratings.add(new Rating(FROM, true, true, 3)));
    ratings.add(new Rating(FROM, true, false, 5));
    ratings.add(new Rating(UNTIL, true, true, 5));
    assertThat(told(Metric.SATISFACTION))
        .containsExactly(
            "满意 25.0% 5 / 20",
            "不满意 15.0% 3 / 20",
            "未评 60.0% 12 / 20",
            "评价率 40.0% 8 / 20",
            "评价的人中认为问题解决了的 " + Cell.FEW);
  }

  @Test
  @DisplayName("退回按转出的次数算；二次退回、指定承办另列；再办和公开按当月答复的算")
  void returnsAndRounds() {
    letters(
        20,
        LetterKind.SUGGESTION,
        Channel.WEB,
        step(LetterEvent.ASSIGN, "2026-10-10T09:00", "危化监管处"),
        step(LetterEvent.RETURN, "2026-10-11T09:00", "危化监管处"),
        step(LetterEvent.REASSIGN, "2026-10-12T09:00", "矿山监管处"),
        step(LetterEvent.REPLY, "2026-10-14T09:00", "矿山监管处"));
    letters(
        1,
        LetterKind.SUGGESTION,
        Channel.WEB,
        step(LetterEvent.ASSIGN, "2026-09-10T09:00", "危化监管处"),
        step(LetterEvent.RETURN, "2026-09-11T09:00", "危化监管处"),
        step(LetterEvent.REASSIGN, "2026-09-12T09:00", "矿山监管处"),
        step(LetterEvent.RETURN, "2026-10-08T09:00", "矿山监管处"),
        step(LetterEvent.DESIGNATE, "2026-10-09T09:00", "危化监管处"),
        step(LetterEvent.REPLY, "2026-10-14T09:00", "危化监管处"),
        step(LetterEvent.PUBLISH, "2026-11-02T09:00", ""),
        step(LetterEvent.ACCEPT_AGAIN, "2026-10-20T09:00", "危化监管处"));
    assertThat(told(Metric.RETURNS))
        .containsExactly(
            "退回率 50.0% 21 / 42",
            "第二次退回 1 次", "指定承办 1 次", "单位 危化监管处 90.9% 20 / 22", "单位 矿山监管处 5.0% 1 / 20");
    assertThat(told(Metric.AGAIN)).containsExactly("同意再办 4.8% 1 / 21", "再次答复中结果有实质改变的 " + Cell.FEW);
    assertThat(told(Metric.PUBLISHED)).containsExactly("已经公开 4.8% 1 / 21");
  }

  @Test
  @DisplayName("征集、申请、关切、指南：意见少不单列，单位自己的事照实说")
  void theOthers() {
    concerns =
        new Facts.Concerns(
            List.of(
                new Facts.Response("A", at("2026-10-03T22:00"), at("2026-10-04T02:30")),
                new Facts.Response("B", at("2026-10-05T08:00"), at("2026-10-06T20:00"))),
            1);
    assertThat(told(Metric.CONCERNS))
        .containsExactly(
            "A 级 中位数 4.5 小时 1 件",
            "A 级 最长 4.5 小时 1 件",
            "B 级 中位数 36 小时 1 件",
            "B 级 最长 36 小时 1 件",
            "没有按约定更新 1 次");
    assertThat(told(Metric.SOLICITATIONS))
        .containsExactly(
            "开始的征集 2 件",
            "收到的意见 " + Cell.FEW,
            "公布反馈 1 件",
            "其中按期公布 1 件",
            "月末超期未反馈 1 件",
            "其中超期最久的 9 日");
    assertThat(told(Metric.DISCLOSURE)).containsExactly("收到的申请 24 件", "按期答复 95.2% 20 / 21");
    assertThat(told(Metric.GUIDES))
        .containsExactly(
            "在网的办事指南 31 件", "要素都已确认 30 件", "每夜核对下载，不符或者取不到 2 次", "读者认为有帮助 90.0% 36 / 40");
  }

  @Test
  @DisplayName("三种形式说同样的数；每个指标都带着口径")
  void threeFormsOfTheSame() {
    letters(40, LetterKind.CONSULTATION, Channel.WEB);
    var month = Month.of(YearMonth.of(2026, 10), cells());
    var read = Month.read(month.json());
    assertThat(read).isEqualTo(month);
    assertThat(read.json()).isEqualTo(month.json());
    assertThat(month.byMetric().keySet()).containsExactly(Metric.values());
    assertThat(month.csv().lines()).hasSize(1 + month.cells().size());
    for (var metric : Metric.values()) {
      assertThat(month.body()).contains(metric.label(), metric.definition());
      assertThat(new String(month.json(), StandardCharsets.UTF_8)).contains(metric.definition());
    }
    assertThat(month.shown())
        .extracting(Month.Shown::name)
        .containsExactly("收到来信", "四个工作日内提出答复", "公众等待中位数", "满意", "不满意", "未评");
  }

  @Test
  @DisplayName("纠错、值班、站点：人报的差错少不单列，网站自己的事多少都说，没有的不编")
  void theSiteItself() {
    assertThat(told(Metric.ERRORS))
        .containsExactly(
            "公众指出的差错 " + Cell.FEW,
            "作出判断的中确是差错的 " + Cell.FEW,
            "三个工作日内答复 " + Cell.FEW,
            "同样的差错又出现 0 次");
    assertThat(told(Metric.DUTY))
        .containsExactly(
            "当天签名交班的日子 0.0% 0 / 31", "漏岗 0 天", "没有安排人 31 天", "月末在网的网页 0 件", "负责人再读一遍的页面 0 件");
    assertThat(told(Metric.HEALTH)).containsExactly("访问首页 0 次", "新发现的失效链接 0 处", "超过期限没有更新的栏目 0 个");
    upkeep =
        new Facts.Upkeep(
            new Facts.Errors(
                40,
                25,
                20,
                new Facts.Kept(30, 29),
                2,
                List.of(Duration.ofMinutes(50), Duration.ofMinutes(9), Duration.ofMinutes(20))),
            new Facts.Duty(31, 28, 1, 300, 210, 400, 6, 8, 1),
            new Facts.Health(1488, 3, 4, 1, 62L));
    assertThat(told(Metric.ERRORS))
        .containsExactly(
            "公众指出的差错 40 件",
            "作出判断的中确是差错的 80.0% 20 / 25",
            "三个工作日内答复 96.7% 29 / 30",
            "同样的差错又出现 2 次",
            "一级差错先行撤下，中位数 20 分钟 3 件",
            "一级差错先行撤下，最长 50 分钟 3 件");
    assertThat(told(Metric.DUTY))
        .containsExactly(
            "当天签名交班的日子 90.3% 28 / 31",
            "漏岗 1 天",
            "没有安排人 2 天",
            "月末在网的网页 300 件",
            "其中九十日内读过的 70.0% 210 / 300",
            "每读一百页发现的问题 1.5 处 400 件",
            "负责人再读一遍的页面 8 件",
            "其中值班没有看出问题的 12.5% 1 / 8");
    assertThat(told(Metric.HEALTH))
        .containsExactly(
            "访问首页 1488 次",
            "其中按时打开的 99.8% 1485 / 1488",
            "新发现的失效链接 4 处",
            "超过期限没有更新的栏目 1 个",
            "最先到期的域名、证书，月末以后还有 62 天");
  }

  @Test
  @DisplayName("考评：没有确认的只说没有；确认了的，各单位得分、条数和异议都说")
  void scoresOfUnits() {
    assertThat(told(Metric.ASSESSED)).containsExactly("确认的得分 0 个");
    assessed =
        new Facts.Assessed(
            List.of(
                new Facts.Marked("2026年第三季度", "危化监管处", new BigDecimal("83.50"), 31),
                new Facts.Marked("2026年第三季度", "办公室", new BigDecimal("80.00"), 4)),
            3,
            1);
    assertThat(told(Metric.ASSESSED))
        .containsExactly(
            "确认的得分 2 个",
            "2026年第三季度 危化监管处 83.5 分 31 件",
            "2026年第三季度 办公室 80 分 4 件",
            "提出的异议 3 件",
            "其中成立的 1 件");
  }

  @Test
  @DisplayName("征集：反馈了的意见说采纳多少；不足二十件的合并或者不说")
  void whatBecameOfOpinions() {
    adopted = new Facts.Adopted(30, 22, 5);
    assertThat(told(Metric.SOLICITATIONS)).contains("反馈的意见 采纳 30 件", "反馈的意见 部分采纳、未采纳合计 27 件");
    adopted = new Facts.Adopted(3, 2, 5);
    assertThat(told(Metric.SOLICITATIONS)).contains("反馈的意见 采纳、部分采纳、未采纳 " + Cell.FEW);
  }
}
