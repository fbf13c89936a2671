package org.shenfa.regulation;

import org.jspecify.annotations.Nullable;

/**
 * 违反: one rule that would be broken, in a sentence a clerk understands.
 *
 * @param clause the clause that stands against it
 * @param field name of the form field it concerns, or null when it concerns the whole act
 * @param sentence what is wrong and what to do, in Chinese
 */
public record Violation(Clause clause, @Nullable String field, String sentence) {}
