package org.shenfa.intake;

import java.util.List;
import org.jsoup.nodes.Element;

/**
 * 原样: a file as its format gives it, before anybody asks what the lines mean.
 *
 * @param body block by block; pictures are {@code img} whose address carries their digest
 * @param text the same text read another way, for the count of characters
 * @param pictures what the body shows
 * @param enclosures whole files that lay inside
 * @param omissions what the format's reader left out
 * @param notes what else the clerk should know
 */
record Raw(
    Element body,
    String text,
    List<Manuscript.Carried> pictures,
    List<Manuscript.Carried> enclosures,
    List<Omission> omissions,
    List<String> notes) {}
