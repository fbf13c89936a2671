package org.shenfa.site;

import org.shenfa.content.Arrangement;
import org.shenfa.content.Manifest;

/**
 * 已发布的布置: what stands in a slot, all of it from one release.
 *
 * @param number of the release
 * @param path where the desk and the log say it stands; readers are led on to the home page
 */
public record Placed(String number, String path, Manifest text, Arrangement shown) {
  Placed with(Arrangement other) {
    return new Placed(number, path, text, other);
  }
}
