package org.shenfa.organization;

import java.util.List;

/**
 * 演示人员: an invented person of the demo.
 *
 * @param unit short name of the unit the person is shown under
 * @param posts posts held in that unit; none for the three administrators
 */
public record DemoPerson(String staffNo, String name, String unit, List<PostKind> posts) {
  public DemoPerson {
    posts = List.copyOf(posts);
  }
}
