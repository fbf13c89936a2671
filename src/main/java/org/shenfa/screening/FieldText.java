package org.shenfa.screening;

/**
 * 栏目文字: what somebody typed into one field of the form.
 *
 * @param label the field as its page names it
 * @param open whether readers see it; the others are screened for marks of secrecy alone
 */
public record FieldText(String label, String text, boolean open) {
  /** 截止时间 of a solicitation, as the form calls it. */
  public static final String CLOSES = "截止时间";
}
