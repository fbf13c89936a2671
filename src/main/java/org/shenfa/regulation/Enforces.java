package org.shenfa.regulation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The one place where a clause becomes code. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
public @interface Enforces {
  Clause[] value();
}
