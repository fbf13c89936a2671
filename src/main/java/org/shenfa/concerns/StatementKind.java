package org.shenfa.concerns;

import static org.shenfa.concerns.Part.BASIS;
import static org.shenfa.concerns.Part.CLAIM;
import static org.shenfa.concerns.Part.DOING;
import static org.shenfa.concerns.Part.FACTS;
import static org.shenfa.concerns.Part.KNOWN;
import static org.shenfa.concerns.Part.RESULT;
import static org.shenfa.concerns.Part.UNKNOWN;

import java.util.List;

/** 回应种类: what a statement does, what it must tell, and whether it promises the next one. */
public enum StatementKind {
  FIRST("首次回应", ConcernEvent.RESPOND, Promise.OWED, List.of(KNOWN, UNKNOWN, DOING)),
  UPDATE("续报", ConcernEvent.UPDATE, Promise.OWED, List.of(KNOWN, UNKNOWN, DOING)),
  REFUTATION("辟谣", ConcernEvent.REFUTE, Promise.POSSIBLE, List.of(CLAIM, FACTS, BASIS)),
  CONCLUSION("最终结果", ConcernEvent.UPDATE, Promise.NONE, List.of(RESULT));

  /** 下次更新: whether a statement says when the next one comes. */
  public enum Promise {
    OWED,
    POSSIBLE,
    NONE
  }

  private final String label;
  private final ConcernEvent event;
  private final Promise promise;
  private final List<Part> parts;

  StatementKind(String label, ConcernEvent event, Promise promise, List<Part> parts) {
    this.label = label;
    this.event = event;
    this.promise = promise;
    this.parts = parts;
  }

  public String label() {
    return label;
  }

  /** What its release is in the course of the concern. */
  public ConcernEvent event() {
    return event;
  }

  /** What somebody must be able to do to draft it. */
  public ConcernEvent drafting() {
    return this == FIRST ? ConcernEvent.DRAFT : event;
  }

  public Promise promise() {
    return promise;
  }

  public List<Part> parts() {
    return parts;
  }

  /** Kinds that follow a first answer. */
  public static List<StatementKind> following() {
    return List.of(UPDATE, REFUTATION, CONCLUSION);
  }
}
