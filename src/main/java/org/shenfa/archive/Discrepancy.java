package org.shenfa.archive;

/**
 * 不符: what is wrong with a package, or which release has none, in a sentence.
 *
 * @param number of the package, or of the release that has none
 */
public record Discrepancy(String number, String sentence) {}
