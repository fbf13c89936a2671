package org.shenfa.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 日志核对: the log of a database hashed anew from its entries, against its seals and against every
 * checkpoint; signatures are left to the verifier outside. Holds one page of entries at a time.
 */
public final class LogCheck {
  private static final int PAGE = 2_000;
  private static final int SHOWN = 5;
  private static final byte[] EVENT = "shenfa/event/v1\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] CHAIN = "shenfa/chain/v1\n".getBytes(StandardCharsets.UTF_8);

  private final JdbcClient db;
  private final List<String> faults = new ArrayList<>();
  private final Deque<Subtree> trees = new ArrayDeque<>();
  private byte[] chain = new byte[32];
  private long size;

  private LogCheck(JdbcClient db) {
    this.db = db;
  }

  /**
   * What a check found.
   *
   * @param entries how many entries were hashed
   * @param checkpoints how many roots were compared
   * @param faults a sentence for each of the first faults; empty when there is none
   */
  public record Result(long entries, int checkpoints, List<String> faults) {}

  private record Subtree(long leaves, byte[] hash) {}

  private record Sealed(
      long sequence, long at, byte[] predecessor, byte[] content, byte[] leaf, byte[] chain) {}

  /** Checks the whole log of a database. */
  public static Result of(JdbcClient db) {
    return new LogCheck(db).all();
  }

  /** The chain hash at one entry, in hex; empty where the log does not reach. */
  public static String chainAt(JdbcClient db, long sequence) {
    return db.sql("select encode(chain, 'hex') from audit_seal where sequence = ?")
        .param(sequence)
        .query(String.class)
        .optional()
        .orElse("");
  }

  private Result all() {
    var roots = new TreeMap<Long, String>();
    db.sql("select size, note, encode(root, 'base64') as root from checkpoint")
        .query(row -> {
          var noted = row.getString("note").split("\n", -1);
          var root = row.getString("root").strip();
          if (noted.length < 3
              || !noted[1].equals(row.getString("size"))
              || !noted[2].equals(root)) {
            say("核验点 %s 的正文和登记的不一致".formatted(row.getString("size")));
          }
          roots.put(row.getLong("size"), root);
        });
    for (var page = page(0); !page.isEmpty() && faults.size() < SHOWN; page = page(size)) {
      for (var entry : page) {
        add(entry);
        var root = roots.get(size);
        if (root != null && !root.equals(Base64.getEncoder().encodeToString(root()))) {
          say("核验点 %d 的树根和重新算出的不一致".formatted(size));
        }
      }
    }
    if (faults.isEmpty() && !roots.isEmpty() && roots.lastKey() > size) {
      say("日志只有 %d 条，核验点却到第 %d 条".formatted(size, roots.lastKey()));
    }
    var unsealed =
        db.sql(
                "select count(*) from audit_event e where not exists (select from audit_seal s where s.event_id = e.id)")
            .query(Long.class)
            .single();
    if (unsealed > 0) {
      say("有 %d 条没有封存".formatted(unsealed));
    }
    return new Result(size, roots.size(), List.copyOf(faults));
  }

  private List<Sealed> page(long after) {
    return db.sql(
            """
            select s.sequence, s.sealed_at, s.predecessor, e.content, s.leaf, s.chain from audit_seal s
            join audit_event e on e.id = s.event_id where s.sequence > ? order by s.sequence limit ?
            """)
        .params(after, PAGE)
        .query((row, n) ->
            new Sealed(
                row.getLong("sequence"),
                row.getLong("sealed_at"),
                row.getBytes("predecessor"),
                row.getBytes("content"),
                row.getBytes("leaf"),
                row.getBytes("chain")))
        .list();
  }

  private void add(Sealed entry) {
    if (entry.sequence() != size + 1 || !Arrays.equals(entry.predecessor(), chain)) {
      say("日志第 %d 条接不上前一条".formatted(entry.sequence()));
    }
    var bytes =
        ByteBuffer.allocate(EVENT.length + 48 + entry.content().length)
            .put(EVENT)
            .putLong(entry.sequence())
            .putLong(entry.at())
            .put(entry.predecessor())
            .put(entry.content())
            .array();
    var leaf = MerkleTree.leaf(bytes);
    var number = ByteBuffer.allocate(8).putLong(entry.sequence()).array();
    var next = MerkleTree.sha256(CHAIN, entry.predecessor(), number, leaf);
    if (!Arrays.equals(leaf, entry.leaf()) || !Arrays.equals(next, entry.chain())) {
      say("日志第 %d 条和它的封存值不一致".formatted(entry.sequence()));
    }
    size = entry.sequence();
    chain = entry.chain();
    var tree = new Subtree(1, leaf);
    while (!trees.isEmpty() && trees.getLast().leaves() == tree.leaves()) {
      var left = trees.removeLast();
      tree = new Subtree(left.leaves() * 2, MerkleTree.node(left.hash(), tree.hash()));
    }
    trees.addLast(tree);
  }

  /** The root over what was added so far: the whole subtrees, joined from the right. */
  private byte[] root() {
    var each = trees.descendingIterator();
    var hash = each.next().hash();
    while (each.hasNext()) {
      hash = MerkleTree.node(each.next().hash(), hash);
    }
    return hash;
  }

  private void say(String fault) {
    if (faults.size() < SHOWN) {
      faults.add(fault);
    }
  }
}
