package org.shenfa.content;

import java.util.regex.Pattern;

/** 本站地址: the pages of the public site that a text may lead to, beside articles and files. */
final class OwnAddress {
  /** A column's list, a topic, or a page every site has; {@code /index.html} is the home page. */
  static final Pattern PAGE =
      Pattern.compile(
          "/(?:(?:[a-z][a-z0-9-]{1,40}/){1,4}(?:index|list-[0-9]{1,5})|index|map|verify)\\.html");

  /** A released article. */
  static final Pattern ARTICLE = Pattern.compile("/art/[0-9]{4}/[0-9]{2}/[A-Za-z0-9_-]+\\.html");

  private OwnAddress() {}

  static boolean matches(String address) {
    return PAGE.matcher(address).matches() || ARTICLE.matcher(address).matches();
  }
}
