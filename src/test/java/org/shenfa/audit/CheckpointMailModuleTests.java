package org.shenfa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.shenfa.Shenfa;
import org.shenfa.content.ItemKind;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Proves;
import org.shenfa.support.Office;
import org.shenfa.support.OwnDatabase;
import org.shenfa.support.SettableClock;
import org.shenfa.support.SettableClock.Forward;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
    properties = {
      "shenfa.mail.to=jijian@example.gov.cn,dangan@example.gov.cn",
      "shenfa.mail.from=shenfa@example.gov.cn"
    })
@ContextConfiguration(initializers = OwnDatabase.class)
@Import({Office.class, SettableClock.class})
@DisplayName("核验点每日邮寄")
class CheckpointMailModuleTests {
  @RegisterExtension
  static final GreenMailExtension POST =
      new GreenMailExtension(ServerSetup.SMTP.dynamicPort()).withPerMethodLifecycle(false);

  @DynamicPropertySource
  static void postOffice(DynamicPropertyRegistry properties) {
    properties.add("spring.mail.host", () -> "127.0.0.1");
    properties.add("spring.mail.port", () -> POST.getSmtp().getPort());
  }

  @Autowired Office office;
  @Autowired Checkpoints checkpoints;
  @Autowired CheckpointMail mail;
  @Autowired Forward clock;

  @Test
  @Proves(Clause.MEASURES_15_4)
  @DisplayName("八点以后寄一次，两个收件人各一封，信里就是核验点；当天不再寄，寄不出的稍后再寄")
  void oneLetterADay() throws Exception {
    office.drafted(ItemKind.NOTICE, "进日志的草稿");
    var note = checkpoints.sign().orElseThrow().note();
    at(LocalTime.of(7, 0));
    mail.sendWhenDue();
    assertThat(POST.getReceivedMessages()).isEmpty();

    at(LocalTime.of(8, 30));
    mail.sendWhenDue();
    mail.sendWhenDue();
    assertThat(POST.getReceivedMessages()).hasSize(2);
    var text = GreenMailUtil.getBody(POST.getReceivedMessages()[0]);
    var decoded = POST.getReceivedMessages()[0].getContent().toString().replace("\r\n", "\n");
    assertThat(text).isNotBlank();
    assertThat(decoded).contains(note.strip());
    assertThat(POST.getReceivedMessages()[0].getSubject()).contains("审发日志核验点");
    assertThat(mail.lastSent()).isPresent();
    assertThat(mail.recipients()).isEqualTo(2);
  }

  /** Moves the clock to this time of today or, when that is past, of tomorrow. */
  private void at(LocalTime time) {
    var now = clock.instant().atZone(Shenfa.ZONE);
    var then = now.toLocalDate().atTime(time).atZone(Shenfa.ZONE);
    clock.advance(Duration.between(now, then.isBefore(now) ? then.plusDays(1) : then));
  }
}
