package org.shenfa.site;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** 在站网页: the bytes a reader gets at an address of the site at this moment. */
@Component
public class StandingPages {
  private final PublicPort port;

  StandingPages(PublicPort port) {
    this.port = port;
  }

  /**
   * What stands there; empty for what is no file of the site.
   *
   * @param path decoded, from the first slash on; a folder means its index page
   */
  public Optional<byte[]> read(String path) {
    return path.startsWith("/")
        ? port.served().find(path).map(p -> p.plain().clone())
        : Optional.empty();
  }
}
