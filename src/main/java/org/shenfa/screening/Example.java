package org.shenfa.screening;

/**
 * 例句: a sentence that a dictionary must or must not object to.
 *
 * @param id of its row, 0 before it is kept
 * @param hits whether a term of this dictionary has to be found in it
 */
public record Example(long id, TermKind kind, String sentence, boolean hits) {}
