package org.shenfa.access;

import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shenfa.organization.Person;
import org.shenfa.organization.PostKind;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * 登录人: who is at the desk and what they hold today; read again on each request.
 *
 * @param unitId unit of the first post, 0 for an administrator
 */
public record SignedIn(
    long personId,
    String staffNo,
    String name,
    long unitId,
    String unitName,
    boolean publicity,
    Set<PostKind> posts,
    @Nullable AdminRole admin,
    boolean demo)
    implements AuthenticatedPrincipal, Serializable {

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
      case STAFF -> !posts.isEmpty();
      case PUBLICITY -> publicity;
      case SYSTEM_ADMIN -> admin == AdminRole.SYSTEM;
      case SECURITY_ADMIN -> admin == AdminRole.SECURITY;
      case AUDIT_ADMIN -> admin == AdminRole.AUDIT;
    };
  }

  /** As the desk prints it: 危化监管处 · 承办人. */
  public String duty() {
    return admin != null
        ? admin.label()
        : unitName + posts.stream().sorted().findFirst().map(p -> " · " + p.label()).orElse("");
  }
}
