package org.shenfa.demo;

import org.shenfa.organization.DemoOrganization;
import org.shenfa.organization.DemoPerson;
import org.shenfa.organization.PostKind;
import org.springframework.boot.test.context.TestComponent;

/** The demo office in a test's own database, made once; needs {@code shenfa.demo=true}. */
@TestComponent
public class DemoOffice {
  public static final String PASSWORD = Demo.PASSWORD;

  public DemoOffice(Demo demo) {
    demo.create();
  }

  /** Who signs in at the demo for a post. */
  public DemoPerson holding(String unit, PostKind kind) {
    return DemoOrganization.holding(unit, kind);
  }
}
