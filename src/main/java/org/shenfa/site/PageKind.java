package org.shenfa.site;

/** 网页的级别: what the national page tags ask of a page turns on it. */
public enum PageKind {
  HOME,
  COLUMN,
  ARTICLE,
  /** 说明页: the site map and the like. */
  PLAIN,
  /** 不收录的页: leads on, or says that nothing is here. */
  NOTE
}
