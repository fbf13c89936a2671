package org.shenfa.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.shenfa.Shenfa;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The time of day, put forward by a test so that none has to wait. */
@TestConfiguration(proxyBeanMethods = false)
public class SettableClock {
  @Bean
  @Primary
  Forward forward() {
    return new Forward();
  }

  /** The system's clock, moved on. */
  public static final class Forward extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    public synchronized void advance(Duration by) {
      ahead = ahead.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return Shenfa.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.offset(Clock.system(zone), ahead);
    }

    @Override
    public Instant instant() {
      return Clock.systemUTC().instant().plus(ahead);
    }
  }
}
