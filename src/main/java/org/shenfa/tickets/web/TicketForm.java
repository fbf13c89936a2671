package org.shenfa.tickets.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shenfa.tickets.ErrorKind;
import org.shenfa.tickets.Finding;
import org.shenfa.vault.Identity;

/** 报错表单: what was typed, kept so that a refused form comes back whole. */
record TicketForm(Map<String, String> typed) {
  TicketForm {
    typed = Map.copyOf(typed);
  }

  /** The first value of each field. */
  static TicketForm of(HttpServletRequest request) {
    var all = new TreeMap<String, String>();
    request.getParameterMap().forEach((name, values) -> all.put(name, values[0]));
    return new TicketForm(all);
  }

  String value(String name) {
    return typed.getOrDefault(name, "");
  }

  Finding finding(String path) {
    return new Finding(path, kind(value("kind")), value("quoted"), value("words"));
  }

  static @Nullable ErrorKind kind(String name) {
    return Arrays.stream(ErrorKind.values())
        .filter(k -> k.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** Phone or mail, whichever it looks like; nothing where nothing was given. */
  Identity contact() {
    var contact = value("contact").strip();
    var mail = contact.contains("@");
    return new Identity("", mail ? "" : contact, mail ? contact : "", "", "");
  }

  /** The host this page was asked for. */
  static String host(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Host")).orElse("");
  }
}
