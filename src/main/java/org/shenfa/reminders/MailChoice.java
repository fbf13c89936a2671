package org.shenfa.reminders;

/**
 * 邮件提醒: a person's own choice.
 *
 * @param confirmed whether the code that was mailed to the address has come back
 * @param quietFrom hour in Asia/Shanghai from which nothing but urgent mail is sent
 * @param quietTo hour from which mail is sent again
 * @param daysOff whether mail is sent on days off, too
 * @param failure what kept the last mail from leaving, empty when it left
 */
public record MailChoice(
    String address,
    boolean confirmed,
    int quietFrom,
    int quietTo,
    boolean daysOff,
    String failure) {
  /** Before anybody chose. */
  public static final MailChoice NONE = new MailChoice("", false, 20, 8, false, "");
}
