package org.shenfa.desk.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shenfa.access.MayEnter;
import org.shenfa.access.Role;
import org.shenfa.access.SignedIn;
import org.shenfa.content.CleanHtml;
import org.shenfa.content.Drafting;
import org.shenfa.content.Presence;
import org.shenfa.content.WorkingCopies;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** 自动保存: what an open edit page sends while somebody writes. None of it makes a revision. */
@Controller
class AutosavePages {
  private static final int LIMIT = 16 << 20;
  private static final int FIELDS = 400;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Visibility visibility;
  private final Drafting drafting;
  private final WorkingCopies copies;
  private final Presence presence;
  private final EditPage editPage;

  AutosavePages(
      Visibility visibility,
      Drafting drafting,
      WorkingCopies copies,
      Presence presence,
      EditPage editPage) {
    this.visibility = visibility;
    this.drafting = drafting;
    this.copies = copies;
    this.presence = presence;
    this.editPage = editPage;
  }

  /**
   * What the page sends.
   *
   * @param place the part of the form one is in
   * @param fields everything typed; absent when nothing changed since the last time
   */
  record Sent(
      @Nullable String writer,
      int version,
      int known,
      int base,
      @Nullable String place,
      @Nullable Map<String, List<String>> fields) {}

  /**
   * What it is answered.
   *
   * @param kept whether the page's own words are what is kept
   * @param version of the copy kept now, 0 for none
   * @param at when it was typed, to the second
   * @param others who else is on the item
   * @param newest a revision newer than the one the page began with, in words; empty when none is
   */
  record Said(boolean kept, int version, String at, List<Presence.Here> others, String newest) {}

  @PostMapping("/desk/items/{id}/working-copy")
  @MayEnter(Role.STAFF)
  ResponseEntity<Said> keep(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, InputStream body)
      throws IOException {
    visibility.written(me, id);
    var sent = sent(body);
    var writer = Optional.ofNullable(sent.writer()).orElse("");
    var fields = sent.fields();
    var copy =
        fields == null
            ? copies.of(id, me.personId())
            : Optional.of(
                copies.keep(
                    id,
                    me.personId(),
                    writer,
                    sent.version(),
                    sent.known(),
                    sent.base(),
                    named(fields)));
    var others = presence.beat(id, me.personId(), Optional.ofNullable(sent.place()).orElse(""));
    return ResponseEntity.ok(
        new Said(
            copy.isEmpty() || copy.get().writtenBy(writer),
            copy.map(c -> c.version()).orElse(0),
            copy.map(c -> Times.second(c.at())).orElse(""),
            others,
            newest(id, sent.base())));
  }

  private static Sent sent(InputStream body) throws IOException {
    var bytes = body.readNBytes(LIMIT + 1);
    if (bytes.length > LIMIT) {
      throw new MaxUploadSizeExceededException(LIMIT);
    }
    try {
      return JSON.readValue(bytes, Sent.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Fields of a form by their names; what belongs to the request alone is left out. */
  private static Map<String, List<String>> named(Map<String, List<String>> fields) {
    return fields.entrySet().stream()
        .filter(f -> f.getKey().matches("[A-Za-z][A-Za-z0-9-]{0,39}") && f.getValue() != null)
        .limit(FIELDS)
        .collect(Collectors.toMap(Map.Entry::getKey, f -> texts(f.getValue())));
  }

  private static List<String> texts(List<String> values) {
    return values.stream().map(v -> v == null ? "" : v).toList();
  }

  private String newest(long id, int base) {
    return drafting
        .latest(id)
        .filter(r -> r.seq() > base)
        .map(r -> "%s 已有第 %d 版".formatted(Times.minute(r.createdAt()), r.seq()))
        .orElse("");
  }

  /** Throws the copy away; the page shows the last revision again. */
  @PostMapping("/desk/items/{id}/working-copy/discard")
  @MayEnter(Role.STAFF)
  String discard(@AuthenticationPrincipal SignedIn me, @PathVariable long id) {
    visibility.written(me, id);
    copies.clear(id, me.personId());
    return "redirect:/desk/items/" + id + "/edit";
  }

  /** Takes one file and answers with its card. */
  @PostMapping("/desk/items/{id}/files")
  @MayEnter(Role.STAFF)
  String upload(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam MultipartFile file,
      Model model)
      throws IOException {
    visibility.written(me, id);
    var name = Optional.ofNullable(file.getOriginalFilename()).orElse("附件");
    model.addAttribute("item", id);
    model.addAttribute(
        "card", editPage.card(drafting.attach(me.person(), id, name, file.getInputStream())));
    return "desk/attachment";
  }

  /** Items with a title like this one. */
  @GetMapping("/desk/items/{id}/similar")
  @MayEnter(Role.STAFF)
  String similar(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable long id,
      @RequestParam String title,
      Model model) {
    var item = visibility.written(me, id);
    model.addAttribute("alike", editPage.alike(me, item, title));
    return "desk/similar";
  }

  /** What was pasted, through the one gate, and in words what was dropped. */
  @PostMapping("/desk/items/{id}/paste")
  @MayEnter(Role.STAFF)
  ResponseEntity<Pasted> paste(
      @AuthenticationPrincipal SignedIn me, @PathVariable long id, @RequestParam String html) {
    visibility.written(me, id);
    var cleaned = CleanHtml.of(html);
    return ResponseEntity.ok(new Pasted(cleaned.html().html(), cleaned.dropped()));
  }

  record Pasted(String html, List<String> dropped) {}
}
