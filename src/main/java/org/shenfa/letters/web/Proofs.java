package org.shenfa.letters.web;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.altcha.altcha.Altcha;
import org.springframework.stereotype.Component;

/**
 * 计算证明: a small sum a browser does while somebody writes, instead of a picture to read off. Asked
 * for only where many letters come from one address; good once, and for an hour.
 */
@Component
class Proofs {
  private static final long HARD = 50_000;
  private static final int REMEMBERED = 20_000;

  private final String key;
  private final Set<String> used =
      Collections.newSetFromMap(
          Collections.synchronizedMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > REMEMBERED;
                }
              }));

  Proofs() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    key = HexFormat.of().formatHex(bytes);
  }

  /** What a browser needs to find the number. */
  Altcha.Challenge challenge(Instant now) {
    try {
      return Altcha.createChallenge(
          new Altcha.ChallengeOptions()
              .setMaxNumber(HARD)
              .setSecureRandomNumber(true)
              .setHmacKey(key)
              .setExpires(now.plus(1, ChronoUnit.HOURS).getEpochSecond()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Whether a number was found, for a challenge of this process that is not over and was not used.
   *
   * @param proof Base64 of the payload as the library defines it; anything else is none
   */
  boolean holds(String proof, Instant now) {
    try {
      if (proof.isEmpty() || proof.length() > 2000 || !Altcha.verifySolution(proof, key, false)) {
        return false;
      }
      var payload = new String(Base64.getDecoder().decode(proof), StandardCharsets.UTF_8);
      var expires = payload.replaceFirst("(?s).*expires=([0-9]{1,12}).*", "$1");
      return expires.matches("[0-9]+")
          && Long.parseLong(expires) > now.getEpochSecond()
          && used.add(payload.replaceFirst("(?s).*\"signature\" *: *\"([0-9a-f]+)\".*", "$1"));
    } catch (Exception e) {
      return false;
    }
  }
}
