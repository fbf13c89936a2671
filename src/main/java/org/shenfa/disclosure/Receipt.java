package org.shenfa.disclosure;

/** 登记回执: the number, which anybody may know, and the code, which only the applicant has. */
public record Receipt(String number, String code) {}
