package org.shenfa.desk.web;

import java.util.List;

/**
 * 两边: what stands in the newer revision beside what somebody typed without knowing it, field by
 * field; only fields that differ.
 *
 * @param who saved the newer revision
 * @param merged both bodies in one, for whoever wants to go on from there
 */
public record Conflict(String who, List<Row> rows, String merged) {
  /**
   * 一栏两说.
   *
   * @param theirs safe HTML with the words marked that mine does not have
   * @param mine the other way round
   * @param choice {@code theirs}, {@code mine}, or empty when both changed it and a person must say
   */
  public record Row(String name, String label, String theirs, String mine, String choice) {
    /** Whether this is the body, which can be merged. */
    public boolean body() {
      return name.equals("body");
    }
  }
}
