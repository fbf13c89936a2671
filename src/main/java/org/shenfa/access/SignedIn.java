package org.shenfa.access;

import java.io.Serializable;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * 登录人: who is at the desk and what they hold today; read again on each request.
 *
 * @param unitId unit of the first post, 0 for an administrator
 * @param publicity whether that unit is 新闻宣传处
 * @param generalOffice whether it is 办公室
 * @param sitting what this session has shown so far
 * @param due what it still owes; until then no role but {@link Role#HALF_SIGNED_IN} is open
 */
public record SignedIn(
    long personId,
    String staffNo,
    String name,
    long unitId,
    String unitName,
    boolean publicity,
    boolean generalOffice,
    Set<PostKind> posts,
    @Nullable AdminRole admin,
    boolean demo,
    @Nullable Appearance appearance,
    Sitting sitting,
    Due due)
    implements AuthenticatedPrincipal, Serializable {

  /**
   * 一次登录: what a session has shown.
   *
   * @param generation of the account; a session of an earlier one has ended
   * @param since when the password was right
   * @param verified whether the second factor was shown
   */
  public record Sitting(int generation, Instant since, boolean verified) implements Serializable {}

  /** How they want the desk to look; a session of an earlier version of the product has none. */
  public Appearance look() {
    return appearance == null ? Appearance.USUAL : appearance;
  }

  /** The staff number, which is what sessions are known by. */
  @Override
  public String getName() {
    return staffNo;
  }

  public Person person() {
    return new Person(personId, staffNo, name);
  }

  /** Whether this role's routes are open to them. */
  public boolean is(Role role) {
    return switch (role) {
      case ANYONE -> true;
      case HALF_SIGNED_IN -> due != Due.NOTHING;
      case STAFF -> whole() && !posts.isEmpty();
      case PUBLICITY -> whole() && publicity;
      case SYSTEM_ADMIN -> whole() && admin == AdminRole.SYSTEM;
      case SECURITY_ADMIN -> whole() && admin == AdminRole.SECURITY;
      case AUDIT_ADMIN -> whole() && admin == AdminRole.AUDIT;
    };
  }

  private boolean whole() {
    return due == Due.NOTHING;
  }

  /** As the desk prints it: 危化监管处 · 承办人. */
  public String duty() {
    return admin != null
        ? admin.label()
        : unitName + posts.stream().sorted().findFirst().map(p -> " · " + p.label()).orElse("");
  }
}
