package org.shenfa.disclosure;

import java.util.Map;
import java.util.TreeMap;
import org.hibernate.search.util.common.SearchException;
import org.shenfa.search.Asked;
import org.shenfa.search.Searching;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** 已经公开的信息: what the site's search finds for the words of a request. */
@Component
class Suggestions {
  private static final Logger LOG = LoggerFactory.getLogger(Suggestions.class);
  private static final int MOST = 5;
  private static final int WORDS = 40;

  private final Searching searching;

  Suggestions(Searching searching) {
    this.searching = searching;
  }

  /** Titles by address, at most five; none when nothing is found or the search does not answer. */
  Map<String, String> of(String description) {
    var found = new TreeMap<String, String>();
    try {
      var words = description.lines().findFirst().orElse("").strip();
      var asked = Asked.of(Map.of("q", words.substring(0, Math.min(WORDS, words.length()))));
      searching.find(asked).hits().stream()
          .limit(MOST)
          .forEach(h ->
              found.put(
                  h.path(), h.title().stream().map(p -> p.text()).reduce("", String::concat)));
    } catch (SearchException | DataAccessException e) {
      LOG.warn("没有为公开申请检索：{}", e.toString());
    }
    return found;
  }
}
