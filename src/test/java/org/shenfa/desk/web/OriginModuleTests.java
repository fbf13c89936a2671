package org.shenfa.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.shenfa.regulation.Clause.MEASURES_11_6;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.Shenfa;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.content.Reprinting;
import org.shenfa.content.Revision;
import org.shenfa.regulation.Proves;
import org.shenfa.regulation.Violations;
import org.shenfa.reprints.AuthorizedSources;
import org.shenfa.reprints.Reading;
import org.shenfa.reprints.Reprints;
import org.shenfa.reprints.Taken;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = OwnDatabase.class)
@Import(Office.class)
@DisplayName("第十一条 转载与取回的来源")
class OriginModuleTests {
  private static final String LINK = "http://" + Office.REPRINTED + "/a.html";

  @Autowired Office office;
  @Autowired Reprints reprints;
  @Autowired Reprinting reprinting;
  @Autowired AuthorizedSources sources;
  @Autowired ReviewScreen screen;

  @Test
  @Proves(MEASURES_11_6)
  @DisplayName("第十一条 审查人在审核页上看到与来源有几处不同；链接换成别的，不说明就报送不了")
  void theReviewerReadsHowManyPlacesDiffer() {
    var today = LocalDate.now(Shenfa.ZONE);
    if (!sources.allows(Office.REPRINTED, today)) {
      sources.add(office.publicityHead, Office.REPRINTED, "部网站", "厅发文同意");
    }
    var taken = begun(today);
    var same = office.submitted(saved(taken, 1, taken.manifest().body(), LINK));
    assertThat(origin(same)).isEqualTo(new ReviewScreen.Origin(0, false, "与取回的来源原文逐段一致。"));
    office.submitting.withdraw(office.clerk, same.id(), "再改一段文字");

    var changed = taken.manifest().body().replace("八市", "七市");
    var on = office.submitted(saved(taken, 2, changed, LINK));
    assertThat(origin(on))
        .satisfies(o -> assertThat(o.differences()).isEqualTo(1))
        .satisfies(o -> assertThat(o.sentence()).contains("有 1 处不同"));
    office.submitting.withdraw(office.clerk, on.id(), "换一个链接");

    var other = LINK.replace("a.html", "b.html");
    var moved = saved(taken, 3, changed, other);
    assertThatThrownBy(() -> office.submitted(moved))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("与转载链接不是同一个");
    assertThatThrownBy(() -> pasted(moved, other, "好"))
        .isInstanceOf(Violations.class)
        .hasMessageContaining("正文怎样来的");
    pasted(moved, other, "来源搬了家，打不开，从其客户端复制");
    assertThat(origin(office.submitted(moved)).sentence()).contains("另一个链接", "从其客户端复制", "有 1 处不同");
  }

  private void pasted(Revision text, String link, String reason) {
    reprints.paste(office.clerk, text.itemId(), text.manifest().item(), link, reason);
  }

  private ReviewScreen.Origin origin(org.shenfa.review.ReviewCase on) {
    return Objects.requireNonNull(screen.origin(on));
  }

  private Revision begun(LocalDate today) {
    var body = "<p>会议要求各地压实责任，转移危险区群众。</p><p>沿江八市启动应急响应。</p>";
    var text = "会议要求各地压实责任，转移危险区群众。\n沿江八市启动应急响应。";
    var source = sources.of(Office.REPRINTED, today).orElseThrow();
    var reading = new Reading("防汛部署会召开", "防汛司", null, body, text);
    return reprinting
        .begin(office.clerk, office.hazmat.id(), LINK, new Taken(source, LINK, reading, ""))
        .revision();
  }

  private Revision saved(Revision begun, int seq, String body, String link) {
    var was = begun.manifest();
    var reprint = Objects.requireNonNull(was.reprint());
    var now = new Manifest.Reprint(reprint.site(), link, reprint.at());
    var item = office.drafting.find(begun.itemId());
    var text =
        office.text(item, ItemKind.REPRINT, was.title()).reprinted(was.title(), body, "防汛司", now);
    return office.drafting.save(
        office.clerk, item.id(), seq, text.withText(was.title(), body, List.of()));
  }
}
