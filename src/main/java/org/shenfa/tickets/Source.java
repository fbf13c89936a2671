package org.shenfa.tickets;

import org.jspecify.annotations.Nullable;
import org.shenfa.organization.Person;

/** 来源: who of the house, or which program, found an error; citizens come through their own door. */
public sealed interface Source {
  /** 值班读网, or anybody of the house who reads the site. */
  record Reader(Person person) implements Source {}

  /**
   * 扫描: a program of ours.
   *
   * @param check which of its checks, 1 to 100 characters
   */
  record Scanner(String check) implements Source {}

  /**
   * 上级通报.
   *
   * @param organ who told us, with its paper, 2 to 100 characters
   */
  record Superior(Person enteredBy, String organ) implements Source {}

  /** As the database names it. */
  default String name() {
    return switch (this) {
      case Reader r -> "DUTY";
      case Scanner s -> "SCANNER";
      case Superior s -> "SUPERIOR";
    };
  }

  /** Who of the house stands behind it; nobody for a program. */
  default @Nullable Person by() {
    return switch (this) {
      case Reader(var person) -> person;
      case Scanner s -> null;
      case Superior(var person, var organ) -> person;
    };
  }

  /** Which check or organ; empty where the person says enough. */
  default String origin() {
    return switch (this) {
      case Reader r -> "";
      case Scanner(var check) -> check;
      case Superior(var person, var organ) -> organ;
    };
  }
}
