package org.shenfa.access;

import static org.shenfa.regulation.Clause.HOUSE;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.shenfa.regulation.Violation;
import org.shenfa.regulation.Violations;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** 密码: how they are kept, compared and judged. */
@Component
class Passwords {
  private static final int LONGEST = 128;

  /** argon2id with 64 MiB and three passes. */
  private static final PasswordEncoder ENCODER = new Argon2PasswordEncoder(16, 32, 1, 1 << 16, 3);

  /** For a password that the README prints there is nothing to guess, and nothing to slow down. */
  private static final PasswordEncoder PRINTED = new Argon2PasswordEncoder(16, 32, 1, 1 << 10, 1);

  /**
   * What is compared where no such account is, so that it takes the same time; written down, for to
   * hash it would make every start half a second longer.
   */
  static final String NOBODY =
      "$argon2id$v=19$m=65536,t=3,p=1$IGRf3cAXw+MpNkJMG/+rwQ$GYBiVbcTWmRCLCBtSDG/F4/pl9+sk2bJSJLQBQGGp84";

  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private final Attempts attempts;
  private final SecureRandom random = new SecureRandom();
  private final Semaphore hashing = new Semaphore(2, true);

  Passwords(Attempts attempts) {
    this.attempts = attempts;
  }

  static String hash(String password) {
    return String.valueOf(ENCODER.encode(password));
  }

  /** Of the demo's accounts, whose password everybody knows: quick, so that a first look is too. */
  static String hashOfPrinted(String password) {
    return String.valueOf(PRINTED.encode(password));
  }

  /**
   * Whether a password fits its hash; without a hash it takes as long. A failure is counted before
   * the next password is looked at. Not to be called in a transaction, which would hold its
   * connection while it waits here.
   */
  boolean match(String staffNo, String password, Optional<String> hash, Source source) {
    if (password.length() > LONGEST || attempts.tooMany(staffNo, source)) {
      return false;
    }
    hashing.acquireUninterruptibly();
    try {
      // Asked again: those that waited here together would otherwise all be let through.
      if (attempts.tooMany(staffNo, source)) {
        return false;
      }
      var right = ENCODER.matches(password, hash.orElse(NOBODY)) && hash.isPresent();
      if (!right) {
        attempts.failed(staffNo, source);
      }
      return right;
    } finally {
      hashing.release();
    }
  }

  /** A password for one sign-in, of 118 random bits. */
  String initial() {
    return IntStream.range(0, 24)
        .mapToObj(n ->
            (n > 0 && n % 4 == 0 ? "-" : "") + LETTERS.charAt(random.nextInt(LETTERS.length())))
        .collect(Collectors.joining());
  }

  /** What makes a password too easy to guess; empty for a good one. */
  static List<Violation> weaknesses(String password) {
    return new Violations.Gathering()
        .refuseIf(password.length() < 15, HOUSE, "password", "密码至少 15 个字符，可以用一句话。")
        .refuseIf(password.length() > LONGEST, HOUSE, "password", "密码最多 128 个字符。")
        .refuseIf(password.chars().distinct().count() < 6, HOUSE, "password", "密码里不同的字符太少，容易被猜中。")
        .found();
  }

  static void mustBeStrong(String password) {
    var weak = weaknesses(password);
    if (!weak.isEmpty()) {
      throw new Violations(weak);
    }
  }
}
