package org.shenfa.outbound;

import java.net.URI;
import java.util.Set;

/** 访问结果: a page, a refusal to open it, or that nobody knows. Sentences are Chinese. */
public sealed interface Fetched {
  /**
   * 网页: what the server answered, whatever its status.
   *
   * @param address where the last redirect led
   * @param type content type as the server names it, empty when it does not
   * @param bytes at most {@link Outbound#LIMIT}
   */
  record Page(int status, URI address, String type, byte[] bytes) implements Fetched {
    /** What a wall against robots answers, whether or not a person would get in. */
    private static final Set<Integer> WALLS = Set.of(202, 401, 403, 407, 412, 418, 429, 503, 521);

    /** 拦截: whether the server keeps robots out, which says nothing about the page. */
    public boolean walled() {
      return WALLS.contains(status);
    }
  }

  /** 不允许: the address, or one it leads to, is not opened by this system. */
  record Refused(String sentence) implements Fetched {}

  /** 不知道: no answer; never to be taken for a good or a bad one. */
  record Unknown(String sentence) implements Fetched {}
}
