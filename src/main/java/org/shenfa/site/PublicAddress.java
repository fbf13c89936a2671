package org.shenfa.site;

import org.springframework.stereotype.Component;

/** 公众网址: where the desk finds a page as the public sees it. */
@Component
public class PublicAddress {
  private final PublicPort port;

  PublicAddress(PublicPort port) {
    this.port = port;
  }

  /** Whether the site is served yet. */
  public boolean open() {
    return port.port() > 0;
  }

  /** Such as {@code http://127.0.0.1:8080}. */
  public String address() {
    return "http://127.0.0.1:" + port.port();
  }
}
