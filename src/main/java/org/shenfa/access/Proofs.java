package org.shenfa.access;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.altcha.altcha.Altcha;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * 计算证明: a small sum a browser does while somebody writes, instead of a picture to read off. Asked
 * for only where many letters come from one address; good once, and for an hour.
 */
@Component
public class Proofs {
  private static final long HARD = 50_000;
  private static final int REMEMBERED = 20_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** The first one counts: what follows the sign after it was put there by whoever solved it. */
  private static final Pattern EXPIRES = Pattern.compile("^[0-9a-f]+\\?expires=([0-9]{1,12})&");

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
  public Altcha.Challenge challenge(Instant now) {
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
  public boolean holds(String proof, Instant now) {
    try {
      if (proof.isEmpty() || proof.length() > 2000) {
        return false;
      }
      var solved = JSON.readValue(Base64.getDecoder().decode(proof), Solved.class);
      var expires = EXPIRES.matcher(solved.salt());
      return expires.find()
          && Long.parseLong(expires.group(1)) > now.getEpochSecond()
          && Altcha.verifySolution(solved.payload(), key, false)
          && used.add(solved.challenge());
    } catch (Exception e) {
      return false;
    }
  }

  /** 解答: what a browser sends back, in these five words and no others. */
  private record Solved(
      String algorithm, String challenge, Long number, String salt, String signature) {
    Altcha.Payload payload() {
      var payload = new Altcha.Payload();
      payload.algorithm = algorithm;
      payload.challenge = challenge;
      payload.number = number;
      payload.salt = salt;
      payload.signature = signature;
      return payload;
    }
  }
}
