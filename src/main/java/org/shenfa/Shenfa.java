package org.shenfa;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** 审发: from a unit's draft, through the review the law demands, to a public website. */
@SpringBootApplication
@Modulithic(systemName = "Shenfa")
@EnableScheduling
public class Shenfa {
  /** Every date and time shown to a person is in this zone. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  public static void main(String[] args) {
    SpringApplication.run(Shenfa.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.system(ZONE);
  }
}
