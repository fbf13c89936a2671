package org.shenfa.site;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 页框: what every page has around its own part: the navigation and the foot.
 *
 * @param arranged number of the release the navigation comes from; empty while none was released
 * @param footer null until one was released; the foot then says what the settings say
 * @param emergency what the bar above every page leads to; null while the emergency mode is off
 */
public record Frame(
    List<NavigationGroup> navigation,
    String arranged,
    @Nullable Placed footer,
    @Nullable ShownEmergency emergency) {
  public Frame {
    navigation = List.copyOf(navigation);
  }

  /** 导航的一组; without a heading its links stand on their own. */
  public record NavigationGroup(String heading, List<NavigationLink> links) {
    public NavigationGroup {
      links = List.copyOf(links);
    }
  }

  /** 导航的一条. */
  public record NavigationLink(String title, String path) {}

  /** Changes whenever it would look different. */
  String signature() {
    return String.join(
        "|",
        navigation.toString(),
        arranged,
        footer == null ? "" : footer.number(),
        Optional.ofNullable(emergency).map(ShownEmergency::signature).orElse(""));
  }
}
