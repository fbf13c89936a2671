package org.shenfa.tickets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.shenfa.content.ItemKind;
import org.shenfa.database.DatabaseSettings;
import org.shenfa.publication.Release;
import org.shenfa.site.Reconciler;
import org.shenfa.support.Office;

/** Pages with an error in them, put right and looked at, as tests need them. */
record TicketWay(Office office, Reconciler reconciler, DatabaseSettings settings) {
  /** A notice that is out and stands in the folder. */
  Release page(String title) {
    var release = office.released(ItemKind.NOTICE, title);
    reconciler.reconcile();
    return release;
  }

  /** The next release of its item, under another title. */
  void corrected(Release before, String title) {
    var draft = office.drafting.latest(before.itemId()).orElseThrow();
    var text = draft.manifest().withText(title, draft.manifest().body(), List.of());
    var fresh = office.drafting.save(office.clerk, before.itemId(), draft.seq(), text);
    office.released(office.cleared(fresh), null);
    reconciler.reconcile();
  }

  /** The page as a reader gets it. */
  byte[] bytes(Release of) {
    try {
      return Files.readAllBytes(settings.data().resolve("site").resolve(of.path().substring(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
