package org.shenfa.reminders;

import java.time.Instant;

/**
 * 提醒: one thing that concerns one person.
 *
 * @param subject the title of the item, or what else it is about; never mailed
 * @param number of the item, empty when it is about none
 * @param words what more there is to say, such as the reason of a return; never mailed
 * @param link the page of the desk where it is dealt with
 * @param over whether it has been dealt with since
 */
public record Notice(
    long id,
    NoticeKind kind,
    String subject,
    String number,
    String words,
    String link,
    boolean urgent,
    Instant at,
    boolean read,
    boolean over) {}
