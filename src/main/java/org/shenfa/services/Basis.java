package org.shenfa.services;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.shenfa.content.Validity;

/**
 * 依据: a text of the own site that a guide names as its legal basis, as it stands today.
 *
 * @param validity of a formal document, null where the text is none
 * @param withdrawn whether it was taken down
 * @param changedAt when it was released last or taken down
 */
record Basis(String title, @Nullable Validity validity, boolean withdrawn, Instant changedAt) {}
