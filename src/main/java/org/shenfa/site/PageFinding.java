package org.shenfa.site;

/**
 * 网页不合规之处.
 *
 * @param path address of the page on its site
 * @param rule short name of what it breaks, such as 网页标签
 * @param words one sentence for whoever has to mend it
 */
public record PageFinding(String path, String rule, String words) {
  @Override
  public String toString() {
    return "%s【%s】%s".formatted(path, rule, words);
  }
}
