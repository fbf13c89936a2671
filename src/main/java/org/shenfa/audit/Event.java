package org.shenfa.audit;

import java.time.Instant;

/**
 * 已封存的记录: an entry at its place in the log.
 *
 * @param sequence from 1, without a gap
 * @param leafHash RFC 6962 leaf hash in hex
 */
public record Event(long sequence, Instant sealedAt, Entry entry, String leafHash) {}
