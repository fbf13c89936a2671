package org.shenfa.archive;

/**
 * 档案里的一件: a content of a package, named by digest; the bytes lie where the product keeps them.
 *
 * @param digest in lower-case hex
 * @param name as people know it, on one line
 */
public record PackageFile(Role role, String digest, long size, String name) {

  /** 件的种类: what a content is, in the order in which a package lists them. */
  public enum Role {
    FORM("保密审查表"),
    REVISION("稿件版本"),
    PAGE("发布时的网页"),
    ATTACHMENT("附件"),
    SCAN("纸质审查表扫描件"),
    MANUSCRIPT("签发文稿");

    private final String label;

    Role(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * Where it lies in a bundle. A revision is named by the digest of a revision, all else by that of
   * its bytes; the ending is only for the machine that opens it.
   */
  public String path() {
    return switch (role) {
      case REVISION -> "revisions/" + digest + ".json";
      case FORM -> "contents/" + digest + ".json";
      case PAGE -> "contents/" + digest + ".html";
      case ATTACHMENT, SCAN, MANUSCRIPT -> "contents/" + digest + ending();
    };
  }

  private String ending() {
    var dot = name.lastIndexOf('.');
    var ending = dot < 0 ? "" : name.substring(dot).toLowerCase(java.util.Locale.ROOT);
    return ending.matches("[.][a-z0-9]{1,8}") ? ending : "";
  }
}
