package org.shenfa.archive;

/** 进度的去处: told what is being done and how much of it. */
interface Steps {
  void at(String step, int done, int of);
}
