package org.shenfa.search;

import java.time.LocalDateTime;
import java.util.List;
import org.hibernate.search.engine.backend.types.Aggregable;
import org.hibernate.search.engine.backend.types.Highlightable;
import org.hibernate.search.engine.backend.types.Projectable;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.DocumentId;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.FullTextField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.GenericField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.Indexed;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.KeywordField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.SearchEntity;
import org.jspecify.annotations.Nullable;

/**
 * 索引中的一件: what can be found of one current release.
 *
 * @param version release and count of readings of its files; another one is indexed anew
 * @param number 文号 and 索引号 as readers write them
 * @param numbers keys of both
 * @param files what is seen in the attachments
 * @param initials first letters of the title
 * @param sounds its syllables, as they are confused
 * @param columns slugs the text names
 * @param year of the first release
 * @param published first release, Asia/Shanghai
 */
@SearchEntity
@Indexed(index = "texts")
record IndexedText(
    @DocumentId String item,
    @KeywordField(projectable = Projectable.YES) String version,
    @KeywordField(projectable = Projectable.YES) String path,
    @FullTextField(
            analyzer = IndexedText.HAN,
            searchAnalyzer = IndexedText.HAN_ASKED,
            projectable = Projectable.YES,
            highlightable = Highlightable.UNIFIED)
        String title,
    @FullTextField(
            analyzer = IndexedText.HAN,
            searchAnalyzer = IndexedText.HAN_ASKED,
            projectable = Projectable.YES,
            highlightable = Highlightable.UNIFIED)
        String body,
    @FullTextField(
            analyzer = IndexedText.HAN,
            searchAnalyzer = IndexedText.HAN_ASKED,
            projectable = Projectable.YES,
            highlightable = Highlightable.UNIFIED)
        String files,
    @FullTextField(
            analyzer = IndexedText.HAN,
            searchAnalyzer = IndexedText.HAN_ASKED,
            projectable = Projectable.YES)
        String number,
    @KeywordField List<String> numbers,
    @FullTextField(analyzer = IndexedText.LETTERS) String initials,
    @FullTextField(analyzer = IndexedText.SYLLABLES) String sounds,
    @KeywordField(aggregable = Aggregable.YES) String category,
    @KeywordField(aggregable = Aggregable.YES, projectable = Projectable.YES) List<String> columns,
    @KeywordField(aggregable = Aggregable.YES) String year,
    @KeywordField(aggregable = Aggregable.YES, projectable = Projectable.YES) String unit,
    @KeywordField(aggregable = Aggregable.YES, projectable = Projectable.YES)
        @Nullable String validity,
    @GenericField(sortable = Sortable.YES, projectable = Projectable.YES) LocalDateTime published) {

  /** Analyzers: Chinese as it is kept, as it is asked for, first letters, syllables. */
  static final String HAN = "han";

  static final String HAN_ASKED = "han_asked";
  static final String LETTERS = "letters";
  static final String SYLLABLES = "syllables";
}
