package org.shenfa.access;

/**
 * 侧栏计数: what a module tells the rail of every page: how many of something there are for the person
 * whose page is being written. Asked once for a page; 0 where there is nothing to show.
 */
public interface RailCount {
  int of(SignedIn me);
}
