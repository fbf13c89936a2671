package org.shenfa.site;

import java.util.SortedMap;

/** 网站已恢复: the folder was not as written, and is again; path and what had been done to it. */
public record SiteMended(SortedMap<String, Difference> differences) {}
