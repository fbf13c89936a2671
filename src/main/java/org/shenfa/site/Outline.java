package org.shenfa.site;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * 网站概貌: what a page that is made for one visitor needs of the rest of the site. It is made ready
 * behind the scenes, so that no visitor waits for it.
 */
@Service
public class Outline {
  private static final Frame BARE = new Frame(List.of(), "", null, null);

  private final SiteNow now;
  private volatile @Nullable Kept kept;

  Outline(SiteNow now) {
    this.now = now;
  }

  private record Kept(Composition all, Frame frame) {}

  /** Takes up what changed since the last time. */
  public void refresh() {
    var all = now.all();
    var last = kept;
    if (last == null || last.all() != all) {
      kept = new Kept(all, all.frame());
    }
  }

  /** The navigation and the foot; without links before the site was read for the first time. */
  public Frame frame() {
    var last = kept;
    return last == null ? BARE : last.frame();
  }

  /** The figures of the newest month that is out. */
  public Optional<ShownFigures> figures() {
    var last = kept;
    return last == null ? Optional.empty() : last.all().figures();
  }

  /** Columns that are shown, in the order of the site. */
  public List<ListedColumn> columns() {
    var last = kept;
    return last == null ? List.of() : last.all().columns();
  }

  /** The column that what was filed under this slug stands in today. */
  public Optional<ListedColumn> column(String slug) {
    var last = kept;
    return last == null ? Optional.empty() : last.all().columnOf(List.of(slug));
  }

  /** Every slug whose texts stand in this column today, its own among them. */
  public Set<String> leadingTo(String slug) {
    var last = kept;
    var all = new HashSet<>(Set.of(slug));
    if (last != null) {
      for (var stored : last.all().parts().columns()) {
        var other = stored.column().slug();
        if (column(other).stream().anyMatch(c -> c.slug().equals(slug))) {
          all.add(other);
        }
      }
    }
    return all;
  }
}
