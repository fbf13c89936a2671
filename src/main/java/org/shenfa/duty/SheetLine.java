package org.shenfa.duty;

import org.jspecify.annotations.Nullable;

/**
 * 读网单的一行.
 *
 * @param n its place on the sheet, from 1
 * @param why why it is on the sheet of this day
 * @param path of the public page to read, empty where it is about something else
 * @param link of the desk's page about it, empty where there is none
 * @param verdict null while nobody has looked
 * @param words what is wrong, or why it was not read
 * @param quoted the words of the page it is about
 * @param ticket number of the ticket it became, 0 where it is none
 */
public record SheetLine(
    long id,
    int n,
    LineKind kind,
    String subject,
    String why,
    String path,
    String link,
    @Nullable Verdict verdict,
    String words,
    String quoted,
    long ticket) {}
