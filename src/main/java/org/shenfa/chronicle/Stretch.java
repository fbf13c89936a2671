package org.shenfa.chronicle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 一段留存: what stood at an address of the site, from when to when.
 *
 * @param digest SHA-256 of the bytes; null when nothing stood there
 * @param title of the page; empty for what is no page
 * @param until null while it stands
 */
public record Stretch(
    String path, @Nullable String digest, String title, Instant from, @Nullable Instant until) {}
