package org.shenfa.database;

import java.sql.SQLException;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Violations;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;

/** 数据库的拒绝: what the database's own rules refuse, as sentences of the product. */
public final class Refusals {
  private Refusals() {}

  /**
   * Runs {@code act}; a refusal by one of our database functions becomes {@link Violations} under
   * {@code clause}, and what does not exist a {@link NoSuchElementException}.
   */
  public static <T> T asSentences(Clause clause, Supplier<T> act) {
    return asSentences(clause, clause, act);
  }

  /**
   * The same, where who may do it at all stands in another clause than what may be done.
   *
   * @param who clause of a refusal that concerns the person
   */
  public static <T> T asSentences(Clause clause, Clause who, Supplier<T> act) {
    try {
      return act.get();
    } catch (DataAccessException e) {
      if (!(NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException cause)) {
        throw e;
      }
      var state = cause.getSQLState() == null ? "" : cause.getSQLState();
      throw switch (state) {
        case "SF403" -> new Violations(who, sentence(cause));
        case "SF409", "SF422" -> new Violations(clause, sentence(cause));
        case "SF404" -> new NoSuchElementException();
        default -> e;
      };
    }
  }

  private static String sentence(SQLException cause) {
    var message = String.valueOf(cause.getMessage());
    var line = message.lines().findFirst().orElse("");
    return line.replaceFirst("^[A-Z]+: *", "") + "。";
  }
}
