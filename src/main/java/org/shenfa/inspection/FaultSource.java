package org.shenfa.inspection;

import java.util.List;

/**
 * 台账问题: what modules above know to be wrong with the site from their dates and registers. Asked
 * during each inspection, after the pages were read.
 */
public interface FaultSource {
  /** What is wrong now; a unit of 0 is the one the page belongs to. */
  List<FoundFault> faults();
}
