package org.shenfa.site;

import java.time.LocalDateTime;

/** 撤下页: says that a page was here and why it is gone, from a fixed list of reasons. */
public record Tombstone(String item, String path, LocalDateTime withdrawnAt, String reason) {}
