package org.shenfa.site;

import java.util.List;

/** 栏目页: a column and its articles, newest first; empty ones are never shown. */
public record ListedColumn(
    String slug,
    String name,
    String description,
    String keywords,
    String type,
    String keeper,
    List<Heading> headings) {}
