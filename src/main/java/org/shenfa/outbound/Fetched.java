package org.shenfa.outbound;

import java.net.URI;

/** 访问结果: a page, a refusal to open it, or that nobody knows. Sentences are Chinese. */
public sealed interface Fetched {
  /**
   * 网页: what the server answered, whatever its status.
   *
   * @param address where the last redirect led
   * @param type content type as the server names it, empty when it does not
   * @param bytes at most {@link Outbound#LIMIT}
   */
  record Page(int status, URI address, String type, byte[] bytes) implements Fetched {}

  /** 不允许: the address, or one it leads to, is not opened by this system. */
  record Refused(String sentence) implements Fetched {}

  /** 不知道: no answer; never to be taken for a good or a bad one. */
  record Unknown(String sentence) implements Fetched {}
}
