package org.shenfa.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 设备标记: a random name for a device that signed in, with our keyed hash over it. */
@Component
public class Devices {
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final AccessKey key;

  Devices(AccessKey key) {
    this.key = key;
  }

  /** A name for a device that has none yet. */
  public String name() {
    return TEXT.encodeToString(key.random(16));
  }

  /** The name as the device carries it. */
  public String signed(String name) {
    return name + "." + TEXT.encodeToString(key.mark("device", name));
  }

  /** The device's name, if the mark it carries is ours. */
  public Optional<String> read(String carried) {
    var dot = carried.indexOf('.');
    if (dot < 1 || carried.length() > 100) {
      return Optional.empty();
    }
    var name = carried.substring(0, dot);
    return MessageDigest.isEqual(signed(name).getBytes(US_ASCII), carried.getBytes(US_ASCII))
        ? Optional.of(name)
        : Optional.empty();
  }
}
