package org.shenfa.regulation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks a test that proves a clause. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
public @interface Proves {
  Clause[] value();
}
