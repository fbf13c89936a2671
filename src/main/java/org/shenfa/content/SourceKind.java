package org.shenfa.content;

import static org.shenfa.regulation.Clause.MEASURES_9_1;

import org.shenfa.regulation.Enforces;

/** 信息来源: the four sources of the site's information. */
@Enforces(MEASURES_9_1)
public enum SourceKind {
  SUPERIOR("上级部门公开信息"),
  UNIT("处室、单位报送"),
  MEDIA("媒体公开报道"),
  SITE("网站自行采编");

  private final String label;

  SourceKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
