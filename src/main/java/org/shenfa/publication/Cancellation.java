package org.shenfa.publication;

/**
 * 终止原因: why a solicitation ended before its time; the only words about it that the public reads, so
 * that no text goes out that nobody else has read.
 */
public enum Cancellation {
  BASIS_CHANGED("起草所依据的规定已经改变"),
  DROPPED("不再制定这一文件"),
  MERGED("并入其他文件一同制定"),
  MISTAKEN("征求意见稿有误，改正后另行征集");

  private final String label;

  Cancellation(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
