package org.shenfa.demo;

import org.shenfa.access.Accounts;
import org.shenfa.access.FirstStart;
import org.shenfa.site.PublicAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** 启动提示: once everything answers, where to open it and, for the demo, who can sign in. */
@Component
class Greeting {
  private final PublicAddress site;
  private final Accounts accounts;
  private final FirstStart first;
  private final boolean demo;

  Greeting(
      PublicAddress site,
      Accounts accounts,
      FirstStart first,
      @Value("${shenfa.demo:false}") boolean demo) {
    this.site = site;
    this.accounts = accounts;
    this.first = first;
    this.demo = demo;
  }

  @EventListener
  void ready(ApplicationReadyEvent event) {
    if (!(event.getApplicationContext() instanceof WebServerApplicationContext web)
        || !(web.getWebServer() instanceof WebServer desk)) {
      return;
    }
    System.out.printf(
        "%n审发已启动%n  公众网站  %s%n  工作台    http://127.0.0.1:%d/desk%n", site.address(), desk.getPort());
    first
        .token()
        .ifPresent(token ->
            System.out.printf(
                "%n首次设置（只能用一次，24 小时内有效，重新启动后换新）%n  http://127.0.0.1:%d/desk/setup/%s%n",
                desk.getPort(), token));
    if (demo) {
      System.out.printf("%n演示账号（密码都是 %s）：%n", Demo.PASSWORD);
      accounts.all().stream()
          .filter(a -> a.demo() && !a.disabled())
          .filter(a -> a.duty().matches("(厅领导|新闻宣传处|办公室|危化监管处|救援总队|系统管理员|安全管理员|审计管理员).*"))
          .forEach(a -> System.out.printf("  %s  %s  %s%n", a.staffNo(), a.name(), a.duty()));
    }
    System.out.println();
  }
}
