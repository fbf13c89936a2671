package org.shenfa.vault;

/**
 * 封存件: an identity as the database keeps it; three byte strings that open only together and under
 * their own name.
 *
 * @param bytes format, key name and what AES-256-GCM made of the identity
 * @param wrapped the record's key under RSA-OAEP
 * @param nonce twelve bytes, used once
 */
public record Sealed(byte[] bytes, byte[] wrapped, byte[] nonce) {
  /**
   * The name {@code keep_identity} gives it: positive, not to be guessed, fixed by key and nonce.
   */
  public long id() {
    return Sealing.name(wrapped, nonce);
  }
}
