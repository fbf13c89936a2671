package org.shenfa.support;

import java.util.HashMap;
import java.util.Map;
import org.shenfa.content.Manifest;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Texts as a test wants them. */
public final class Texts {
  private static final JsonMapper JSON = new JsonMapper();

  private Texts() {}

  /** The same text with other values of some fields, named as in the canonical bytes. */
  public static Manifest with(Manifest text, Map<String, ?> changes) {
    var fields =
        new HashMap<String, Object>(
            JSON.readValue(text.canonical(), new TypeReference<Map<String, Object>>() {}));
    fields.putAll(changes);
    return Manifest.of(JSON.writeValueAsBytes(fields));
  }
}
