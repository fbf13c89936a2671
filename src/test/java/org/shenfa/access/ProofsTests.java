package org.shenfa.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.altcha.altcha.Altcha;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.procedures.QueryCode;

@DisplayName("计算证明和表单凭据：伪造的、用过的、过期的")
class ProofsTests {
  private static final Instant NOW = Instant.parse("2026-11-26T02:00:00Z");

  private final Proofs proofs = new Proofs();

  private record Found(Altcha.Challenge asked, long number) {}

  private Found found(Proofs by) throws Exception {
    var asked = by.challenge(NOW);
    var solved =
        Altcha.solveChallenge(
            asked.challenge,
            asked.salt,
            Altcha.Algorithm.fromString(asked.algorithm),
            asked.maxnumber,
            0);
    return new Found(asked, solved.number);
  }

  private static String json(Altcha.Challenge asked, String salt, long number, String more) {
    return """
    {"algorithm":"%s","challenge":"%s","number":%d,"salt":"%s","signature":"%s"%s}\
    """
        .formatted(asked.algorithm, asked.challenge, number, salt, asked.signature, more);
  }

  private static String sent(String json) {
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String sent(Found found) {
    return sent(json(found.asked(), found.asked().salt, found.number(), ""));
  }

  @Test
  @DisplayName("H-1 算出来的作数一次；第二次、换个写法再来，都不作数")
  void goodOnce() throws Exception {
    var found = found(proofs);
    assertThat(proofs.holds(sent(found), NOW)).isTrue();
    assertThat(proofs.holds(sent(found), NOW)).isFalse();
    var spaced = json(found.asked(), found.asked().salt, found.number(), "");
    for (var again :
        List.of(
            spaced.replace(":", ":\t"),
            spaced.replace("\"signature\"", "\"\\u0073ignature\""),
            spaced.replace(
                found.asked().signature,
                found.asked().signature.toUpperCase(java.util.Locale.ROOT)),
            spaced.replace(",", " ,\n"))) {
      assertThat(proofs.holds(sent(again), NOW)).as(again).isFalse();
    }
  }

  @Test
  @DisplayName("H-1 过了一小时的不作数；自己写上去的期限也不作数")
  void anExpiryCannotBeWrittenOn() throws Exception {
    var found = found(proofs);
    var later = NOW.plus(Duration.ofHours(2));
    assertThat(proofs.holds(sent(found), later)).isFalse();
    var salt = found.asked().salt;
    assertThat(
            proofs.holds(
                sent(json(found.asked(), salt, found.number(), ",\"x\":\"expires=9999999999\"")),
                later))
        .isFalse();
    assertThat(
            proofs.holds(
                sent(json(found.asked(), salt + "&expires=9999999999&", found.number(), "")),
                later))
        .isFalse();
    // The digits of the number, moved into the salt, leave its sum as it was.
    var digits = Long.toString(found.number());
    for (var n = 1; n < digits.length(); n++) {
      var rest = Long.parseLong(digits.substring(n));
      if (!Long.toString(rest).equals(digits.substring(n))) {
        continue;
      }
      assertThat(
              proofs.holds(
                  sent(json(found.asked(), salt + digits.substring(0, n), rest, "")), later))
          .isFalse();
    }
  }

  @Test
  @DisplayName("H-1 别处发的题、改过的数、不是证明的东西，都不作数，也不出错")
  void forged() throws Exception {
    assertThat(proofs.holds(sent(found(new Proofs())), NOW)).isFalse();
    var found = found(proofs);
    assertThat(
            proofs.holds(
                sent(json(found.asked(), found.asked().salt, found.number() + 1, "")), NOW))
        .isFalse();
    for (var none :
        List.of(
            "",
            "x",
            "😀",
            sent("{}"),
            sent("null"),
            sent("[]"),
            sent("{\"number\":null}"),
            "A".repeat(2001))) {
      assertThat(proofs.holds(none, NOW)).as(none).isFalse();
    }
    assertThat(proofs.holds(sent(found), NOW))
        .as("an attempt at it cost the honest one nothing")
        .isTrue();
  }

  @Test
  @DisplayName("H-1 表单凭据：自己签的说得出时间；改过时间的、别的进程的，只算一次打开，不说时间")
  void tokens() {
    var tokens = new FormToken();
    var issued = tokens.issue(NOW);
    var opened = tokens.read(issued);
    assertThat(opened.within(Duration.ofSeconds(3), NOW.plusSeconds(2))).isTrue();
    assertThat(opened.within(Duration.ofSeconds(3), NOW.plusSeconds(4))).isFalse();
    assertThat(tokens.read(issued).sent()).as("again the same opening").isEqualTo(opened.sent());
    var parts = issued.split("\\.", -1);
    var moved = parts[0] + "." + NOW.minusSeconds(60).toEpochMilli() + "." + parts[2];
    assertThat(tokens.read(moved).at()).isEmpty();
    assertThat(new FormToken().read(issued).at()).isEmpty();
    assertThat(new FormToken().read(issued).sent()).isEqualTo(opened.sent());
    for (var none : List.of("", "x.y.z", "0".repeat(64), parts[0] + ".1.", "😀".repeat(40))) {
      assertThat(QueryCode.wellFormed(tokens.read(none).sent().form())).as(none).isTrue();
      assertThat(tokens.read(none).at()).as(none).isEmpty();
    }
  }
}
