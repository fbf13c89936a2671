package org.shenfa.site;

import org.jsoup.nodes.Document;

/** 网页的级别: what the national page tags ask of a page turns on it. */
public enum PageKind {
  HOME,
  COLUMN,
  ARTICLE,
  /** 说明页: the site map and the like. */
  PLAIN,
  /** 不收录的页: leads on, or says that nothing is here. */
  NOTE;

  private static final String ARTICLES = "/art/\\d{4}/\\d\\d/[^/]+\\.html";

  /** What a page of our own site is, by its address and by what it tells search engines. */
  public static PageKind of(String path, Document page) {
    if (!page.head().select("meta[name=robots][content=noindex]").isEmpty()) {
      return NOTE;
    }
    return switch (path) {
      case "/index.html" -> HOME;
      case "/map.html", "/verify.html" -> PLAIN;
      default -> path.matches(ARTICLES) ? ARTICLE : path.startsWith("/art/") ? PLAIN : COLUMN;
    };
  }
}
