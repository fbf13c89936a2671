package org.shenfa.disclosure;

import java.time.LocalDate;
import java.util.List;

/**
 * 一份文书, as it was made out. The applicant's name is not part of it; it is put in when it is
 * printed.
 *
 * @param number such as 江应急公开〔2026〕12号
 * @param addressee empty where it goes to the applicant
 * @param body its paragraphs
 * @param on the day it bears
 */
public record Writ(
    long id, WritKind kind, String number, String addressee, List<String> body, LocalDate on) {
  public Writ {
    body = List.copyOf(body);
  }
}
