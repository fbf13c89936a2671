package org.shenfa.vault;

import static org.shenfa.regulation.Clause.HOUSE;

import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 身份库: seals who a citizen is; opens it for those who may, with a reason the citizen is shown;
 * sends notices without anybody looking; destroys keys.
 */
@Service
public class Vault {
  private static final Pattern PERSONAL = Pattern.compile("[0-9]{7}|@");

  private final VaultKeys keys;
  private final Identities identities;
  private final ContactMarks marks;
  private final AuditTrail trail;

  Vault(VaultKeys keys, Identities identities, ContactMarks marks, AuditTrail trail) {
    this.keys = keys;
    this.marks = marks;
    this.identities = identities;
    this.trail = trail;
  }

  /** Seals, and keeps nothing: the caller hands the result to {@code keep_identity}. */
  public Sealed seal(Identity identity) {
    return Sealing.seal(identity, keys.sealing());
  }

  /**
   * 联系方式的记号: by which what came from one address is counted without anybody reading the address.
   *
   * @param scope within which it is counted; the same address has another mark in another one
   */
  public byte[] mark(String scope, String mail) {
    return marks.of(scope, mail);
  }

  /**
   * Keeps what somebody of the office was told by phone, on paper or in person.
   *
   * @return the name under which it is opened
   */
  @Transactional
  public long keep(Identity identity, Person by) {
    var id = identities.keep(seal(identity));
    trail.append(entry("identity.kept", by, id));
    return id;
  }

  /**
   * Opens for somebody of the intake, the petition desk or the openness desk; to anybody else it is
   * not there. The view is kept before anything is seen, whatever becomes of the caller's
   * transaction.
   *
   * @param reason 4 to 200 characters; the citizen reads it
   */
  @Enforces(HOUSE)
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Identity open(long id, Person viewer, String reason) {
    var why = checked(reason, "查看原因");
    var sealed = identities.open(id, viewer.id(), why);
    trail.append(entry("identity.viewed", viewer, id));
    return opened(id, sealed);
  }

  /**
   * 代为通知: hands phone and mail to whoever sends, and to nobody else. Kept as sent when {@code send}
   * returns; when it throws, nothing is kept and the exception goes on.
   *
   * @param purpose 4 to 200 characters, such as 短信告知已答复
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void relay(long id, String purpose, Consumer<Identity.Contact> send) {
    var what = checked(purpose, "通知事由");
    var sealed = identities.relay(id, what);
    trail.append(entry("identity.notified", null, id));
    send.accept(opened(id, sealed).contact());
  }

  /** How often it was looked at and why. */
  public Views views(long id) {
    return identities.views(id);
  }

  /**
   * Destroys the key; a second time nothing happens and the first certificate comes back.
   *
   * @param by null where a term ran out
   */
  @Enforces(HOUSE)
  @Transactional
  public ErasureCertificate erase(long id, ErasureRule rule, @Nullable Person by) {
    new Violations.Gathering()
        .refuseIf(by == null && rule == ErasureRule.REQUEST, HOUSE, null, "依本人请求销毁的，要记下由谁办理。")
        .throwIfAny();
    if (identities.erase(id, rule, by == null ? null : by.id())) {
      trail.append(entry("identity.erased", by, id).with("rule", rule.name()));
    }
    return certificate(id).orElseThrow();
  }

  /**
   * Destroys the key in the caller's transaction and hands out for the last time what it opened, so
   * that the words of the case can be freed of it; nobody looks.
   *
   * @param by null where a term ran out
   * @return empty when it was destroyed before
   * @throws Violations when the private key is not there: then nothing is destroyed
   */
  @Enforces(HOUSE)
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Identity> destroy(long id, ErasureRule rule, @Nullable Person by) {
    var sealed = identities.destroy(id, rule, by == null ? null : by.id());
    sealed.ifPresent(s -> trail.append(entry("identity.erased", by, id).with("rule", rule.name())));
    return sealed.map(s -> opened(id, s));
  }

  /** The certificate of an identity that was destroyed. */
  public Optional<ErasureCertificate> certificate(long id) {
    return identities.certificate(id);
  }

  private Identity opened(long id, Sealed sealed) {
    var opening = keys.opening();
    try {
      return Sealing.open(id, sealed, opening, VaultKeys.publicOf(opening));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String checked(String reason, String name) {
    var why = reason.strip();
    new Violations.Gathering()
        .refuseIf(
            why.length() < 4 || why.length() > 200,
            HOUSE,
            "reason",
            "请写明" + name + "，4 到 200 字，写信人能看到。")
        .refuseIf(PERSONAL.matcher(why).find(), HOUSE, "reason", name + "会长期留存，请不要写电话、证件号码或者邮箱。")
        .throwIfAny();
    return why;
  }

  private static Entry entry(String action, @Nullable Person by, long id) {
    return Entry.of(action, by == null ? 0 : by.id(), by == null ? "系统" : by.name())
        .about("identity", Long.toString(id));
  }
}
