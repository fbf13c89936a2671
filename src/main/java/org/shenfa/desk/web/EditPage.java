package org.shenfa.desk.web;

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
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** 编辑页: everything the page needs of an item and the text it shows. */
@Component
class EditPage {
  private final Drafting drafting;
  private final Columns columns;
  private final Guiding guiding;
  private final Presence presence;

  EditPage(Drafting drafting, Columns columns, Guiding guiding, Presence presence) {
    this.drafting = drafting;
    this.columns = columns;
    this.guiding = guiding;
    this.presence = presence;
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
    var form = guiding.of(revision);
    model.addAttribute("form", form);
    model.addAttribute("missing", form.missing());
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
