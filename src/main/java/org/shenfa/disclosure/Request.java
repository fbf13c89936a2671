package org.shenfa.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 一件申请, without who the applicant is.
 *
 * @param identity under which the vault keeps name, proof and contact
 * @param arrived the day it was handed over, signed for or sent
 * @param receivedOn the day of receipt from which terms run, null until it is confirmed
 * @param since when it came into this state
 * @param closedOn the day nothing was owed any more, null before
 * @param row of the annual report once it is closed
 * @param due last day for the answer; null while none runs or it is stopped
 * @param late whether the answer ever was late
 */
public record Request(
    long id,
    String number,
    Channel channel,
    Applicant applicant,
    long identity,
    String description,
    WantedForm wanted,
    String help,
    LocalDate arrived,
    Instant at,
    DisclosureState state,
    Instant since,
    @Nullable LocalDate receivedOn,
    @Nullable LocalDate closedOn,
    @Nullable AnnualRow row,
    @Nullable LocalDate due,
    boolean late) {}
