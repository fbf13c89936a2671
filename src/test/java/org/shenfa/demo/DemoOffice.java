package org.shenfa.demo;

import org.shenfa.organization.DemoOrganization;
import org.shenfa.organization.DemoPerson;
import org.shenfa.organization.PostKind;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.test.context.TestComponent;

/** The demo office in a test's own database, made once; needs {@code shenfa.demo=true}. */
@TestComponent
public class DemoOffice implements SmartInitializingSingleton {
  public static final String PASSWORD = Demo.PASSWORD;

  private final Demo demo;

  public DemoOffice(Demo demo) {
    this.demo = demo;
  }

  /** Not before listeners are there, as at a real start. */
  @Override
  public void afterSingletonsInstantiated() {
    demo.create();
  }

  /** Who signs in at the demo for a post. */
  public DemoPerson holding(String unit, PostKind kind) {
    return DemoOrganization.holding(unit, kind);
  }
}
