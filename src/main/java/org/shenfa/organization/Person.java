package org.shenfa.organization;

/** 人员: one natural person, one staff number of six digits. */
public record Person(long id, String staffNo, String name) {}
