package org.shenfa.inspection;

/**
 * 巡检完成: news that the whole site was read and everything that was found is in the ledger.
 *
 * @param scan number of the inspection
 */
public record InspectionFinished(long scan) {}
