package org.shenfa.organization;

/**
 * 在任领导: who leads, in the order and with the title the news uses (11-3).
 *
 * @param post the post in the leadership
 * @param rank place in the order from 1; 99 while nobody has set it
 * @param title official title, the name of the post while nobody has set it
 */
public record Leader(Person person, Post post, int rank, String title) {}
