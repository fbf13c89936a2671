package org.shenfa.petitions;

import java.time.LocalDate;
import java.util.List;

/**
 * 一份信访文书, as it was made out. The petitioner's name is not part of it; it is put in when it is
 * printed, and never for a sealed report.
 *
 * @param number such as 江应急信访〔2026〕3号
 * @param addressee empty where it goes to the petitioner
 * @param body its paragraphs
 * @param on the day it bears
 */
public record PetitionPaper(
    long id, PaperKind kind, String number, String addressee, List<String> body, LocalDate on) {
  public PetitionPaper {
    body = List.copyOf(body);
  }
}
