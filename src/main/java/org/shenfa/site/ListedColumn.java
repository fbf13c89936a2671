package org.shenfa.site;

import org.jspecify.annotations.Nullable;

/**
 * 栏目页: a column and its articles, newest first; empty ones are never shown.
 *
 * @param slug what texts name it by
 * @param address its folder now
 * @param parent slug of the column above it
 * @param topic slug of the special topic it stands in
 */
public record ListedColumn(
    String slug,
    String address,
    String name,
    String description,
    String keywords,
    String type,
    @Nullable String parent,
    @Nullable String topic,
    Listing headings) {

  /** Public address of its newest list. */
  public String path() {
    return "/" + address + "/index.html";
  }

  ListedColumn with(Listing listed) {
    return new ListedColumn(
        slug, address, name, description, keywords, type, parent, topic, listed);
  }
}
