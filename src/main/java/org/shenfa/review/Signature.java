package org.shenfa.review;

import org.jspecify.annotations.Nullable;
import org.shenfa.organization.Authority;
import org.shenfa.organization.Person;

/** 签署人: the person at the desk and the authority they sign under. */
record Signature(Person person, Authority authority) {
  @Nullable Long delegation() {
    var delegation = authority.delegation();
    return delegation == null ? null : delegation.id();
  }
}
