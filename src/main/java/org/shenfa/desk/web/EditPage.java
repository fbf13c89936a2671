package org.shenfa.desk.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.shenfa.access.SignedIn;
import org.shenfa.columns.Columns;
import org.shenfa.content.Drafting;
import org.shenfa.content.Item;
import org.shenfa.content.Manifest;
import org.shenfa.content.Presence;
import org.shenfa.content.Revision;
import org.shenfa.content.WorkingCopy;
import org.shenfa.organization.Leaders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** 编辑页: everything the page needs of an item and the text it shows. */
@Component
class EditPage {
  private final Drafting drafting;
  private final Columns columns;
  private final Leaders leaders;
  private final Presence presence;
  private final Clock clock;

  EditPage(Drafting drafting, Columns columns, Leaders leaders, Presence presence, Clock clock) {
    this.drafting = drafting;
    this.columns = columns;
    this.leaders = leaders;
    this.presence = presence;
    this.clock = clock;
  }

  /** The page of a revision, as nobody has typed anything since. */
  void fill(Model model, SignedIn me, Item item, Revision revision) {
    var text = revision.manifest();
    model.addAttribute("item", item);
    model.addAttribute("revision", revision);
    model.addAttribute("base", revision.seq());
    model.addAttribute("known", 0);
    model.addAttribute(
        "columns",
        columns.all().stream().filter(c -> c.accepts().contains(text.category())).toList());
    model.addAttribute("bar", StepBar.of(text.kind(), text.disclosure().decision()));
    model.addAttribute("missing", drafting.missing(revision));
    model.addAttribute("exception", drafting.exceptionGranted(item.id()));
    model.addAttribute("register", leaders.on(LocalDate.now(clock)));
    model.addAttribute("others", presence.others(item.id(), me.personId()));
    var uploads = drafting.uploads(item.id());
    model.addAttribute("files", text.listed());
    model.addAttribute("spare", without(uploads, text.attachments()));
  }

  /** The same page going on with a working copy: its files, and the revision it began with. */
  void continued(Model model, Item item, WorkingCopy copy) {
    var uploads = drafting.uploads(item.id());
    var body = String.join("", Optional.ofNullable(copy.typed().get("body")).orElse(List.of()));
    var files =
        Optional.ofNullable(copy.typed().get("attachment")).orElse(List.of()).stream()
            .flatMap(digest -> uploads.stream().filter(f -> f.digest().equals(digest)))
            .toList();
    model.addAttribute("copy", copy);
    model.addAttribute("base", copy.base());
    model.addAttribute("known", copy.version());
    model.addAttribute("files", files);
    model.addAttribute(
        "spare", without(uploads, files).stream().filter(f -> !f.standsIn(body)).toList());
  }

  private static List<Manifest.Attachment> without(
      List<Manifest.Attachment> all, List<Manifest.Attachment> these) {
    return all.stream()
        .filter(f -> these.stream().noneMatch(t -> t.digest().equals(f.digest())))
        .toList();
  }
}
