package org.shenfa.reminders;

/** 一类办件的进展: how news of one kind of case are worded and where their words are read. */
public interface CitizenNews {
  /** As the database names the kind, such as {@code letter}. */
  String procedure();

  /** 来信. */
  String noun();

  /** How a case stands, in words without anybody's name; from the word the database has for it. */
  String standing(String state);

  /** Where number and code are asked for: host and path, without code or number. */
  String page();

  /** What the mail leaves out, such as 来信和答复. */
  String leftOut();
}
