package org.shenfa.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** 压缩包: the members of an office or OFD file, read within limits, written in order. */
record Archive(SortedMap<String, byte[]> members) {
  private static final long MEMBER_LIMIT = 100L << 20;
  private static final long TOTAL_LIMIT = 300L << 20;
  private static final int DIRECTORY_END = 0x06054b50;
  private static final long COMPOUND = 0xD0CF11E0A1B11AE1L;
  private static final Pattern STRAYS = Pattern.compile("(^|/)\\.\\.?(/|$)|^/|//|[\\\\:\\p{Cc}]");
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /**
   * Takes a file apart; refuses passwords, bombs, strays and doubles.
   *
   * @param most how many members there may be
   */
  static Archive open(byte[] raw, int most) {
    if (raw.length > 8 && ByteBuffer.wrap(raw).getLong() == COMPOUND) {
      throw new Refusal("设有密码，或者是旧版格式，请去除打开密码并另存为新版格式后上传");
    }
    var members = new TreeMap<String, byte[]>();
    var folded = new HashSet<String>();
    long total = 0;
    var count = 0;
    try (var in = new ZipInputStream(new ByteArrayInputStream(raw), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        var member = entry.getName();
        if (STRAYS.matcher(member).find()) {
          throw new Refusal("内部结构异常（成员路径越界）");
        }
        var bytes = in.readNBytes((int) Math.min(MEMBER_LIMIT, TOTAL_LIMIT - total) + 1);
        total += bytes.length;
        count++;
        if (total > TOTAL_LIMIT
            || bytes.length > MEMBER_LIMIT
            || count > most
            || total > 1_000_000 && total / 200 > raw.length) {
          throw new Refusal("解压后过大或者成员过多，疑似压缩炸弹");
        }
        if (entry.isDirectory()) {
          continue;
        }
        if (!folded.add(member.toLowerCase(Locale.ROOT))) {
          throw new Refusal("内部结构异常（成员重名）");
        }
        members.put(member, bytes);
      }
    } catch (ZipException e) {
      var locked = String.valueOf(e.getMessage()).contains("encrypted");
      throw new Refusal(locked ? Refusal.LOCKED : Refusal.DAMAGED);
    } catch (IOException | IllegalArgumentException e) {
      throw new Refusal(Refusal.DAMAGED);
    }
    if (count == 0) {
      throw new Refusal(Refusal.DISGUISED);
    }
    if (announced(raw) != count) {
      throw new Refusal(Refusal.DAMAGED);
    }
    return new Archive(members);
  }

  /** How many members the directory at the end speaks of; -1 when there is none. */
  private static int announced(byte[] raw) {
    var in = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = raw.length - 22; at >= 0 && at >= raw.length - 22 - 0xffff; at--) {
      if (in.getInt(at) == DIRECTORY_END) {
        return in.getShort(at + 10) & 0xffff;
      }
    }
    return -1;
  }

  static byte[] packed(Map<String, byte[]> members) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (var member : new TreeMap<>(members).entrySet()) {
        var entry = new ZipEntry(member.getKey());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(member.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
