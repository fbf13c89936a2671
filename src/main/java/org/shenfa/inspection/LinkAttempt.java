package org.shenfa.inspection;

import java.time.Instant;
import org.shenfa.outbound.Fetched;

/**
 * 一次查看 of a page of another site.
 *
 * @param sentence what came of it, in Chinese; empty when it opened
 */
public record LinkAttempt(Instant at, Outcome outcome, String sentence) {

  /** 结果: what one look at an address says. */
  public enum Outcome {
    OPENED,
    /** 拦截: kept out as a robot; the page may well be there. */
    WALLED,
    FAILED,
    /** 没有查看: an address this system does not open. */
    NOT_ASKED
  }

  /** What an answer says. */
  public static LinkAttempt of(Instant at, Fetched answer) {
    return switch (answer) {
      case Fetched.Page page when page.walled() ->
          new LinkAttempt(
              at, Outcome.WALLED, "对方不让系统自动查看（回答 %d），请人工打开核对。".formatted(page.status()));
      case Fetched.Page page when page.status() < 400 -> new LinkAttempt(at, Outcome.OPENED, "");
      case Fetched.Page page ->
          new LinkAttempt(at, Outcome.FAILED, "对方回答 %d。".formatted(page.status()));
      case Fetched.Refused refused -> new LinkAttempt(at, Outcome.NOT_ASKED, refused.sentence());
      case Fetched.Unknown unknown -> new LinkAttempt(at, Outcome.FAILED, unknown.sentence());
    };
  }
}
