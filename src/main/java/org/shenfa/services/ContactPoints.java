package org.shenfa.services;

import static org.shenfa.regulation.Clause.MEASURES_14_1;
import static org.shenfa.regulation.Clause.MEASURES_3_2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shenfa.audit.AuditTrail;
import org.shenfa.audit.Entry;
import org.shenfa.content.Drafting;
import org.shenfa.database.Moments;
import org.shenfa.organization.Person;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 服务信息登记簿: phones, places, hours and fees, each kept once by the unit that answers for it. A change
 * corrects nothing by itself: every guide that refers to it is due for its own correction.
 */
@Service
public class ContactPoints {
  private final JdbcClient db;
  private final Drafting drafting;
  private final AuditTrail trail;

  ContactPoints(JdbcClient db, Drafting drafting, AuditTrail trail) {
    this.db = db;
    this.drafting = drafting;
    this.trail = trail;
  }

  /** Enters one for a unit; refused to anybody who does not write for it. */
  @Enforces(MEASURES_14_1)
  @Transactional
  public long add(Person by, long unit, PointKind kind, String name, String value) {
    var found = checked(by, unit, kind, value);
    found
        .refuseIf(
            name.strip().length() < 2 || name.strip().length() > 60,
            MEASURES_14_1,
            "name",
            "请写明是什么，2 到 60 字，例如“危化许可咨询电话”。")
        .throwIfAny();
    try {
      var id =
          db.sql(
                  "insert into service_point (unit_id, kind, name, person_id) values (?, ?, ?, ?) returning id")
              .params(unit, kind.name(), name.strip(), by.id())
              .query(Long.class)
              .single();
      value(by, id, value.strip(), "");
      trail.append(entry("service.entered", by, id).with("value", value.strip()));
      return id;
    } catch (DuplicateKeyException e) {
      throw new Violations(MEASURES_14_1, "本单位已经登记过“%s”，请直接变更它。".formatted(name.strip()));
    }
  }

  /** Enters what it is from now on; guides that refer to it become due. */
  @Enforces(MEASURES_14_1)
  @Transactional
  public void change(Person by, long id, String value, String reason) {
    var point = find(id);
    var found = checked(by, point.unitId(), point.kind(), value);
    found
        .refuseIf(value.strip().equals(point.value()), MEASURES_14_1, "value", "与现在登记的一样，不用变更。")
        .refuseIf(
            reason.strip().length() < 4 || reason.strip().length() > 200,
            MEASURES_14_1,
            "reason",
            "请写明变更的原因，4 到 200 字。")
        .throwIfAny();
    value(by, id, value.strip(), reason.strip());
    trail.append(
        entry("service.changed", by, id)
            .with("from", point.value())
            .with("to", value.strip())
            .with("reason", reason.strip()));
  }

  private Violations.Gathering checked(Person by, long unit, PointKind kind, String value) {
    var found = new Violations.Gathering();
    found
        .refuseIf(!drafting.writesFor(by, unit), MEASURES_3_2, null, "登记项由所属单位的人员登记和变更。")
        .refuseIf(
            value.strip().length() < 2 || value.strip().length() > 200,
            MEASURES_14_1,
            "value",
            "请写明内容，2 到 200 字。");
    kind.fault(value.strip())
        .ifPresent(sentence -> found.refuseIf(true, MEASURES_14_1, "value", sentence));
    return found;
  }

  private void value(Person by, long id, String value, String reason) {
    db.sql(
            "insert into service_point_value (point_id, value, reason, person_id) values (?, ?, ?, ?)")
        .params(id, value, reason, by.id())
        .update();
  }

  public ContactPoint find(long id) {
    return all().stream()
        .filter(p -> p.id() == id)
        .findFirst()
        .orElseThrow(NoSuchElementException::new);
  }

  /** The whole register, by unit and kind. */
  public List<ContactPoint> all() {
    var values = new LinkedHashMap<Long, List<ContactPoint.Value>>();
    db.sql(
            """
            select v.point_id, v.value, v.reason, p.name, v.at
            from service_point_value v join person p on p.id = v.person_id order by v.id desc
            """)
        .query(row -> {
          values
              .computeIfAbsent(row.getLong("point_id"), k -> new ArrayList<>())
              .add(
                  new ContactPoint.Value(
                      row.getString("value"),
                      row.getString("reason"),
                      row.getString("name"),
                      Moments.of(row, "at")));
        });
    return db.sql(
            """
            select s.id, s.unit_id, u.short_name, s.kind, s.name
            from service_point s join unit u on u.id = s.unit_id order by u.id, s.kind, s.id
            """)
        .query((row, n) ->
            new ContactPoint(
                row.getLong("id"),
                row.getLong("unit_id"),
                row.getString("short_name"),
                PointKind.valueOf(row.getString("kind")),
                row.getString("name"),
                values.getOrDefault(row.getLong("id"), List.of())))
        .list();
  }

  Map<Long, ContactPoint> byId() {
    return all().stream().collect(Collectors.toMap(ContactPoint::id, Function.identity()));
  }

  private static Entry entry(String action, Person by, long id) {
    return Entry.of(action, by.id(), by.name()).about("service", Long.toString(id));
  }
}
