package org.shenfa.workdays;

import java.time.LocalDate;

/**
 * 计日: one day on the way to a due date.
 *
 * @param counted whether it counts towards the period
 * @param why the reason, in Chinese
 */
public record Day(LocalDate date, boolean counted, String why) {}
