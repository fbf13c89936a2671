package org.shenfa.registers;

import static org.shenfa.regulation.Clause.MEASURES_6_1;

import java.time.LocalDate;
import java.util.List;
import org.shenfa.deadlines.Arrears;
import org.shenfa.regulation.Enforces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Domains, certificates and filings that ran out, and maintenance whose day passed without another
 * one of the same facility. The end of a warranty or of an agreement owes nothing.
 */
@Service
class RegisterArrears implements Arrears {
  private final JdbcClient db;

  RegisterArrears(JdbcClient db) {
    this.db = db;
  }

  @Enforces(MEASURES_6_1)
  @Override
  public List<Arrear> overdue(LocalDate today) {
    return db.sql(
            """
            select id, kind, unit_id, coalesce(content ->> 'name', content ->> 'facility') as name, due from register_now r
            where not struck and due < ? and (kind = 'CERTIFICATE' or kind = 'MAINTENANCE' and not exists (
              select from register_now n where n.kind = r.kind and n.unit_id = r.unit_id and not n.struck
                and n.content ->> 'facility' = r.content ->> 'facility' and n.content ->> 'day' > r.content ->> 'day'))
            order by id
            """)
        .param(today)
        .query((row, n) -> {
          var kind = RegisterKind.valueOf(row.getString("kind"));
          var due = row.getObject("due", LocalDate.class);
          return new Arrear(
              "register:%d:%s".formatted(row.getLong("id"), due),
              row.getLong("unit_id"),
              (kind == RegisterKind.CERTIFICATE ? "“%s”已于 %s 到期" : "“%s”应在 %s 维护，还没有做")
                  .formatted(row.getString("name"), due),
              "请马上办理，办完以后在台账“%s”里登记。".formatted(kind.label()),
              "管理办法第六条",
              "/desk/registers/" + kind.code());
        })
        .list();
  }
}
