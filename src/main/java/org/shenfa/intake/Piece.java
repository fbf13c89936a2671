package org.shenfa.intake;

/**
 * 字块: some characters where a page shows them.
 *
 * @param page from 0
 * @param x left edge, in the unit of the format
 * @param y base line, growing downwards
 * @param size height of a full-width character
 */
record Piece(int page, double x, double y, double width, double size, String text) {
  double right() {
    return x + width;
  }
}
