package org.shenfa.deadlines;

/** 超期: news that a deadline was not kept; told once. */
public record WentLate(Deadline deadline) {}
