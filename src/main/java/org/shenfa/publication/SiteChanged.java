package org.shenfa.publication;

/** What a visitor sees has changed; the site may look at once instead of at its next poll. */
public record SiteChanged() {}
