package org.shenfa.access;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * 来源: where an attempt to sign in comes from.
 *
 * @param address the network address
 * @param device the name the device carries under our signature, or would be given on success
 */
public record Source(String address, @Nullable String device) implements Serializable {
  public static Source at(String address) {
    return new Source(address, null);
  }
}
