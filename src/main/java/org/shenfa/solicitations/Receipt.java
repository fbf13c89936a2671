package org.shenfa.solicitations;

import java.time.LocalDateTime;

/**
 * 回执: what whoever sent an opinion is given.
 *
 * @param code shown once; only its digest is kept
 * @param receivedAt Asia/Shanghai, by the clock of the database
 * @param late it came after the end and lies in the box of the late ones
 */
public record Receipt(String number, String code, LocalDateTime receivedAt, boolean late) {}
