package org.shenfa.audit;

import static org.shenfa.regulation.Clause.HOUSE;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.shenfa.regulation.Violations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * 核验点: signed whenever something is new, in the form of C2SP tlog-checkpoint. Nothing is signed
 * that does not contain the last checkpoint known outside the database.
 */
@Service
public class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  private final JdbcClient db;
  private final AuditTrail trail;
  private final Signer signer;
  private final Witness witness;
  private final TransactionOperations transaction;
  private final List<byte[]> leaves = new ArrayList<>();
  private SortedMap<String, byte[]> tiles = new TreeMap<>();
  private long tiledTo;

  Checkpoints(
      JdbcClient db,
      AuditTrail trail,
      Signer signer,
      Witness witness,
      TransactionOperations transaction) {
    this.db = db;
    this.trail = trail;
    this.signer = signer;
    this.witness = witness;
    this.transaction = transaction;
  }

  @Scheduled(fixedDelay = 10_000, initialDelay = 3_000)
  void sweep() {
    if (trail.whole()) {
      sign();
    } else {
      LOG.error("留痕日志与外部保存的核验点不符：不签出核验点，也不能发布。");
    }
  }

  /** Signs the log as it stands, unless the last checkpoint already covers it. */
  @Transactional
  public synchronized Optional<Checkpoint> sign() {
    trail.mustBeWhole();
    // Other processes sign the same log.
    db.sql("select pg_advisory_xact_lock(hashtextextended('checkpoint', 0))").query().singleRow();
    var size = trail.size();
    var latest = latest();
    if (size == 0 || latest.isPresent() && latest.get().size() >= size) {
      return latest;
    }
    var root = MerkleTree.root(leaves(size));
    var head =
        db.sql("select encode(chain, 'hex') from audit_seal where sequence = ?")
            .param(size)
            .query(String.class)
            .single();
    var at = db.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
    var note =
        signer.sign(
            "%s\n%d\n%s\nchain %s\ntime %s\n"
                .formatted(
                    signer.name(), size, Base64.getEncoder().encodeToString(root), head, at));
    db.sql("insert into checkpoint (size, root, note) values (?, ?, ?)")
        .params(size, root, note)
        .update();
    witness.keep(note);
    return latest();
  }

  /**
   * Declares that the database was restored to before its last known checkpoint, and what was lost
   * with that; from then on the log is signed again.
   *
   * @throws Violations while the log is whole, or without a reason
   */
  public synchronized void declareRecovery(long actor, String actorName, String reason) {
    var words = reason.strip();
    var known = witness.last();
    new Violations.Gathering()
        .refuseIf(trail.whole() || known.isEmpty(), HOUSE, null, "日志完整，没有需要宣告的恢复。")
        .refuseIf(
            words.length() < 10 || words.length() > 500,
            HOUSE,
            "reason",
            "请写明从哪一份备份恢复、为什么、经谁批准（10 至 500 字）。")
        .throwIfAny();
    var lost = known.orElseThrow();
    transaction.executeWithoutResult(t ->
        trail.append(
            Entry.of("recovery.declared", actor, actorName)
                .about("log", signer.name())
                .with("kept", Long.toString(trail.size()))
                .with("lost", Long.toString(lost.size()))
                .with("chain", lost.chain())
                .with("reason", words)));
    // After the commit: a crash in between leaves a declaration that can be repeated, never a
    // silent loss.
    witness.setAside();
    LOG.warn("已宣告从备份恢复：保留到第 {} 条，原有核验点到第 {} 条。", trail.size() - 1, lost.size());
  }

  public Optional<Checkpoint> latest() {
    return db.sql(
            "select size, encode(root, 'hex') as root, note, at from checkpoint order by size desc limit 1")
        .query(Checkpoint.class)
        .optional();
  }

  /**
   * The tree under the newest checkpoint as static files, by path; empty before the first. The
   * files are the same for the same checkpoint.
   */
  public synchronized SortedMap<String, byte[]> tiles() {
    var size = latest().map(Checkpoint::size).orElse(0L);
    if (size != tiledTo) {
      tiles = Tiles.of(leaves(size), tiles);
      tiledTo = size;
    }
    return tiles;
  }

  /** Public keys of the signatures, one C2SP verifier key a line. */
  public String verifierKeys() {
    return signer.verifierKeys();
  }

  /**
   * A proof small enough for a QR code: origin, index, size of the tree, leaf and path.
   *
   * @param sequence sequence of the event, from 1; empty while no checkpoint covers it
   */
  public synchronized Optional<String> proof(long sequence) {
    var latest = latest();
    if (latest.isEmpty() || latest.get().size() < sequence) {
      return Optional.empty();
    }
    var size = Math.toIntExact(latest.get().size());
    var covered = leaves(size);
    var path = MerkleTree.inclusion(covered, Math.toIntExact(sequence - 1));
    var text = new StringBuilder("shenfa-proof/1\n");
    text.append(signer.name())
        .append('\n')
        .append(sequence - 1)
        .append(' ')
        .append(size)
        .append('\n');
    text.append(HexFormat.of().formatHex(covered.get(Math.toIntExact(sequence - 1)))).append('\n');
    for (var hash : path) {
      text.append(Base64.getEncoder().encodeToString(hash)).append('\n');
    }
    return Optional.of(text.toString());
  }

  /**
   * Whether the event, hashed anew from what is stored now, is in the tree the newest checkpoint
   * signed.
   *
   * @param sequence sequence of the event, from 1; false while no checkpoint covers it
   */
  public synchronized boolean covers(long sequence) {
    var size = latest().map(Checkpoint::size).orElse(0L);
    if (sequence < 1 || sequence > size) {
      return false;
    }
    var leaf =
        db.sql(
                """
                select sha256('\\x00'::bytea || audit_entry(s.sequence, s.sealed_at, s.predecessor, e.content)) as leaf,
                  (select root from checkpoint where size = :size) as root
                from audit_seal s join audit_event e on e.id = s.event_id where s.sequence = :sequence
                """)
            .param("size", size)
            .param("sequence", sequence)
            .query((row, n) -> List.of(row.getBytes("leaf"), row.getBytes("root")))
            .single();
    var index = Math.toIntExact(sequence - 1);
    return MerkleTree.includes(
        leaf.getLast(), size, leaf.getFirst(), index, MerkleTree.inclusion(leaves(size), index));
  }

  /**
   * Leaves of the first {@code size} events; what was read once is not read again, unless the
   * database was restored under the running process and no longer holds it.
   */
  private List<byte[]> leaves(long size) {
    if (!leaves.isEmpty()
        && db.sql("select leaf from audit_seal where sequence = ?")
            .param(leaves.size())
            .query((row, n) -> row.getBytes(1))
            .optional()
            .filter(stored -> Arrays.equals(stored, leaves.getLast()))
            .isEmpty()) {
      leaves.clear();
      tiles = new TreeMap<>();
      tiledTo = 0;
    }
    if (leaves.size() < size) {
      leaves.addAll(
          db.sql(
                  "select leaf from audit_seal where sequence > ? and sequence <= ? order by sequence")
              .params(leaves.size(), size)
              .query((row, n) -> row.getBytes(1))
              .list());
    }
    return leaves.subList(0, Math.toIntExact(size));
  }
}
