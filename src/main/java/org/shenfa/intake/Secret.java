package org.shenfa.intake;

import org.shenfa.regulation.Clause;
import org.shenfa.regulation.Violations;

/**
 * 涉密来稿: a text that carries a mark of secrecy; nothing of it is kept, not even as an attachment.
 */
final class Secret extends Violations {
  private static final long serialVersionUID = 1L;

  Secret(String name, String mark) {
    super(Clause.MEASURES_20_2, "来稿“%s”标有“%s”，涉密文稿不得进入网站系统，请按保密规定处理。".formatted(name, mark));
  }
}
