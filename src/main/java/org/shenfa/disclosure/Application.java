package org.shenfa.disclosure;

import static org.shenfa.regulation.Clause.MEASURES_10_3;

import java.util.regex.Pattern;
import org.shenfa.procedures.PlainWords;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.shenfa.vault.Identity;

/**
 * 申请: what an applicant has to say (公开条例第二十九条).
 *
 * @param identity name, proof and contact; kept sealed and apart
 * @param description name, number or whatever else helps to find the information
 * @param help what makes reading, hearing or writing difficult, empty where nothing does (43)
 */
public record Application(
    Applicant applicant, Identity identity, String description, WantedForm wanted, String help) {
  private static final Pattern PROOF = Pattern.compile("[0-9A-Za-z()（）·\\-]{5,30}");
  private static final Pattern PHONE = Pattern.compile("[0-9+\\- ]{5,20}");
  private static final Pattern CITIZEN_NUMBER = Pattern.compile("[0-9]{17}[0-9Xx]");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  public Application {
    description = PlainWords.of(description);
    help = PlainWords.of(help);
  }

  /** Refuses an application that lacks what the regulations ask for, with every gap. */
  @Enforces(MEASURES_10_3)
  public void check() {
    var found = new Violations.Gathering();
    var name = identity.name();
    found
        .refuseIf(
            PlainWords.seen(name) < 2 || name.length() > 100,
            MEASURES_10_3,
            "name",
            applicant == Applicant.PERSON ? "请填写姓名（2 至 100 字）。" : "请填写单位名称（2 至 100 字）。")
        .refuseIf(
            !PROOF.matcher(identity.proof()).matches(),
            MEASURES_10_3,
            "proof",
            applicant == Applicant.PERSON ? "请填写身份证件号码；用其他证件的，填写证件号码。" : "请填写统一社会信用代码或者登记证号。")
        .refuseIf(
            applicant == Applicant.PERSON
                && CITIZEN_NUMBER.matcher(identity.proof()).matches()
                && !checks(identity.proof()),
            MEASURES_10_3,
            "proof",
            "身份证号码的校验位不对，请核对有没有输错。")
        .refuseIf(
            identity.phone().isEmpty() && identity.mail().isEmpty() && identity.address().isEmpty(),
            MEASURES_10_3,
            "phone",
            "电话、电子邮箱、通信地址至少填一项，答复才送得到。")
        .refuseIf(
            !identity.phone().isEmpty() && !PHONE.matcher(identity.phone()).matches(),
            MEASURES_10_3,
            "phone",
            "电话号码只写数字，可以有加号和短横线。")
        .refuseIf(identity.mailWrong(), MEASURES_10_3, "mail", "电子邮箱写得不对，例如 name@163.com。")
        .refuseIf(
            wanted == WantedForm.ELECTRONIC && identity.mail().isEmpty(),
            MEASURES_10_3,
            "mail",
            "要发到电子邮箱的，请填写电子邮箱；没有邮箱可以选别的形式。")
        .refuseIf(
            wanted == WantedForm.PAPER && identity.address().length() < 6,
            MEASURES_10_3,
            "address",
            "要邮寄纸质件的，请填写收得到信的地址。")
        .refuseIf(identity.address().length() > 200, MEASURES_10_3, "address", "通信地址最多 200 字。")
        .refuseIf(
            PlainWords.seen(description) < 4 || description.length() > 2000,
            MEASURES_10_3,
            "description",
            "请写明要哪些信息：名称、文号，或者便于查找的其他特征（4 至 2000 字）。")
        .refuseIf(help.length() > 200, MEASURES_10_3, "help", "需要的帮助最多写 200 字。")
        .throwIfAny();
  }

  /** Everything that makes this sending another one than the last of the same form. */
  String[] whole() {
    return new String[] {
      applicant.name(),
      identity.name(),
      identity.phone(),
      identity.mail(),
      identity.address(),
      identity.proof(),
      description,
      wanted.name(),
      help
    };
  }

  /** The check digit of a citizen's number (GB 11643). */
  private static boolean checks(String number) {
    var sum = 0;
    for (var n = 0; n < WEIGHTS.length; n++) {
      sum += WEIGHTS[n] * (number.charAt(n) - '0');
    }
    return "10X98765432".charAt(sum % 11) == Character.toUpperCase(number.charAt(17));
  }
}
