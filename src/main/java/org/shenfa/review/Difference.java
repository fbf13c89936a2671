package org.shenfa.review;

/**
 * 与签发文稿的不同: one place where the page does not read as the signed manuscript does.
 *
 * @param key names it on the form; the same for the same manuscript and the same page
 * @param before what stands before it, for finding the place
 * @param manuscript what the manuscript says there; may be empty
 * @param page what the page says there; may be empty
 * @param after what stands after it
 */
public record Difference(String key, String before, String manuscript, String page, String after) {

  /** What the reviewer said of it. */
  public record Accepted(Difference difference, String remark) {}
}
