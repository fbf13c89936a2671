package org.shenfa.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.shenfa.procedures.QueryCode;

/**
 * 表单凭据: names one opening of the form and when it was, signed with a key of this process. A token
 * of another process still names its opening, it only says nothing about the time.
 */
public final class FormToken {
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{64})\\.([0-9]{1,15})\\.(\\S{20,64})");

  private final SecretKeySpec key;

  public FormToken() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /**
   * 一次打开.
   *
   * @param at empty where this process did not sign it
   */
  public record Opened(QueryCode sent, Optional<Instant> at) {
    public boolean within(Duration time, Instant now) {
      return at.filter(a -> a.plus(time).isAfter(now)).isPresent();
    }
  }

  public String issue(Instant now) {
    var said = QueryCode.fresh().form() + "." + now.toEpochMilli();
    return said + "." + sign(said);
  }

  /** What a token says; one that is none names a new opening. */
  public Opened read(String token) {
    var parts = FORM.matcher(token);
    if (!parts.matches()) {
      return new Opened(QueryCode.fresh(), Optional.empty());
    }
    var said = parts.group(1) + "." + parts.group(2);
    var ours =
        MessageDigest.isEqual(
            sign(said).getBytes(StandardCharsets.US_ASCII),
            parts.group(3).getBytes(StandardCharsets.UTF_8));
    return new Opened(
        new QueryCode(parts.group(1)),
        ours
            ? Optional.of(Instant.ofEpochMilli(Long.parseLong(parts.group(2))))
            : Optional.empty());
  }

  private String sign(String said) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
