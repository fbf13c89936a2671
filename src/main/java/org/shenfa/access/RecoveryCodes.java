package org.shenfa.access;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** 恢复码: ten codes, each good once, in place of the phone; only their marks are kept. */
@Service
class RecoveryCodes {
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private final JdbcClient db;
  private final AccessKey key;

  RecoveryCodes(JdbcClient db, AccessKey key) {
    this.db = db;
    this.key = key;
  }

  /** Ten new codes, which nobody can read again. */
  List<String> draw(long personId) {
    var codes = Stream.generate(this::code).distinct().limit(10).toList();
    codes.forEach(c ->
        db.sql("insert into recovery_code (person_id, hash) values (?, ?)")
            .params(personId, mark(personId, c))
            .update());
    return codes;
  }

  /** Whether this is one of the codes that are left; it is used up by it. */
  boolean use(long personId, String code) {
    return db.sql("delete from recovery_code where person_id = ? and hash = ?")
            .params(personId, mark(personId, code))
            .update()
        == 1;
  }

  private String code() {
    var bytes = key.random(10);
    var letters = new StringBuilder();
    IntStream.range(0, bytes.length).forEach(n -> letters.append(LETTERS.charAt(bytes[n] & 31)));
    return letters.insert(5, '-').toString();
  }

  private byte[] mark(long personId, String code) {
    var letters = code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return key.mark("recovery " + personId, letters);
  }
}
