package org.shenfa.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shenfa.Shenfa;
import org.shenfa.outbound.Fetched;

@DisplayName("外站链接的结论和礼貌间隔")
class LinkVerdictTests {
  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(Shenfa.ZONE).toInstant();
  }

  private static LinkAttempt answered(String at, int status) {
    return LinkAttempt.of(
        at(at),
        new Fetched.Page(
            status,
            URI.create("https://www.example.gov.cn/"),
            "text/html",
            "答复".getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 429, 503, 401, 412, 418})
  @DisplayName("验收 31：被对方拦截的（403、429、503……）不能判断，不扣分，多少次都一样")
  void aBotWallIsUncertain(int status) {
    var often =
        List.of(
            answered("2026-11-20T02:00", status),
            answered("2026-11-21T09:00", status),
            answered("2026-11-22T16:00", status),
            answered("2026-11-23T23:00", status));
    assertThat(LinkVerdict.of(often)).isEqualTo(LinkVerdict.UNCERTAIN);
    var after = new ArrayList<>(often);
    after.add(answered("2026-11-24T10:00", 404));
    assertThat(LinkVerdict.of(after))
        .as("one failure is not believed")
        .isEqualTo(LinkVerdict.SUSPECT);
  }

  @Test
  @DisplayName("失效要在不同日子、不同钟点连着失败三次才相信；打开一次就从头算")
  void aBrokenLinkIsBelievedAfterRepeatedFailures() {
    var first = answered("2026-11-24T02:00", 404);
    var second = answered("2026-11-24T09:00", 404);
    var third = answered("2026-11-25T02:10", 500);
    assertThat(LinkVerdict.of(List.of(first))).isEqualTo(LinkVerdict.SUSPECT);
    assertThat(LinkVerdict.of(List.of(first, second))).isEqualTo(LinkVerdict.SUSPECT);
    assertThat(LinkVerdict.of(List.of(third, first, second))).isEqualTo(LinkVerdict.BROKEN);
    assertThat(LinkVerdict.of(List.of(first, answered("2026-11-24T09:00", 200), third)))
        .isEqualTo(LinkVerdict.SUSPECT);
    assertThat(LinkVerdict.of(List.of(first, second, third, answered("2026-11-26T02:00", 200))))
        .isEqualTo(LinkVerdict.GOOD);
    var nights =
        List.of(
            answered("2026-11-22T02:00", 404),
            answered("2026-11-23T02:00", 404),
            answered("2026-11-24T02:00", 404),
            answered("2026-11-25T02:05", 404));
    assertThat(LinkVerdict.of(nights)).as("only ever at night").isEqualTo(LinkVerdict.SUSPECT);
    assertThat(LinkVerdict.of(List.of())).isEqualTo(LinkVerdict.UNCERTAIN);
  }

  @Test
  @DisplayName("不允许打开的地址不算失效；查不到域名要连着三次才算")
  void whatIsNotOpenedIsNotBroken() {
    var refused = LinkAttempt.of(at("2026-11-24T02:00"), new Fetched.Refused("指向单位内部"));
    assertThat(LinkVerdict.of(List.of(refused, refused, refused))).isEqualTo(LinkVerdict.UNCERTAIN);
    var unknown =
        List.of("2026-11-22T02:00", "2026-11-23T12:00", "2026-11-24T18:00").stream()
            .map(t -> LinkAttempt.of(at(t), new Fetched.Unknown("查不到域名")))
            .toList();
    assertThat(LinkVerdict.of(unknown)).isEqualTo(LinkVerdict.BROKEN);
  }

  @Test
  @DisplayName("同一台机器隔两秒才再问；别的机器的地址排在中间")
  void eachMachineIsAskedSlowly() {
    var pace = new HostPace(Duration.ofSeconds(2));
    var now = at("2026-11-26T02:00");
    assertThat(pace.take("a", now)).isZero();
    assertThat(pace.take("b", now)).isZero();
    assertThat(pace.take("a", now)).isEqualTo(Duration.ofSeconds(2));
    assertThat(pace.take("a", now.plusSeconds(1))).isEqualTo(Duration.ofSeconds(3));
    assertThat(pace.take("b", now.plusSeconds(9))).isZero();
    Map<String, List<String>> hosts = new LinkedHashMap<>();
    hosts.put("a", List.of("a1", "a2", "a3"));
    hosts.put("b", List.of("b1"));
    hosts.put("c", List.of("c1", "c2"));
    assertThat(HostPace.spread(hosts)).containsExactly("a1", "b1", "c1", "a2", "c2", "a3");
  }
}
