package org.shenfa.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.shenfa.content.CleanHtml;
import org.shenfa.content.Disclosure;
import org.shenfa.content.Drafting;
import org.shenfa.content.InterpretationForm;
import org.shenfa.content.Interpretations;
import org.shenfa.content.Item;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.SourceKind;
import org.shenfa.content.Validity;
import org.shenfa.organization.Organization;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.shenfa.organization.Unit;
import org.shenfa.review.Collating;
import org.shenfa.review.Submission;
import org.shenfa.review.Submitting;
import org.springframework.stereotype.Component;

/** 演示政策: a regulatory document with an attachment, released together with its interpretation. */
@Component
class DemoPolicy {
  private static final String TITLE = "江海省重大危险源企业风险公告管理办法";

  private static final String BODY =
      """
      <h2>第一章　总则</h2><p>第一条　为了让企业周边群众和从业人员知道身边有什么危险、出了事怎么办，推动企业落实安全生产主体责任，依据有关法律法规，制定本办法。</p><p>第二条　本省行政区域内构成重大危险源的生产、储存、经营企业制作、张贴、更新风险公告，适用本办法。法律、行政法规另有规定的，从其规定。</p><p>第三条　风险公告应当真实、醒目、易懂。公告内容与企业报送应急管理部门的安全评估结论不一致的，以经核定的评估结论为准，企业应当在五日内更正。</p><h2>第二章　公告内容</h2><p>第四条　风险公告应当载明下列事项：</p><p>（一）重大危险源名称、等级和所在位置示意图；</p><p>（二）可能发生的事故类型及影响范围，以距离表示；</p><p>（三）周边群众的避险方向、集合地点和报警信号；</p><p>（四）企业值守电话和属地应急管理部门电话；</p><p>（五）公告制作日期、责任部门和下一次更新日期。</p><p>第五条　公告牌设在企业主要出入口和厂界外公众可见处，不少于两块；面向居民区的一侧，应当另设图示说明。</p><h2>第三章　更新与监督</h2><p>第六条　工艺、储量、周边环境发生变化的，企业应当自变化之日起十日内更新公告。</p><p>第七条　任何人发现公告缺失、污损或者与实际不符的，可以向应急管理部门反映。</p><p>第八条　本办法自印发之日起施行。</p>
      """;

  private static final String READING_TITLE = "企业门口那块风险公告牌，该写什么、怎么写";

  private static final String READING =
      """
      <h2>为什么要有这块牌子</h2><p>去年走访的居民里，六成说不清隔壁厂里存的是什么。公告牌把最要紧的五件事写在门口：有什么、会怎样、往哪走、打给谁、什么时候更新。</p><h2>企业要做什么</h2><p>对照附件的样表逐项填写，写距离不写“一定范围”，写方向不写“安全地带”。工艺或者储量变了，十日内换牌。</p><h2>群众能做什么</h2><p>记住避险方向和集合地点；牌子缺了、脏了、写得不对，可以向当地应急管理部门反映。</p>
      """;

  private final Organization organization;
  private final Drafting drafting;
  private final Interpretations interpretations;
  private final Collating collating;
  private final Submitting submitting;
  private final DemoWalk walk;
  private final Clock clock;

  DemoPolicy(
      Organization organization,
      Drafting drafting,
      Interpretations interpretations,
      Collating collating,
      Submitting submitting,
      DemoWalk walk,
      Clock clock) {
    this.organization = organization;
    this.drafting = drafting;
    this.interpretations = interpretations;
    this.collating = collating;
    this.submitting = submitting;
    this.walk = walk;
    this.clock = clock;
  }

  void create(Unit unit) {
    var clerk = holder(unit, PostKind.CLERK);
    var policy = interpretations.begin(clerk, unit.id());
    var reading = partner(policy);
    var file = drafting.attach(clerk, policy.id(), "风险公告牌样表.docx", sample());
    interpretations.plan(
        clerk, policy.id(), Set.of(InterpretationForm.TEXT), "说明公告牌写什么、企业怎么填写、群众怎么用。");
    collating.none(clerk, policy.id(), "演示稿件：在公文系统内签发，没有纸质文稿");
    drafting.save(
        clerk,
        reading.id(),
        1,
        text(reading, unit, READING_TITLE, "zcjd", READING, List.of(), policy.number()));
    var seen =
        drafting.save(
            clerk,
            policy.id(),
            1,
            text(policy, unit, TITLE, "zcwj", BODY, List.of(file), reading.number())
                .withDocument(document(policy)));
    var walked =
        submitting.submit(clerk, policy.id(), seen.digest(), Submission.NORMAL).stream()
            .map(c -> walk.agreed(c, Integer.MAX_VALUE))
            .toList();
    walk.out(walked.getFirst(), true);
  }

  private Item partner(Item of) {
    var number = drafting.latest(of.id()).orElseThrow().manifest().pairedWith();
    return drafting.find(String.valueOf(number)).orElseThrow();
  }

  private Person holder(Unit unit, PostKind kind) {
    return organization.holders(unit.id(), kind, LocalDate.now(clock)).getLast().person();
  }

  private Manifest.Document document(Item policy) {
    var formed = LocalDate.now(clock).minusDays(4);
    return new Manifest.Document(
        "江应急规〔%d〕3号".formatted(formed.getYear()),
        "江海省应急管理厅",
        formed,
        "安全生产监管",
        Validity.VALID,
        "990000001/%d-%05d".formatted(formed.getYear(), policy.id()),
        true,
        true);
  }

  private static Manifest text(
      Item item,
      Unit unit,
      String title,
      String column,
      String body,
      List<Manifest.Attachment> files,
      String partner) {
    var kind = column.equals("zcwj") ? ItemKind.FORMAL_DOCUMENT : ItemKind.INTERPRETATION;
    return new Manifest(
        Manifest.FORMAT,
        item.number(),
        1,
        title,
        kind.category(),
        kind,
        SourceKind.UNIT,
        unit.shortName(),
        unit.id(),
        unit.shortName(),
        List.of(column),
        CleanHtml.of(body).html().html(),
        files,
        Disclosure.ACTIVE,
        null,
        null,
        null,
        partner,
        null,
        List.of(),
        null,
        null);
  }

  private static ByteArrayInputStream sample() {
    try (var document = new XWPFDocument();
        var bytes = new ByteArrayOutputStream()) {
      document.createParagraph().createRun().setText("重大危险源风险公告牌（样表）");
      var lines =
          List.of(
              List.of("重大危险源名称、等级", "液氨储罐，三级"),
              List.of("可能发生的事故", "泄漏中毒，影响下风向 800 米"),
              List.of("避险方向和集合地点", "向上风向撤离，到第二中学操场集合"),
              List.of("报警信号", "三声长笛，间隔 5 秒"),
              List.of("值守电话", "0000-0000000"));
      var table = document.createTable(lines.size(), 2);
      for (var row = 0; row < lines.size(); row++) {
        for (var cell = 0; cell < 2; cell++) {
          table.getRow(row).getCell(cell).setText(lines.get(row).get(cell));
        }
      }
      document.createParagraph().createRun().setText("填写说明：距离以米计，方向写明参照物；公告牌每年至少复核一次。");
      document.write(bytes);
      return new ByteArrayInputStream(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
