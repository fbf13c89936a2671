package org.shenfa.archive;

import org.shenfa.review.ReviewCase;

/** 审查表的印制: the desk, which prints the review form, prints it for the archive too. */
public interface FormPrinter {
  /** The rows of a case's form, as they would be printed now. */
  SealedForm.Sheet sheet(ReviewCase on);

  /**
   * Sealed forms as a Word document.
   *
   * @param code what the QR code below each says
   */
  byte[] docx(SealedForm form, String code);
}
