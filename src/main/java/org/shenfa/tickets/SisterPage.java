package org.shenfa.tickets;

/**
 * 同样差错的网页: a page that is out and shows the same text.
 *
 * @param unitName whose text it is
 * @param file whether it stands in an attachment, not on the page itself
 */
public record SisterPage(String path, String title, String unitName, boolean file) {}
