package org.shenfa.petitions;

/**
 * 处理意见: what the organ concludes, in the four parts the law asks for.
 *
 * @param claim what is asked for
 * @param facts what was found
 * @param basis the legal basis
 */
public record Opinion(String claim, String facts, Finding finding, String decision, String basis) {
  /** 对请求的结论 (信访工作条例第三十二条). */
  public enum Finding {
    SUPPORTED("予以支持"),
    PARTLY("部分予以支持"),
    EXPLAINED("事由合理但缺乏依据，作出解释说明"),
    NOT_SUPPORTED("不予支持");

    private final String label;

    Finding(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** 拟稿: an opinion as drafted, and by whom. */
  public record Draft(long id, Opinion opinion, long by, String byName) {}
}
