package org.shenfa.solicitations.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.shenfa.procedures.QueryCode;
import org.shenfa.solicitations.Party;
import org.shenfa.solicitations.Typed;

/**
 * 意见表: what a visitor typed, kept so that a refused form comes back whole.
 *
 * @param mail where its writer wants to be told what becomes of it, empty for nowhere
 * @param trap what stands in the field that people do not see
 */
public record OpinionForm(QueryCode form, Typed typed, String mail, String trap) {
  private static final int PARAGRAPHS = 2_000;
  private static final int LONGEST = 254;

  static OpinionForm empty(String digest) {
    return new OpinionForm(
        QueryCode.fresh(), new Typed(digest, Party.UNKNOWN, new LinkedHashMap<>()), "", "");
  }

  static OpinionForm of(HttpServletRequest request, String digest) {
    var words = new LinkedHashMap<Integer, String>();
    request.getParameterMap().entrySet().stream()
        .filter(e -> e.getKey().matches("w\\d{1,4}"))
        .map(e -> Map.entry(Integer.parseInt(e.getKey().substring(1)), e.getValue()[0]))
        .filter(e -> e.getKey() <= PARAGRAPHS)
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> words.put(e.getKey(), e.getValue().replace("\r\n", "\n")));
    var form = value(request, "form");
    var mail = value(request, "mail").strip();
    return new OpinionForm(
        QueryCode.wellFormed(form) ? new QueryCode(form) : QueryCode.fresh(),
        new Typed(digest, party(value(request, "party")), words),
        mail.substring(0, Math.min(LONGEST, mail.length())),
        value(request, "homepage"));
  }

  private static Party party(String name) {
    return Arrays.stream(Party.values())
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElse(Party.UNKNOWN);
  }

  private static String value(HttpServletRequest request, String name) {
    var value = request.getParameter(name);
    return value == null ? "" : value;
  }

  /** What was typed for a paragraph, 0 for the whole. */
  public String words(int place) {
    var typed = this.typed.words().get(place);
    return typed == null ? "" : typed;
  }

  /** Whether something filled in the field that people do not see. */
  public boolean suspect() {
    return !trap.isBlank();
  }
}
