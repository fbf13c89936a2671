package org.shenfa.inspection;

import java.time.Instant;

/**
 * 一次访问 of the home page, as a reader would make it.
 *
 * @param millis until the page was whole, or until nobody waited any longer
 * @param opened whether it came at all, with status 200
 */
public record Visit(Instant at, long millis, boolean opened) {
  /** Whether the national way of counting takes it for a failure: not open after so long. */
  public boolean failed(int seconds) {
    return !opened || millis >= seconds * 1000L;
  }
}
