package org.shenfa.site;

import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.shenfa.database.DatabaseSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** 公众端口: a second port on the same server; what it answers never reaches the desk. */
@Component
class PublicPort implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {
  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(SiteSettings.class)
  static class Settings {}

  private final SiteSettings settings;
  private final Served served;
  private volatile int port = -1;

  PublicPort(SiteSettings settings, DatabaseSettings database) {
    this.settings = settings;
    this.served = new Served(database.data().resolve("site"));
  }

  @Override
  public void customize(ConfigurableJettyWebServerFactory factory) {
    factory.addServerCustomizers(this::open);
  }

  private void open(Server server) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setName(PublicHandler.CONNECTOR);
    connector.setPort(settings.port());
    connector.addEventListener(
        new org.eclipse.jetty.util.component.LifeCycle.Listener() {
          @Override
          public void lifeCycleStarted(org.eclipse.jetty.util.component.LifeCycle event) {
            port = connector.getLocalPort();
          }
        });
    server.addConnector(connector);
    var front = new PublicHandler(served);
    front.setHandler(server.getHandler());
    server.setHandler(front);
  }

  /** What it answers with. */
  Served served() {
    return served;
  }

  /** The port in use, or -1 before the server has started. */
  int port() {
    return port;
  }
}
