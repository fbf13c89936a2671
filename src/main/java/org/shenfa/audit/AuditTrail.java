package org.shenfa.audit;

import static org.shenfa.regulation.Clause.HOUSE;
import static org.shenfa.regulation.Clause.MEASURES_15_4;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.erdtman.jcs.JsonCanonicalizer;
import org.shenfa.regulation.Enforces;
import org.shenfa.regulation.Violations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** 留痕: each business change appends its event in the same transaction, or does not happen. */
@Service
public class AuditTrail {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern PERSONAL =
      Pattern.compile("(?<![0-9])([1-9][0-9]{16}[0-9Xx]|1[3-9][0-9]{9})(?![0-9])");

  private final JdbcClient db;
  private final Witness witness;

  AuditTrail(JdbcClient db, Witness witness) {
    this.db = db;
    this.witness = witness;
  }

  /**
   * Appends an event to the caller's transaction; there must be one. Free text that holds an
   * identity number or a mobile number is refused, for what is sealed cannot be erased.
   */
  @Enforces(MEASURES_15_4)
  @Transactional(propagation = Propagation.MANDATORY)
  public void append(Entry entry) {
    for (var word : List.of("reason", "remark")) {
      var text = entry.details().getOrDefault(word, "");
      if (PERSONAL.matcher(text).find()) {
        throw new Violations(HOUSE, "这段文字会永久留痕，请勿写入身份证号、手机号等个人信息。");
      }
    }
    db.sql("insert into audit_event (object_type, object_id, content) values (?, ?, ?)")
        .params(entry.objectType(), entry.objectId(), canonical(entry))
        .update();
  }

  static byte[] canonical(Entry entry) {
    try {
      return new JsonCanonicalizer(JSON.writeValueAsString(entry)).getEncodedUTF8();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sealed events of one object, in the order of the log. */
  public List<Event> story(String objectType, String objectId) {
    return db.sql(
            """
            select s.sequence, s.sealed_at, e.content, s.leaf from audit_event e join audit_seal s on s.event_id = e.id
            where e.object_type = ? and e.object_id = ? order by s.sequence
            """)
        .params(objectType, objectId)
        .query((row, n) ->
            new Event(
                row.getLong("sequence"),
                Instant.EPOCH.plus(row.getLong("sealed_at"), ChronoUnit.MICROS),
                JSON.readValue(
                    new String(row.getBytes("content"), StandardCharsets.UTF_8), Entry.class),
                HexFormat.of().formatHex(row.getBytes("leaf"))))
        .list();
  }

  /**
   * Refuses while the log is shorter than, or differs from, the last checkpoint known outside the
   * database.
   */
  public void mustBeWhole() {
    if (!whole()) {
      throw new Violations(HOUSE, "留痕日志比已签出的核验点短，或者与它不符：数据库可能是从旧备份恢复的。查清并宣告恢复之前，不能发布。");
    }
  }

  /** Whether the log still contains the last checkpoint known outside the database. */
  public boolean whole() {
    return witness
        .last()
        .map(known -> known.size() <= size() && known.chain().equals(chainAt(known.size())))
        .orElse(true);
  }

  /** How many events are sealed. */
  public long size() {
    return db.sql("select coalesce(max(sequence), 0) from audit_seal").query(Long.class).single();
  }

  private String chainAt(long sequence) {
    return db.sql("select encode(chain, 'hex') from audit_seal where sequence = ?")
        .param(sequence)
        .query(String.class)
        .optional()
        .orElse("");
  }
}
