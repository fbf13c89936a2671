package org.shenfa.operations.web;

import org.shenfa.access.RailCount;
import org.shenfa.access.SignedIn;
import org.shenfa.operations.OperationsRights;
import org.springframework.stereotype.Component;

/** 运行维护的入口: whether the rail leads there, for the person whose page is being written. */
@Component
public final class MachineLink implements RailCount {
  private final OperationsRights rights;

  MachineLink(OperationsRights rights) {
    this.rights = rights;
  }

  @Override
  public int of(SignedIn me) {
    return rights.leadsThere(me) ? 1 : 0;
  }
}
