package org.shenfa.operations;

import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * 观测: jobs and the desk's requests are observed by Spring's own means. The registry is no bean, so
 * that nothing else begins to report to it unasked.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OperationsSettings.class)
class Observing implements SchedulingConfigurer {
  private final ObservationRegistry registry = ObservationRegistry.create();

  Observing(JobRuns runs, Metrics metrics) {
    registry
        .observationConfig()
        .observationHandler(runs)
        .observationHandler(new DefaultMeterObservationHandler(metrics.registry()));
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar registrar) {
    registrar.setObservationRegistry(registry);
  }

  /** Tags are the method, the pattern of the route, the outcome; never an address as typed. */
  @Bean
  ServerHttpObservationFilter requestTimes() {
    return new ServerHttpObservationFilter(registry);
  }
}
