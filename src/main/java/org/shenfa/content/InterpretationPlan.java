package org.shenfa.content;

import java.time.Instant;
import java.util.Set;

/**
 * 解读方案: how a policy is going to be explained, organised together with it (10-2).
 *
 * @param points what the explanation has to make clear
 * @param by name of the author
 */
public record InterpretationPlan(
    Set<InterpretationForm> forms, String points, String by, Instant at) {}
