package org.shenfa.desk.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.shenfa.access.SignedIn;
import org.shenfa.audit.AuditTrail;
import org.shenfa.columns.Columns;
import org.shenfa.content.Drafting;
import org.shenfa.content.Item;
import org.shenfa.content.Manifest;
import org.shenfa.content.Presence;
import org.shenfa.content.Revision;
import org.shenfa.content.SimilarTitles;
import org.shenfa.content.WorkingCopy;
import org.shenfa.files.FileStore;
import org.shenfa.review.Annotating;
import org.shenfa.review.Submitting;
import org.springframework.stereotype.Component;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;

/** 编辑页: everything the page needs of an item and the text it shows. */
@Component
class EditPage {
  private final Drafting drafting;
  private final Columns columns;
  private final Guiding guiding;
  private final Presence presence;
  private final FileStore store;
  private final AuditTrail trail;
  private final SimilarTitles titles;
  private final Submitting submitting;
  private final Annotating annotating;
  private final TemplateEngine templates;

  EditPage(
      Drafting drafting,
      Columns columns,
      Guiding guiding,
      Presence presence,
      FileStore store,
      AuditTrail trail,
      SimilarTitles titles,
      Submitting submitting,
      Annotating annotating,
      TemplateEngine templates) {
    this.drafting = drafting;
    this.columns = columns;
    this.guiding = guiding;
    this.presence = presence;
    this.store = store;
    this.trail = trail;
    this.titles = titles;
    this.submitting = submitting;
    this.annotating = annotating;
    this.templates = templates;
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
    model.addAttribute("others", presence.others(item.id(), me.personId()));
    var uploads = drafting.uploads(item.id());
    model.addAttribute("files", cards(text.listed()));
    model.addAttribute("spare", cards(without(uploads, text.attachments())));
    var revisions = drafting.revisions(item.id());
    model.addAttribute(
        "changes",
        Changes.between(
            revisions.size() < 2 ? null : revisions.get(revisions.size() - 2), revision));
    model.addAttribute("story", trail.story("item", item.number()));
    model.addAttribute("alike", alike(me, item, text.title()));
  }

  /** What stands against submitting the revision, and what others said beside its text. */
  void judged(Model model, Revision revision) {
    model.addAttribute("standing", submitting.standing(revision));
    model.addAttribute("annotations", annotating.of(revision.itemId()));
    model.addAttribute("quoted", Annotating.text(revision.manifest()));
  }

  /** Items with a title like this one that the person may see. */
  List<SimilarTitles.Alike> alike(SignedIn me, Item item, String title) {
    return titles.to(title, item.id(), item.unitId(), me.publicity());
  }

  /** The card of one file. */
  Card card(Manifest.Attachment file) {
    return new Card(file, store.facts(file.digest()));
  }

  private List<Card> cards(List<Manifest.Attachment> files) {
    return files.stream().map(this::card).toList();
  }

  /** The form as its page prints it for a revision. */
  FormFields fields(Model model, SignedIn me, Item item, Revision revision) {
    var page = new ExtendedModelMap();
    page.addAllAttributes(model.asMap());
    fill(page, me, item, revision);
    var plain = new HashMap<String, Object>();
    page.forEach((name, value) -> {
      if (value != null && !name.startsWith("org.springframework")) {
        plain.put(name, value);
      }
    });
    var out = new StringOutput();
    templates.render("desk/edit.jte", plain, out);
    return FormFields.of(out.toString(), "f");
  }

  /** The same page going on with a working copy: its files, and the revision it began with. */
  void continued(Model model, SignedIn me, Item item, Revision revision, WorkingCopy copy) {
    var differs = fields(model, me, item, revision).different(copy.typed());
    model.addAttribute("differs", differs.stream().map(FormFields.Field::label).toList());
    var uploads = drafting.uploads(item.id());
    var body = String.join("", Optional.ofNullable(copy.typed().get("body")).orElse(List.of()));
    var files =
        Optional.ofNullable(copy.typed().get("attachment")).orElse(List.of()).stream()
            .flatMap(digest -> uploads.stream().filter(f -> f.digest().equals(digest)))
            .toList();
    model.addAttribute("copy", copy);
    model.addAttribute("base", copy.base());
    model.addAttribute("known", copy.version());
    model.addAttribute("files", cards(files));
    model.addAttribute(
        "spare", cards(without(uploads, files).stream().filter(f -> !f.standsIn(body)).toList()));
  }

  private static List<Manifest.Attachment> without(
      List<Manifest.Attachment> all, List<Manifest.Attachment> these) {
    return all.stream()
        .filter(f -> these.stream().noneMatch(t -> t.digest().equals(f.digest())))
        .toList();
  }
}
