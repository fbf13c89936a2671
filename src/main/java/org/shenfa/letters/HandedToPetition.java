package org.shenfa.letters;

import java.time.Instant;

/** 转信访: news that a letter goes the way of petitions; told in the transaction that decides it. */
public record HandedToPetition(long letter, Instant at) {}
