package org.shenfa.reprints;

import org.jspecify.annotations.Nullable;

/**
 * 核对结果: a link that may be reprinted, and what came of opening it.
 *
 * @param reading what the page says; absent when it was not opened or holds no article
 * @param address where the link led in the end
 * @param sentence why there is nothing to take over, in Chinese; empty when there is
 */
public record Taken(
    AuthorizedSource source, String address, @Nullable Reading reading, String sentence) {}
