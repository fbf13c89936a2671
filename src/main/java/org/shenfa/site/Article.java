package org.shenfa.site;

import java.time.LocalDateTime;
import java.util.List;
import org.shenfa.content.Manifest;

/**
 * 文章页: everything one public page shows, all of it from one release.
 *
 * @param publishedAt 发布日期, Asia/Shanghai; of the first release, which a correction does not change
 * @param releasedAt when this version was let out
 * @param reviewed units whose people reviewed it
 * @param digest of the text that was reviewed and released, in hex
 */
public record Article(
    long releaseId,
    String item,
    String path,
    Manifest text,
    LocalDateTime publishedAt,
    LocalDateTime releasedAt,
    String releaseNo,
    String produced,
    List<String> reviewed,
    String released,
    String digest) {}
