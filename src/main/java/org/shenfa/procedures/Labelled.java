package org.shenfa.procedures;

/** 有名称的: a state or an event with the Chinese word people read for it. */
public interface Labelled {
  String label();
}
