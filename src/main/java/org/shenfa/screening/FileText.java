package org.shenfa.screening;

import java.util.stream.Collectors;
import org.shenfa.files.Extraction;

/** 附件文本: an attachment and everything that can be read out of it. */
public record FileText(String name, String digest, Extraction extraction) {
  /** All parts, a line between them; places in the file are offsets into this. */
  public String text() {
    return extraction.parts().stream().map(p -> p.text()).collect(Collectors.joining("\n"));
  }
}
