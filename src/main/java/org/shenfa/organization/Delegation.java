package org.shenfa.organization;

import java.time.LocalDate;

/** 委托: a post's holder lets another sign for at most 90 days; it cannot be passed on. */
public record Delegation(
    long id, long postId, long receiverId, LocalDate from, LocalDate to, String reason) {}
