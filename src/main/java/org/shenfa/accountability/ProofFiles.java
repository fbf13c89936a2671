package org.shenfa.accountability;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 证据的内容: what the records hold of a proof, as files. Of an error the pages as they stood and the
 * steps, nothing of who reported it; of a release the very bytes that were signed.
 */
@Repository
class ProofFiles {
  private static final String ORDER =
      """
      select jsonb_pretty(jsonb_build_object('number', o.number, 'unit', u.name, 'title', o.title, 'demand', o.demand,
        'basis', o.basis, 'issuedAt', o.at, 'state', o.state, 'unrectified', o.unrectified, 'steps', (select jsonb_agg(jsonb_build_object(
          'n', c.n, 'event', c.event, 'actor', c.actor, 'at', c.at, 'reason', c.reason, 'details', c.details) order by c.n)
          from course c where c.procedure = 'supervision' and c.case_id = o.id)))
      from supervision_now o join unit u on u.id = o.unit_id where o.number = ?
      """;

  private static final String TICKET =
      """
      select jsonb_pretty(jsonb_build_object('number', t.number, 'path', t.path, 'quoted', t.quoted, 'state', t.state,
        'severity', t.severity, 'at', t.at, 'evidence', (select jsonb_agg(jsonb_build_object('moment', e.moment, 'at', e.at,
          'release', e.release_no, 'found', e.found, 'sha256', encode(e.digest, 'hex')) order by e.id) from ticket_evidence e
          where e.ticket_id = t.id), 'steps', (select jsonb_agg(jsonb_build_object('n', c.n, 'event', c.event, 'actor', c.actor,
          'at', c.at) order by c.n) from course c where c.procedure = 'ticket' and c.case_id = t.id)))
      from ticket_now t where t.number = ?
      """;

  private static final String PAGES =
      """
      select distinct encode(e.digest, 'hex') as name, p.packed from ticket_evidence e join ticket t on t.id = e.ticket_id
      join ticket_page p on p.digest = e.digest where t.number = ? order by 1
      """;

  private static final String RELEASE =
      "select v.manifest from release r join revision v on v.digest = r.digest where r.release_no = ?";

  private static final String FAULT =
      """
      select jsonb_pretty(to_jsonb(f) || jsonb_build_object('judgments', (select jsonb_agg(jsonb_build_object('decision', j.decision,
        'reason', j.reason, 'at', j.at) order by j.id) from inspection_judgment j where j.fault_id = f.id)))
      from inspection_fault f where f.id::text = ?
      """;

  private static final String LOG =
      """
      select jsonb_pretty(coalesce(jsonb_agg(jsonb_build_object('sequence', s.sequence, 'sealedMicros', s.sealed_at,
        'leaf', encode(s.leaf, 'hex'), 'entry', convert_from(e.content, 'UTF8')::jsonb) order by s.sequence), '[]'))
      from audit_event e join audit_seal s on s.event_id = e.id
      where e.object_type = split_part(:ref, '/', 1) and e.object_id = substr(:ref, position('/' in :ref) + 1)
      """;

  private final JdbcClient db;

  ProofFiles(JdbcClient db) {
    this.db = db;
  }

  /** A file of the package. */
  record ProofFile(String name, byte[] bytes) {}

  /** What the records hold of a proof now. */
  List<ProofFile> of(Proof proof) {
    var name = proof.ref().replaceAll("[^0-9A-Za-z-]", "-");
    return switch (proof.kind()) {
      case ORDER -> List.of(json("order/" + name, text(ORDER, proof.ref())));
      case TICKET -> ticket(name, proof.ref());
      case RELEASE ->
          List.of(
              new ProofFile(
                  "release/" + name + ".json",
                  db.sql(RELEASE).param(proof.ref()).query(byte[].class).single()));
      case FAULT -> List.of(json("fault/" + name, text(FAULT, proof.ref())));
      case LOG -> List.of(json("log/" + name, log(proof.ref())));
    };
  }

  /** The log of an object. */
  private String log(String ref) {
    return db.sql(LOG).param("ref", ref).query(String.class).single();
  }

  private List<ProofFile> ticket(String name, String ref) {
    var files = new ArrayList<ProofFile>();
    files.add(json("ticket/" + name, text(TICKET, ref)));
    db.sql(PAGES)
        .param(ref)
        .query((row, n) ->
            new ProofFile(
                "ticket/" + name + "/" + row.getString("name") + ".html",
                unpacked(row.getBytes("packed"))))
        .list()
        .forEach(files::add);
    return files;
  }

  private String text(String sql, String ref) {
    return db.sql(sql).param(ref).query(String.class).single();
  }

  private static ProofFile json(String name, String words) {
    return new ProofFile(name + ".json", words.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] unpacked(byte[] packed) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
