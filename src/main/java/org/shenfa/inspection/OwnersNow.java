package org.shenfa.inspection;

import org.shenfa.columns.Columns;
import org.shenfa.organization.Organization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 当前页面归属, read anew for each inspection. */
@Component
class OwnersNow {
  private final JdbcClient db;
  private final Columns columns;
  private final Organization organization;

  OwnersNow(JdbcClient db, Columns columns, Organization organization) {
    this.db = db;
    this.columns = columns;
    this.organization = organization;
  }

  Owners read() {
    return new Owners(db, columns, organization);
  }
}
