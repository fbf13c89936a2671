package org.shenfa.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/**
 * 办公文件改写: accepts changes, and leaves out who made them, remarks, histories, and whatever refers to
 * a member that went.
 */
final class OfficeRewriting extends Rewriting {
  private static final Pattern PATH = Pattern.compile("(?i)(file:///)?[a-z]:[\\\\/].*[\\\\/]");
  private static final Set<String> MARKS =
      Set.of("rPr", "trPr", "tcPr", "numPr", "ctrlPr", "tblPrEx");
  private static final Set<String> WORD_DROPS =
      Set.of(
          "del",
          "moveFrom",
          "cellIns",
          "cellMerge",
          "commentRangeStart",
          "commentRangeEnd",
          "commentReference",
          "annotationRef",
          "permStart",
          "permEnd",
          "proofErr",
          "rsids",
          "trackRevisions",
          "docVars",
          "mailMerge",
          "dataBinding",
          "attachedTemplate");
  private static final Set<String> DROPS =
      Set.of(
          "fileSharing",
          "absPath",
          "customWorkbookViews",
          "customSheetViews",
          "revisionPtr",
          "webPublishing",
          "custDataLst",
          "docId",
          "externalData");
  private static final Set<String> PRIVATE =
      Set.of("refreshedBy", "lastModifiedBy", "lastEdited", "userName", "author", "initials");

  private final boolean word;
  private final Set<String> gone;
  private final WordChanges changes;
  private final Deque<Integer> fields = new ArrayDeque<>();
  private int row = -1;
  private int paragraph = -1;
  private int field = -1;
  private boolean fetching;

  /**
   * Takes what went elsewhere.
   *
   * @param gone ids of relationships that are no more
   */
  OfficeRewriting(String member, Set<String> gone, WordChanges changes) {
    this.word = member.startsWith("word/");
    this.gone = gone;
    this.changes = changes;
  }

  @Override
  void passing(String space, String name, Attributes at) {
    switch (name) {
      case "tr" -> row++;
      case "p" -> paragraph++;
      case "fldChar" -> passingField(Markup.value(at, "fldCharType"));
      default -> {}
    }
  }

  private void passingField(String type) {
    if (type.equals("begin")) {
      fields.push(++field);
    }
    fetching = fetches();
    if (type.equals("end")) {
      fields.poll();
    }
  }

  private boolean fetches() {
    return !fields.isEmpty() && changes.fields().contains(fields.peek());
  }

  @Override
  Fate fate(String space, String name, Attributes at) {
    if (refersToGone(at) && !name.equals("pageSetup") || DROPS.contains(name)) {
      return Fate.DROP;
    }
    return word && space.contains("wordprocessingml") ? wordFate(name) : Fate.KEEP;
  }

  private Fate wordFate(String name) {
    if (WORD_DROPS.contains(name)
        || name.endsWith("Change")
        || name.startsWith("moveFromRange")
        || name.startsWith("moveToRange")
        || name.startsWith("customXmlIns")
        || name.startsWith("customXmlDel")
        || name.startsWith("customXmlMove")) {
      return Fate.DROP;
    }
    return switch (name) {
      case "ins", "moveTo" -> MARKS.contains(parent()) ? Fate.DROP : Fate.UNWRAP;
      case "tr" -> changes.rows().contains(row) ? Fate.DROP : Fate.KEEP;
      case "p" ->
          parent().equals("body") && changes.paragraphs().contains(paragraph)
              ? Fate.DROP
              : Fate.KEEP;
      case "fldChar" -> fetching ? Fate.DROP : Fate.KEEP;
      case "instrText" -> fetches() ? Fate.DROP : Fate.KEEP;
      default -> Fate.KEEP;
    };
  }

  private boolean refersToGone(Attributes at) {
    for (int i = 0; i < at.getLength(); i++) {
      if (at.getURI(i).endsWith("/relationships") && gone.contains(at.getValue(i))) {
        return true;
      }
    }
    return false;
  }

  @Override
  @Nullable String kept(String element, String attribute, String value) {
    var local = attribute.substring(attribute.indexOf(':') + 1);
    if (attribute.startsWith("xmlns")) {
      return value;
    }
    if (local.startsWith("rsid")
        || PRIVATE.contains(local)
        || element.equals("definedName") && local.equals("comment")
        || element.equals("pageSetup") && gone.contains(value)) {
      return null;
    }
    return switch (local) {
      case "descr", "name", "title", "alt" -> PATH.matcher(value).replaceFirst("");
      default -> value;
    };
  }
}
