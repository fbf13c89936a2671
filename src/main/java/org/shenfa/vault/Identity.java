package org.shenfa.vault;

import java.util.regex.Pattern;

/**
 * 身份信息: who wrote. It prints itself without a word of it, so that no log can hold one.
 *
 * @param proof number or description of a proof of identity
 */
public record Identity(String name, String phone, String mail, String address, String proof) {
  private static final Pattern MAIL =
      Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,180}\\.[^@\\s.]{2,24}");

  /** Somebody of whom only a mail address is known. */
  public static Identity ofMail(String mail) {
    return new Identity("", "", mail, "", "");
  }

  public Identity {
    name = name.strip();
    phone = phone.strip();
    mail = mail.strip();
    address = address.strip();
    proof = proof.strip();
  }

  /** Whether nothing was given; then nothing needs to be kept. */
  public boolean empty() {
    return (name + phone + mail + address + proof).isEmpty();
  }

  /** Whether what was given as a mail address can be none; nothing given is not wrong. */
  public boolean mailWrong() {
    return !mail.isEmpty() && !MAIL.matcher(mail).matches();
  }

  /** What a notice is sent to. */
  Contact contact() {
    return new Contact(phone, mail);
  }

  @Override
  public String toString() {
    return "Identity[已遮盖]";
  }

  /** 联系方式: handed to whoever sends a notice, shown to nobody. */
  public record Contact(String phone, String mail) {
    @Override
    public String toString() {
      return "Contact[已遮盖]";
    }
  }
}
