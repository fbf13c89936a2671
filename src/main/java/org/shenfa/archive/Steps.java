package org.shenfa.archive;

import java.io.InterruptedIOException;

/** 进度的去处: told what is being done and how much of it, and the place where somebody can stop it. */
interface Steps {
  /**
   * Says how far it is, between one thing and the next.
   *
   * @throws InterruptedIOException when somebody has stopped it
   */
  void at(String step, int done, int of) throws InterruptedIOException;
}
