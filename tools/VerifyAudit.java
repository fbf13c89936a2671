import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * 离线核验: checks an exported bundle of the log, of a year's archive, of one package or of the site on
 * a day, with a bare JDK 25, without network or database.
 *
 * <pre>java tools/VerifyAudit.java bundle.zip [--checkpoint old.txt]... [--key vkey]...</pre>
 *
 * The exit code is 0 for good, 1 for tampered, 2 for could not check, 3 for unaltered but with
 * releases of the year that have no package. The formats are docs/audit.md and docs/archive.md.
 */
public final class VerifyAudit {
  static final int GOOD = 0;
  static final int TAMPERED = 1;
  static final int UNCHECKED = 2;
  static final int INCOMPLETE = 3;

  private static final byte[] LABEL = "shenfa/event/v1\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CHAIN = "shenfa/chain/v1\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] REVISION = "shenfa/revision/1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD = LABEL.length + 8 + 8 + 32;
  private static final HexFormat HEX = HexFormat.of();

  private VerifyAudit() {}

  public static void main(String[] args) {
    System.exit(run(args, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
  }

  /** The whole check; the answer is the exit code. */
  public static int run(String[] args, PrintStream out) {
    Path bundle = null;
    var old = new ArrayList<Path>();
    var trusted = new ArrayList<String>();
    for (var i = 0; i < args.length; i++) {
      if (args[i].equals("--checkpoint") && i + 1 < args.length) {
        old.add(Path.of(args[++i]));
      } else if (args[i].equals("--key") && i + 1 < args.length) {
        trusted.add(args[++i].strip());
      } else if (!args[i].startsWith("--") && bundle == null) {
        bundle = Path.of(args[i]);
      } else {
        bundle = null;
        break;
      }
    }
    if (bundle == null) {
      out.println("用法：java tools/VerifyAudit.java 核验包.zip [--checkpoint 旧核验点.txt] [--key 公钥]");
      return UNCHECKED;
    }
    try (var zip = new ZipFile(bundle.toFile(), StandardCharsets.UTF_8)) {
      var kind = new Check(zip, old, trusted, out).text("end.txt");
      var verdict =
          kind.startsWith("shenfa/archive-") || kind.startsWith("shenfa/site-day/")
              ? new ArchiveCheck(zip, old, trusted, out).verdict()
              : new Check(zip, old, trusted, out).verdict();
      out.println(
          verdict == GOOD
              ? "PASSED: nothing was altered."
              : "INCOMPLETE: nothing was altered, but releases without a package are listed above.");
      return verdict;
    } catch (Tampered e) {
      out.println("核验不通过：" + e.getMessage());
      out.println("FAILED: something was altered; the line above says what and where.");
      return TAMPERED;
    } catch (EOFException | ZipException | Unreadable e) {
      out.println("不完整，不能判断：" + e.getMessage());
      out.println("UNDECIDED: the file is incomplete or damaged.");
      return UNCHECKED;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      out.println("读不出来，不能判断：" + e);
      out.println("UNDECIDED: the file cannot be read.");
      return UNCHECKED;
    }
  }

  /** Something was changed after it had been sealed or signed. */
  private static final class Tampered extends RuntimeException {
    Tampered(String why) {
      super(why);
    }

    Tampered(long index, String why) {
      super("第 " + index + " 条：" + why);
    }
  }

  /** Not enough is there to judge. */
  private static final class Unreadable extends IOException {
    Unreadable(String why) {
      super(why);
    }
  }

  /** State of the log at one size. */
  private record State(byte[] root, byte[] chain) {}

  /** One run over one bundle of the log. */
  private static class Check {
    private static final Pattern END =
        Pattern.compile(
            "shenfa/bundle/1\nentries (0|[1-9][0-9]{0,17})\n"
                + "checkpoints (0|[1-9][0-9]{0,17})\ncontents (0|[1-9][0-9]{0,17})\n");
    static final Pattern DIGEST = Pattern.compile("\"digest\":\"([0-9a-f]{64})\"");

    final ZipFile zip;
    final List<Path> oldFiles;
    final List<String> trusted;
    final PrintStream out;
    final Map<Long, State> states = new HashMap<>();
    private final Set<String> digests = new HashSet<>();
    final List<Long> recoveries = new ArrayList<>();

    Check(ZipFile zip, List<Path> oldFiles, List<String> trusted, PrintStream out) {
      this.zip = zip;
      this.oldFiles = oldFiles;
      this.trusted = trusted;
      this.out = out;
    }

    int verdict() throws IOException {
      var names = names();
      var end = END.matcher(text("end.txt"));
      if (!end.matches()) {
        throw new Unreadable("end.txt 不是 shenfa/bundle/1 的结尾。");
      }
      var contents = names.stream().filter(n -> n.startsWith("contents/")).toList();
      compare("附带内容", contents.size(), Long.parseLong(end.group(3)));
      var keys = keys();
      var size = Long.parseLong(end.group(1));
      var checkpoints = log(size, Long.parseLong(end.group(2)), keys);
      contents(contents);
      said(size, checkpoints, keys, "附带内容 " + contents.size() + " 件，与日志所记一致。");
      return GOOD;
    }

    /** The whole log, replayed and held against every checkpoint; the answer is those it bears. */
    List<Note> log(long size, long stated, Keys keys) throws IOException {
      var checkpoints = checkpoints(stated);
      var old = new ArrayList<Note>();
      for (var file : oldFiles) {
        old.add(Note.parse(decoded(Files.readAllBytes(file), file.toString()), file.toString()));
      }
      if (checkpoints.isEmpty()) {
        throw new Unreadable("核验包里没有核验点，没有任何签名可以核对。");
      }

      var last = checkpoints.getLast();
      var wanted = new HashSet<Long>();
      checkpoints.forEach(c -> wanted.add(c.size));
      old.forEach(c -> wanted.add(c.size));
      replay(size, wanted, last, keys);

      for (var note : checkpoints) {
        note.signed(keys, true);
        agree(note, "核验包里的核验点");
      }
      for (var note : old) {
        note.signed(keys, false);
        if (note.size > size) {
          throw new Tampered(
              size + 1,
              "日志只有 "
                  + size
                  + " 条，而您手中的核验点（"
                  + note.time
                  + "）已签到第 "
                  + note.size
                  + " 条：日志被截短，或者这是更早的核验包。"
                  + recovered());
        }
        agree(note, "您手中的核验点");
      }
      return checkpoints;
    }

    void said(long size, List<Note> checkpoints, Keys keys, String more) {
      var last = checkpoints.getLast();
      out.println("核验通过：" + keys.name + "，共 " + size + " 条，逐条重算无误。");
      out.println("签出的核验点 " + checkpoints.size() + " 个，Ed25519 与 SM2 签名全部有效；" + more);
      out.println("本结论截至核验点 " + last.size + "（" + last.time + "）；更晚的记录不在此包中。");
      cautions(keys);
      recoveries.forEach(n -> out.println("提示：第 " + n + " 条宣告过从备份恢复，所列范围的记录已经丢失。"));
    }

    void cautions(Keys keys) {
      if (trusted.isEmpty()) {
        out.println("注意：公钥取自核验包本身。请与另行取得的公钥核对（--key），密钥编号：" + keys.ids() + "。");
      }
      if (oldFiles.isEmpty()) {
        out.println("注意：没有与旧核验点比对。持有签名密钥的人可以整体重写日志，只有比对旧核验点（--checkpoint）才能发现。");
      }
    }

    private List<String> names() {
      var names = zip.stream().map(e -> e.getName()).toList();
      var fixed = Set.of("keys.txt", "entries.bin", "checkpoints.txt", "end.txt");
      var seen = new HashSet<String>();
      for (var name : names) {
        if (!seen.add(name)) {
          throw new Tampered("核验包里有两个 " + name + "。");
        }
        if (!fixed.contains(name) && !name.matches("contents/[0-9a-f]{64}(\\.json)?")) {
          throw new Tampered("核验包里有不属于它的文件：" + name);
        }
      }
      return names;
    }

    InputStream open(String name) throws IOException {
      var entry = zip.getEntry(name);
      if (entry == null) {
        throw new Unreadable("核验包里缺 " + name + "。");
      }
      return zip.getInputStream(entry);
    }

    String text(String name) throws IOException {
      try (var in = open(name)) {
        return decoded(in.readAllBytes(), name);
      }
    }

    static String decoded(byte[] bytes, String name) throws Unreadable {
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        throw new Unreadable(name + " 不是 UTF-8 文本。");
      }
    }

    static void compare(String what, long there, long stated) throws Unreadable {
      if (there < stated) {
        throw new Unreadable(what + "应有 " + stated + "，只有 " + there + "。");
      }
      if (there > stated) {
        throw new Tampered(what + "应有 " + stated + "，却有 " + there + "。");
      }
    }

    Keys keys() throws IOException {
      var keys = Keys.parse(text("keys.txt"));
      for (var key : trusted) {
        if (!keys.lines.contains(key)) {
          throw new Tampered("核验包由不认识的密钥签名，编号 " + keys.ids() + "，不是您给出的公钥。");
        }
      }
      return keys;
    }

    private List<Note> checkpoints(long stated) throws IOException {
      byte[] all;
      try (var in = open("checkpoints.txt")) {
        all = in.readAllBytes();
      }
      var notes = new ArrayList<Note>();
      var at = 0;
      while (at < all.length) {
        var line = at;
        while (line < all.length && all[line] != '\n') {
          line++;
        }
        var length = new String(all, at, line - at, StandardCharsets.ISO_8859_1);
        if (!length.matches("[1-9][0-9]{0,5}")
            || line + 1 + Integer.parseInt(length) > all.length) {
          throw new Unreadable("checkpoints.txt 在第 " + (notes.size() + 1) + " 个核验点处断开。");
        }
        at = line + 1 + Integer.parseInt(length);
        var name = "第 " + (notes.size() + 1) + " 个核验点";
        var note = Note.parse(decoded(Arrays.copyOfRange(all, line + 1, at), name), name);
        if (!notes.isEmpty() && notes.getLast().size >= note.size) {
          throw new Tampered(name + "没有比前一个长：" + notes.getLast().size + " → " + note.size + "。");
        }
        notes.add(note);
      }
      compare("核验点", notes.size(), stated);
      return notes;
    }

    private void replay(long size, Set<Long> wanted, Note last, Keys keys) throws IOException {
      var tree = new Tree();
      var chain = new byte[32];
      var suspect = 0L;
      var n = 0L;
      try (var in = new DataInputStream(new BufferedInputStream(open("entries.bin"), 1 << 16))) {
        for (int first = in.read(); first >= 0; first = in.read()) {
          n++;
          var rest = new byte[3];
          var entry = read(in, rest, first, n);
          var view = ByteBuffer.wrap(entry);
          var wrong = shape(view, n);
          if (wrong != null) {
            throw new Tampered(
                suspect > 0 ? suspect : n, suspect > 0 ? "内容被改动，与后一条所记的前序哈希不符。" : wrong);
          }
          var predecessor = Arrays.copyOfRange(entry, HEAD - 32, HEAD);
          suspect = pair(n, predecessor, chain, suspect);
          var leaf = sha256(new byte[] {0}, entry);
          tree.add(leaf);
          leaf(n, leaf);
          chain = sha256(CHAIN, predecessor, ByteBuffer.allocate(8).putLong(n).array(), leaf);
          if (wanted.contains(n)) {
            states.put(n, new State(tree.root(), chain));
          }
          note(entry, n);
        }
      }
      if (n == last.size) {
        if (suspect == 0 && !MessageDigest.isEqual(chain, last.chain)) {
          last.signed(keys, true);
        }
        suspect = pair(n + 1, last.chain, chain, suspect);
      }
      if (suspect > 0) {
        throw new Tampered(suspect, "内容被改动，与后一条所记的前序哈希不符。");
      }
      compare("记录", n, size);
      if (last.size > n) {
        throw new Unreadable("最后一个核验点签到第 " + last.size + " 条，核验包只有 " + n + " 条。");
      }
      if (last.size < n) {
        throw new Tampered(last.size + 1, "从这一条起没有核验点签名覆盖。");
      }
    }

    static byte[] read(DataInputStream in, byte[] rest, int first, long n) throws IOException {
      try {
        in.readFully(rest);
        var length = first << 24 | (rest[0] & 255) << 16 | (rest[1] & 255) << 8 | rest[2] & 255;
        if (length < HEAD + 2 || length > 65_535) {
          throw new Tampered(n, "长度 " + length + " 不可能。");
        }
        var entry = new byte[length];
        in.readFully(entry);
        return entry;
      } catch (EOFException e) {
        throw new Unreadable("entries.bin 在第 " + n + " 条中间断开。");
      }
    }

    static String shape(ByteBuffer entry, long n) {
      var length = entry.limit();
      if (!Arrays.equals(entry.array(), 0, LABEL.length, LABEL, 0, LABEL.length)) {
        return "不是日志记录（格式标记不符）。";
      }
      var stated = entry.getLong(LABEL.length);
      if (stated != n) {
        return "序号不连续，这里写的是第 " + stated + " 条。";
      }
      if (entry.get(HEAD) != '{' || entry.get(length - 1) != '}') {
        return "正文不完整。";
      }
      return null;
    }

    /** Weighs one link; the answer is the entry under suspicion, 0 for none. */
    private static long pair(long n, byte[] stated, byte[] computed, long suspect) {
      var fits = MessageDigest.isEqual(stated, computed);
      if (fits) {
        if (suspect > 0) {
          throw new Tampered(suspect, "内容被改动，与后一条所记的前序哈希不符。");
        }
        return 0;
      }
      if (n == 1) {
        throw new Tampered(1, "日志开头不对：第一条的前序哈希应为全零。");
      }
      if (suspect > 0) {
        throw new Tampered(n - 1, "前序哈希被改动，与前后两条都接不上。");
      }
      return n - 1;
    }

    /** What else one wants of a leaf that was computed. */
    void leaf(long n, byte[] leaf) {}

    void note(byte[] entry, long n) {
      var content = new String(entry, HEAD, entry.length - HEAD, StandardCharsets.UTF_8);
      var found = DIGEST.matcher(content);
      while (found.find()) {
        digests.add(found.group(1));
      }
      if (content.startsWith("{\"action\":\"recovery.declared\"")) {
        recoveries.add(n);
      }
    }

    private void agree(Note note, String whose) {
      var state = states.get(note.size);
      if (!MessageDigest.isEqual(state.root, note.root)
          || !MessageDigest.isEqual(state.chain, note.chain)) {
        throw new Tampered(
            note.size,
            "日志到这一条为止与"
                + whose
                + "（"
                + note.time
                + "）不符，此前已有记录被改写。\n  核验点树根 "
                + HEX.formatHex(note.root)
                + "\n  重算出树根 "
                + HEX.formatHex(state.root)
                + recovered());
      }
    }

    private String recovered() {
      return recoveries.isEmpty() ? "" : "\n  日志第 " + recoveries + " 条宣告过从备份恢复；是否属实请查对其理由与经办人。";
    }

    private void contents(List<String> names) throws IOException {
      var named = new HashSet<>(digests);
      var waiting = new ArrayList<String>();
      for (var name : names) {
        var manifest = name.endsWith(".json");
        var digest = name.substring("contents/".length()).replace(".json", "");
        byte[] bytes;
        try (var in = open(name)) {
          bytes = in.readAllBytes();
        }
        var computed = manifest ? sha256(REVISION, bytes) : sha256(bytes);
        if (!HEX.formatHex(computed).equals(digest)) {
          throw new Tampered("附带内容 " + digest + " 的摘要不符，内容被改动。");
        }
        waiting.add(digest);
        if (manifest && digests.contains(digest)) {
          var found = DIGEST.matcher(new String(bytes, StandardCharsets.UTF_8));
          while (found.find()) {
            named.add(found.group(1));
          }
        }
      }
      for (var digest : waiting) {
        if (!named.contains(digest)) {
          throw new Tampered("附带内容 " + digest + " 在日志里没有记录。");
        }
      }
    }
  }

  /** 档案包: a year of packages with the log, one package with its proof, or the site of a day. */
  private static final class ArchiveCheck extends Check {
    private static final Pattern YEAR_END =
        Pattern.compile(
            "shenfa/archive-year/1\nyear ([0-9]{4})\nentries ([0-9]{1,18})\ncheckpoints ([0-9]{1,18})\n"
                + "packages ([0-9]{1,9})\nmanifest ([0-9a-f]{64})\n");
    private static final Pattern PACKAGE_END =
        Pattern.compile("shenfa/archive-package/1\nmanifest ([0-9a-f]{64})\n");
    private static final Pattern DAY_END =
        Pattern.compile(
            "shenfa/site-day/1\nday ([0-9-]{10})\naddresses ([0-9]{1,9})\nmanifest ([0-9a-f]{64})\n");
    private static final Pattern SHA_LINE = Pattern.compile("([0-9a-f]{64})  ([^\n]{1,500})");
    private static final Pattern CONTENT =
        Pattern.compile("(contents|revisions)/([0-9a-f]{64})(?:[.][a-z0-9]+)?");
    private static final Pattern OBJECT = Pattern.compile("\"objectId\":\"([^\"\\\\]*)\"");
    private static final Pattern RELEASE = Pattern.compile("\"release\":\"([^\"\\\\]*)\"");

    private final Map<String, String> registered = new HashMap<>();
    private final Map<String, String> released = new HashMap<>();
    private final Set<String> published = new java.util.TreeSet<>();
    private final Map<Long, String> leaves = new HashMap<>();
    private final Map<Long, String> whose = new HashMap<>();

    ArchiveCheck(ZipFile zip, List<Path> oldFiles, List<String> trusted, PrintStream out) {
      super(zip, oldFiles, trusted, out);
    }

    /** What one package says of itself. */
    private record Packed(
        String number, String release, String digest, List<String[]> files, List<String[]> events) {
      static Packed parse(byte[] bytes, String name) throws Unreadable {
        var lines = decoded(bytes, name).split("\n", -1);
        if (!lines[0].equals("shenfa/archive/1")) {
          throw new Unreadable(name + " 不是档案清单。");
        }
        var words = new HashMap<String, String>();
        var files = new ArrayList<String[]>();
        var events = new ArrayList<String[]>();
        for (var line : lines) {
          var parts = line.split(" ", 2);
          if (parts[0].equals("file")) {
            files.add(parts[1].split(" ", 4));
          } else if (parts[0].equals("event")) {
            events.add(parts[1].split(" ", 2));
          } else if (parts.length == 2) {
            words.put(parts[0], parts[1]);
          }
        }
        return new Packed(
            words.getOrDefault("number", ""),
            words.getOrDefault("release", ""),
            HEX.formatHex(sha256(bytes)),
            files,
            events);
      }
    }

    @Override
    int verdict() throws IOException {
      var end = text("end.txt");
      var year = YEAR_END.matcher(end);
      var one = PACKAGE_END.matcher(end);
      var day = DAY_END.matcher(end);
      if (year.matches()) {
        return year(year);
      } else if (one.matches()) {
        return one(one.group(1));
      } else if (day.matches()) {
        var parts = parts(day.group(3));
        out.println(
            "字节完好："
                + day.group(1)
                + " 的整站网页，"
                + day.group(2)
                + " 个地址，"
                + parts.size()
                + " 份文件与清单一致。");
        out.println("注意：这个包没有签名，文件摘要值请与系统日志里 archive.finished 的 file 核对。");
        return GOOD;
      }
      throw new Unreadable("end.txt 读不懂：" + end.lines().findFirst().orElse(""));
    }

    private int year(java.util.regex.Matcher end) throws IOException {
      var parts = parts(end.group(5));
      var keys = keys();
      var packages = new HashMap<String, Packed>();
      for (var name : parts.keySet()) {
        if (name.startsWith("packages/")) {
          var packed = Packed.parse(bytes(name), name);
          if (!name.equals("packages/" + packed.number + ".txt")) {
            throw new Tampered(name + " 里写的档号是 " + packed.number + "。");
          }
          packages.put(packed.number, packed);
          for (var event : packed.events) {
            leaves.put(Long.parseLong(event[0]), event[1]);
            whose.put(Long.parseLong(event[0]), packed.number);
          }
        }
      }
      compare("档案", packages.size(), Long.parseLong(end.group(4)));
      var size = Long.parseLong(end.group(2));
      var checkpoints = log(size, Long.parseLong(end.group(3)), keys);
      if (!leaves.isEmpty()) {
        throw new Tampered("档案 " + whose.get(leaves.keySet().iterator().next()) + " 所引的留痕不在日志里。");
      }
      var prefix = end.group(1) + "-";
      for (var packed : packages.values()) {
        known(packed);
        files(packed, parts);
      }
      for (var entry : registered.entrySet()) {
        if (entry.getKey().startsWith(prefix) && !packages.containsKey(entry.getKey())) {
          throw new Tampered("日志登记过档案 " + entry.getKey() + "，包里没有。");
        }
      }
      said(
          size,
          checkpoints,
          keys,
          end.group(1) + " 年档案 " + packages.size() + " 卷，" + parts.size() + " 份文件，与日志所记一致。");
      var missing =
          published.stream().filter(r -> r.startsWith(prefix) && !released.containsKey(r)).toList();
      missing.forEach(
          r -> out.println("缺档：日志里有发布 " + r + "，没有它的档案。 MISSING PACKAGE for release " + r));
      return missing.isEmpty() ? GOOD : INCOMPLETE;
    }

    private void known(Packed packed) {
      var stated = registered.get(packed.number);
      if (stated == null) {
        throw new Tampered("档案 " + packed.number + " 没有在日志里登记过。");
      }
      if (!stated.equals(packed.digest)) {
        throw new Tampered("档案 " + packed.number + " 的清单被改动，与日志登记的摘要不符。");
      }
    }

    private void files(Packed packed, Map<String, Long> parts) {
      for (var file : packed.files) {
        var revision = file[0].equals("REVISION");
        var beginning = (revision ? "revisions/" : "contents/") + file[1];
        var size = parts.get(beginning);
        if (size == null) {
          throw new Tampered("档案 " + packed.number + " 缺一份内容：" + String.join(" ", file));
        }
        if (size != Long.parseLong(file[2])) {
          throw new Tampered("档案 " + packed.number + " 的内容大小不符：" + String.join(" ", file));
        }
      }
    }

    private int one(String manifest) throws IOException {
      var parts = parts(manifest);
      var keys = keys();
      var packed = Packed.parse(bytes("package.txt"), "package.txt");
      var note = Note.parse(text("checkpoint.txt"), "核验点");
      note.signed(keys, true);
      var entry = bytes("entry.bin");
      var proof = text("proof.txt").split("\n");
      var place = proof[2].split(" ");
      var index = Long.parseLong(place[0]);
      if (entry.length < HEAD + 2 || shape(ByteBuffer.wrap(entry), index + 1) != null) {
        throw new Tampered("entry.bin 不是日志第 " + (index + 1) + " 条。");
      }
      var leaf = sha256(new byte[] {0}, entry);
      var path = new ArrayList<byte[]>();
      for (var n = 4; n < proof.length; n++) {
        path.add(base64(proof[n]));
      }
      if (!proof[0].equals("shenfa-proof/1")
          || !proof[1].equals(keys.name)
          || Long.parseLong(place[1]) != note.size
          || !includes(note.root, note.size, leaf, index, path)) {
        throw new Tampered("归档登记通不到签过名的核验点。");
      }
      note(entry, index + 1);
      known(packed);
      files(packed, parts);
      out.println(
          "核验通过：档案 "
              + packed.number
              + "（放行编号 "
              + packed.release
              + "），"
              + packed.files.size()
              + " 份内容完好。");
      out.println(
          "归档登记是日志第 " + (index + 1) + " 条，在核验点 " + note.size + "（" + note.time + "）签出的树里，两个签名有效。");
      cautions(keys);
      return GOOD;
    }

    private static boolean includes(
        byte[] root, long size, byte[] leaf, long index, List<byte[]> path) {
      var fn = index;
      var sn = size - 1;
      var hash = leaf;
      for (var step : path) {
        if (sn == 0) {
          return false;
        }
        if ((fn & 1) == 1 || fn == sn) {
          hash = sha256(new byte[] {1}, step, hash);
          while ((fn & 1) == 0 && fn != 0) {
            fn >>= 1;
            sn >>= 1;
          }
        } else {
          hash = sha256(new byte[] {1}, hash, step);
        }
        fn >>= 1;
        sn >>= 1;
      }
      return sn == 0 && MessageDigest.isEqual(hash, root);
    }

    @Override
    void leaf(long n, byte[] leaf) {
      var stated = leaves.remove(n);
      if (stated != null && !stated.equals(HEX.formatHex(leaf))) {
        throw new Tampered(n, "与档案 " + whose.get(n) + " 归档时所记不符。");
      }
    }

    @Override
    void note(byte[] entry, long n) {
      var content = new String(entry, HEAD, entry.length - HEAD, StandardCharsets.UTF_8);
      if (content.startsWith("{\"action\":\"archive.registered\"")) {
        var number = first(OBJECT, content);
        if (registered.putIfAbsent(number, first(DIGEST, content)) != null) {
          throw new Tampered(n, "档案 " + number + " 登记了两次。");
        }
        released.put(first(RELEASE, content), number);
      } else if (content.startsWith("{\"action\":\"release.published\"")) {
        published.add(first(RELEASE, content));
      } else if (content.startsWith("{\"action\":\"recovery.declared\"")) {
        recoveries.add(n);
      }
    }

    private static String first(Pattern pattern, String content) {
      var found = pattern.matcher(content);
      return found.find() ? found.group(1) : "";
    }

    private byte[] bytes(String name) throws IOException {
      try (var in = open(name)) {
        return in.readAllBytes();
      }
    }

    /**
     * Every file of the bundle against the list of digests; how large each is, by its name without
     * ending.
     */
    private Map<String, Long> parts(String manifest) throws IOException {
      var list = bytes("manifest-sha256.txt");
      if (!HEX.formatHex(sha256(list)).equals(manifest)) {
        throw new Tampered("manifest-sha256.txt 与 end.txt 所记的摘要不符。");
      }
      var stated = new HashMap<String, String>();
      for (var line : decoded(list, "manifest-sha256.txt").split("\n")) {
        var parts = SHA_LINE.matcher(line);
        if (!parts.matches() || stated.put(parts.group(2), parts.group(1)) != null) {
          throw new Tampered("manifest-sha256.txt 有读不懂或者重复的一行。");
        }
      }
      var sizes = new java.util.TreeMap<String, Long>();
      for (var entry : zip.stream().toList()) {
        var name = entry.getName();
        if (name.equals("manifest-sha256.txt") || name.equals("end.txt")) {
          continue;
        }
        var wanted = stated.remove(name);
        var stem = CONTENT.matcher(name).replaceFirst("$1/$2");
        if (wanted == null) {
          throw new Tampered("包里有不属于它的文件：" + name);
        }
        sizes.put(stem, hashed(name, wanted));
      }
      if (!stated.isEmpty()) {
        throw new Tampered("包里缺 " + stated.keySet().stream().sorted().findFirst().orElse("") + "。");
      }
      return sizes;
    }

    private long hashed(String name, String wanted) throws IOException {
      try (var in = open(name)) {
        var plain = MessageDigest.getInstance("SHA-256");
        var named = MessageDigest.getInstance("SHA-256");
        if (name.startsWith("revisions/")) {
          named.update(REVISION);
        }
        var size = 0L;
        var buffer = new byte[1 << 16];
        for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          plain.update(buffer, 0, n);
          named.update(buffer, 0, n);
          size += n;
        }
        if (!HEX.formatHex(plain.digest()).equals(wanted)) {
          throw new Tampered(name + " 的字节被改动，与清单不符。");
        }
        var content = CONTENT.matcher(name);
        if (content.matches() && !HEX.formatHex(named.digest()).equals(content.group(2))) {
          throw new Tampered(name + " 的内容与它的摘要不符。");
        }
        return size;
      } catch (ZipException | EOFException e) {
        throw new Tampered(name + " 的字节被改动，已经解不开（" + e.getMessage() + "）。");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** RFC 6962 tree that keeps only the roots of its full subtrees. */
  private static final class Tree {
    private final byte[][] full = new byte[63][];
    private long size;

    void add(byte[] leaf) {
      var hash = leaf;
      var level = 0;
      for (var bits = size; (bits & 1) == 1; bits >>= 1) {
        hash = sha256(new byte[] {1}, full[level++], hash);
      }
      full[level] = hash;
      size++;
    }

    byte[] root() {
      byte[] hash = null;
      for (var level = 0; level < 63; level++) {
        if ((size >> level & 1) == 1) {
          hash = hash == null ? full[level] : sha256(new byte[] {1}, full[level], hash);
        }
      }
      return hash == null ? sha256() : hash;
    }
  }

  /** The two public keys, as C2SP verifier keys. */
  private static final class Keys {
    final List<String> lines;
    String name = "";
    byte[] ed25519;
    byte[] sm2;
    byte[] edId;
    byte[] smId;

    private Keys(List<String> lines) {
      this.lines = lines;
    }

    static Keys parse(String text) throws Unreadable {
      if (!text.endsWith("\n")) {
        throw new Unreadable("keys.txt 没有结尾。");
      }
      var keys = new Keys(List.of(text.substring(0, text.length() - 1).split("\n", -1)));
      for (var line : keys.lines) {
        var parts = line.split("\\+", 3);
        if (parts.length != 3 || parts[0].isEmpty() || !parts[1].matches("[0-9a-f]{8}")) {
          throw new Unreadable("keys.txt 里有不是公钥的一行。");
        }
        var key = base64(parts[2]);
        var id = HEX.parseHex(parts[1]);
        if (!Arrays.equals(
            id,
            Arrays.copyOf(sha256((parts[0] + "\n").getBytes(StandardCharsets.UTF_8), key), 4))) {
          throw new Tampered("公钥 " + parts[0] + "+" + parts[1] + " 与它的编号不符。");
        }
        if (!keys.name.isEmpty() && !keys.name.equals(parts[0])) {
          throw new Tampered("两把公钥不属于同一个日志。");
        }
        keys.name = parts[0];
        keys.take(key, id);
      }
      if (keys.ed25519 == null || keys.sm2 == null) {
        throw new Unreadable("keys.txt 里应有 Ed25519 与 SM2 公钥各一把。");
      }
      return keys;
    }

    private void take(byte[] key, byte[] id) throws Unreadable {
      var label = "sm2-sm3\n".getBytes(StandardCharsets.US_ASCII);
      if (key.length == 33 && key[0] == 1 && ed25519 == null) {
        ed25519 = Arrays.copyOfRange(key, 1, 33);
        edId = id;
      } else if (key.length == 1 + label.length + 65
          && key[0] == (byte) 0xff
          && Arrays.equals(key, 1, 1 + label.length, label, 0, label.length)
          && sm2 == null) {
        sm2 = Arrays.copyOfRange(key, 1 + label.length, key.length);
        smId = id;
      } else {
        throw new Unreadable("keys.txt 里有不认识的公钥。");
      }
    }

    String ids() {
      return HEX.formatHex(edId) + "（Ed25519）、" + HEX.formatHex(smId) + "（SM2）";
    }
  }

  private static byte[] base64(String text) throws Unreadable {
    try {
      var bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new Unreadable("有一处 Base64 写法不规范：" + text);
  }

  /** A checkpoint as a signed note. */
  private static final class Note {
    private static final Pattern BODY =
        Pattern.compile(
            "([^\n]+)\n([1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\nchain ([0-9a-f]{64})\n"
                + "time ([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z)\n");

    final String label;
    final String body;
    final String origin;
    final long size;
    final byte[] root;
    final byte[] chain;
    final String time;
    final List<String> signatures;

    private Note(
        String label,
        String body,
        String origin,
        long size,
        byte[] root,
        byte[] chain,
        String time,
        List<String> signatures) {
      this.label = label;
      this.body = body;
      this.origin = origin;
      this.size = size;
      this.root = root;
      this.chain = chain;
      this.time = time;
      this.signatures = signatures;
    }

    static Note parse(String text, String label) throws Unreadable {
      var cut = text.indexOf("\n\n");
      if (cut < 0 || !text.endsWith("\n") || cut + 2 >= text.length()) {
        throw new Unreadable(label + " 不是一份签过名的核验点。");
      }
      var body = text.substring(0, cut + 1);
      var parts = BODY.matcher(body);
      if (!parts.matches()) {
        throw new Unreadable(label + " 的正文读不懂。");
      }
      return new Note(
          label,
          body,
          parts.group(1),
          Long.parseLong(parts.group(2)),
          base64(parts.group(3)),
          HEX.parseHex(parts.group(4)),
          parts.group(5),
          List.of(text.substring(cut + 2, text.length() - 1).split("\n", -1)));
    }

    /** Refuses unless both keys of the log have signed it. */
    void signed(Keys keys, boolean exactly) throws Unreadable {
      var whose = label + "（第 " + size + " 条处）";
      if (!origin.equals(keys.name)) {
        throw new Tampered(whose + "属于另一个日志：" + origin);
      }
      var ed = 0;
      var sm = 0;
      for (var line : signatures) {
        var parts = line.split(" ", -1);
        if (parts.length != 3 || !parts[0].equals("—")) {
          throw new Unreadable(whose + "有读不懂的签名行。");
        }
        var bytes = base64(parts[2]);
        var id = Arrays.copyOf(bytes, 4);
        var signature = Arrays.copyOfRange(bytes, 4, Math.max(4, bytes.length));
        if (parts[1].equals(keys.name) && Arrays.equals(id, keys.edId)) {
          ed++;
          if (!ed25519(keys.ed25519, body, signature)) {
            throw new Tampered(whose + "的 Ed25519 签名无效。");
          }
        } else if (parts[1].equals(keys.name) && Arrays.equals(id, keys.smId)) {
          sm++;
          if (!Sm2.verifies(
              keys.sm2,
              "shenfa".getBytes(StandardCharsets.US_ASCII),
              body.getBytes(StandardCharsets.UTF_8),
              signature)) {
            throw new Tampered(whose + "的 SM2 签名无效。");
          }
        } else if (exactly) {
          throw new Tampered(whose + "由不认识的密钥签名，编号 " + HEX.formatHex(id) + "。");
        }
      }
      if (ed == 0 || sm == 0 || exactly && signatures.size() != 2) {
        throw new Tampered(whose + "没有这个日志的 Ed25519 与 SM2 两个签名。");
      }
    }

    private static boolean ed25519(byte[] key, String body, byte[] signature) {
      try {
        var prefix = HEX.parseHex("302a300506032b6570032100");
        var spec = ByteBuffer.allocate(44).put(prefix).put(key).array();
        var check = Signature.getInstance("Ed25519");
        check.initVerify(
            KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spec)));
        check.update(body.getBytes(StandardCharsets.UTF_8));
        return check.verify(signature);
      } catch (GeneralSecurityException e) {
        return false;
      }
    }
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        sha.update(part);
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SM2 signatures over the recommended curve of GB/T 32918.5, checked on plain integers. */
  static final class Sm2 {
    private static final BigInteger P =
        hex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF");
    private static final BigInteger A =
        hex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC");
    private static final BigInteger B =
        hex("28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93");
    private static final BigInteger N =
        hex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123");
    private static final BigInteger GX =
        hex("32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7");
    private static final BigInteger GY =
        hex("BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0");

    private Sm2() {}

    private static BigInteger hex(String digits) {
      return new BigInteger(digits, 16);
    }

    /** Whether the 64 bytes r then s are the key's signature of the message. */
    static boolean verifies(byte[] key, byte[] user, byte[] message, byte[] signature) {
      if (key.length != 65 || key[0] != 4 || signature.length != 64) {
        return false;
      }
      var x = new BigInteger(1, Arrays.copyOfRange(key, 1, 33));
      var y = new BigInteger(1, Arrays.copyOfRange(key, 33, 65));
      var right = x.multiply(x).add(A).multiply(x).add(B).mod(P);
      if (x.compareTo(P) >= 0 || y.compareTo(P) >= 0 || !y.multiply(y).mod(P).equals(right)) {
        return false;
      }
      var r = new BigInteger(1, Arrays.copyOf(signature, 32));
      var s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
      var t = r.add(s).mod(N);
      if (r.signum() == 0
          || s.signum() == 0
          || t.signum() == 0
          || r.compareTo(N) >= 0
          || s.compareTo(N) >= 0) {
        return false;
      }
      var bits = user.length * 8;
      var z =
          Sm3.hash(
              new byte[] {(byte) (bits >> 8), (byte) bits},
              user,
              bytes(A),
              bytes(B),
              bytes(GX),
              bytes(GY),
              bytes(x),
              bytes(y));
      var e = new BigInteger(1, Sm3.hash(z, message));
      var x1 =
          sum(
              s,
              new BigInteger[] {GX, GY, BigInteger.ONE},
              t,
              new BigInteger[] {x, y, BigInteger.ONE});
      return x1 != null && e.add(x1).mod(N).equals(r);
    }

    private static byte[] bytes(BigInteger number) {
      var raw = number.toByteArray();
      var fixed = new byte[32];
      var length = Math.min(32, raw.length);
      System.arraycopy(raw, raw.length - length, fixed, 32 - length, length);
      return fixed;
    }

    /** The x coordinate of s·g + t·p, or null at infinity. */
    private static BigInteger sum(BigInteger s, BigInteger[] g, BigInteger t, BigInteger[] p) {
      var both = add(g, p);
      var at = new BigInteger[] {BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO};
      for (var bit = Math.max(s.bitLength(), t.bitLength()) - 1; bit >= 0; bit--) {
        at = twice(at);
        if (s.testBit(bit) && t.testBit(bit)) {
          at = add(at, both);
        } else if (s.testBit(bit)) {
          at = add(at, g);
        } else if (t.testBit(bit)) {
          at = add(at, p);
        }
      }
      if (at[2].signum() == 0) {
        return null;
      }
      var inverse = at[2].modInverse(P);
      return at[0].multiply(inverse).multiply(inverse).mod(P);
    }

    private static BigInteger[] twice(BigInteger[] a) {
      if (a[2].signum() == 0 || a[1].signum() == 0) {
        return new BigInteger[] {BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO};
      }
      var y2 = a[1].multiply(a[1]).mod(P);
      var z2 = a[2].multiply(a[2]).mod(P);
      var s = a[0].multiply(y2).shiftLeft(2).mod(P);
      var m =
          a[0].multiply(a[0])
              .multiply(BigInteger.valueOf(3))
              .add(A.multiply(z2).multiply(z2))
              .mod(P);
      var x = m.multiply(m).subtract(s.shiftLeft(1)).mod(P);
      var y = m.multiply(s.subtract(x)).subtract(y2.multiply(y2).shiftLeft(3)).mod(P);
      return new BigInteger[] {x, y, a[1].multiply(a[2]).shiftLeft(1).mod(P)};
    }

    private static BigInteger[] add(BigInteger[] a, BigInteger[] b) {
      if (a[2].signum() == 0) {
        return b;
      }
      if (b[2].signum() == 0) {
        return a;
      }
      var za = a[2].multiply(a[2]).mod(P);
      var zb = b[2].multiply(b[2]).mod(P);
      var ua = a[0].multiply(zb).mod(P);
      var ub = b[0].multiply(za).mod(P);
      var sa = a[1].multiply(zb).multiply(b[2]).mod(P);
      var sb = b[1].multiply(za).multiply(a[2]).mod(P);
      if (ua.equals(ub)) {
        return sa.equals(sb)
            ? twice(a)
            : new BigInteger[] {BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO};
      }
      var h = ub.subtract(ua);
      var r = sb.subtract(sa);
      var h2 = h.multiply(h).mod(P);
      var h3 = h2.multiply(h).mod(P);
      var v = ua.multiply(h2).mod(P);
      var x = r.multiply(r).subtract(h3).subtract(v.shiftLeft(1)).mod(P);
      var y = r.multiply(v.subtract(x)).subtract(sa.multiply(h3)).mod(P);
      return new BigInteger[] {x, y, h.multiply(a[2]).multiply(b[2]).mod(P)};
    }
  }

  /** SM3 of GB/T 32905. */
  static final class Sm3 {
    private static final int[] IV = {
      0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e
    };

    private Sm3() {}

    static byte[] hash(byte[]... parts) {
      var length = 0;
      for (var part : parts) {
        length += part.length;
      }
      var padded = ByteBuffer.allocate((length + 9 + 63) / 64 * 64);
      for (var part : parts) {
        padded.put(part);
      }
      padded.put((byte) 0x80).putLong(padded.capacity() - 8, length * 8L);
      var v = IV.clone();
      for (var block = 0; block < padded.capacity(); block += 64) {
        compress(v, padded, block);
      }
      var out = ByteBuffer.allocate(32);
      for (var word : v) {
        out.putInt(word);
      }
      return out.array();
    }

    private static int rotate(int word, int by) {
      return Integer.rotateLeft(word, by);
    }

    private static void compress(int[] v, ByteBuffer bytes, int block) {
      var w = new int[68];
      for (var j = 0; j < 16; j++) {
        w[j] = bytes.getInt(block + 4 * j);
      }
      for (var j = 16; j < 68; j++) {
        var x = w[j - 16] ^ w[j - 9] ^ rotate(w[j - 3], 15);
        w[j] = x ^ rotate(x, 15) ^ rotate(x, 23) ^ rotate(w[j - 13], 7) ^ w[j - 6];
      }
      var s = v.clone();
      for (var j = 0; j < 64; j++) {
        var t = j < 16 ? 0x79cc4519 : 0x7a879d8a;
        var ss1 = rotate(rotate(s[0], 12) + s[4] + rotate(t, j % 32), 7);
        var ss2 = ss1 ^ rotate(s[0], 12);
        var ff = j < 16 ? s[0] ^ s[1] ^ s[2] : s[0] & s[1] | s[0] & s[2] | s[1] & s[2];
        var gg = j < 16 ? s[4] ^ s[5] ^ s[6] : s[4] & s[5] | ~s[4] & s[6];
        var tt1 = ff + s[3] + ss2 + (w[j] ^ w[j + 4]);
        var tt2 = gg + s[7] + ss1 + w[j];
        s[3] = s[2];
        s[2] = rotate(s[1], 9);
        s[1] = s[0];
        s[0] = tt1;
        s[7] = s[6];
        s[6] = rotate(s[5], 19);
        s[5] = s[4];
        s[4] = tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17);
      }
      for (var j = 0; j < 8; j++) {
        v[j] ^= s[j];
      }
    }
  }
}
