package org.shenfa.desk;

/**
 * 已存的筛选: a named view of the list.
 *
 * @param query the address part it leads to
 * @param owner who saved it
 * @param shared whether everybody of the owner's unit sees it
 */
public record SavedFilter(
    long id, long personId, String owner, String name, String query, boolean shared) {}
