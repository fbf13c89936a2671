package org.shenfa.help.web;

import java.util.List;
import org.shenfa.help.Explanation;
import org.shenfa.regulation.Clause;

/** 一条规则: a clause with its explanations, the one in force first. */
public record Rule(Clause clause, List<Explanation> explanations) {}
