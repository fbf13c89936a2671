package org.shenfa.organization;

import org.jspecify.annotations.Nullable;

/**
 * 签署权限: a person and the post they sign under.
 *
 * @param delegation set when they stand in for the post's holder
 */
public record Authority(Person person, Post post, @Nullable Delegation delegation) {}
