package org.shenfa.services;

import static org.shenfa.regulation.Clause.MEASURES_14_1;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.content.GuideElement;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.publication.SiteChanged;
import org.shenfa.regulation.Enforces;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * 服务目录: the guides that are out, as visitors look them up; made from nothing but their releases.
 */
@Service
public class Catalogue {
  /** How long a reading is good where no news of a release came. */
  private static final Duration GOOD_FOR = Duration.ofSeconds(30);

  private static final String OTHER = "其他";

  private final JdbcClient visitor;
  private final Clock clock;
  private volatile @Nullable Kept kept;

  Catalogue(@Qualifier("visitor") JdbcClient visitor, Clock clock) {
    this.visitor = visitor;
    this.clock = clock;
  }

  private record Kept(List<Listed> all, Instant at) {}

  /** 服务对象. */
  public enum User {
    PERSON("个人", "个人|公民|群众|居民|自然人|本人|从业人员"),
    ENTERPRISE("企业", "企业|公司|生产经营单位|法人"),
    OTHERS("其他单位", "机关|事业单位|社会组织|其他单位|机构|团体");

    private final String label;
    private final String words;

    User(String label, String words) {
      this.label = label;
      this.words = words;
    }

    public String label() {
      return label;
    }

    boolean in(String text) {
      return text.matches("(?s).*(" + words + ").*");
    }
  }

  /**
   * 目录的一条.
   *
   * @param name 事项名称
   * @param kind 行政许可, 行政审批 or 公共服务
   * @param topic 主题分类
   */
  public record Listed(
      String path,
      String title,
      String name,
      String kind,
      String topic,
      String who,
      String fee,
      String terms,
      String phone,
      String unit,
      LocalDate updated) {
    boolean has(String word) {
      return (title + " " + name + " " + topic + " " + who)
          .toLowerCase(Locale.ROOT)
          .contains(word.toLowerCase(Locale.ROOT));
    }
  }

  /**
   * 查找条件: what is not asked is empty.
   *
   * @param words separated by spaces; each has to be found
   */
  public record Asked(String words, String topic, @Nullable User user, String kind) {}

  @TransactionalEventListener(fallbackExecution = true)
  void on(SiteChanged news) {
    kept = null;
  }

  /** Every guide that is out. */
  public List<Listed> all() {
    var last = kept;
    var now = clock.instant();
    if (last == null || last.at().plus(GOOD_FOR).isBefore(now) || now.isBefore(last.at())) {
      last = new Kept(read(), now);
      kept = last;
    }
    return last.all();
  }

  /** Guides that fit everything that was asked. */
  @Enforces(MEASURES_14_1)
  public List<Listed> find(Asked asked) {
    var words = List.of(asked.words().strip().split("[\\s　]+"));
    return all().stream()
        .filter(l -> asked.topic().isEmpty() || l.topic().equals(asked.topic()))
        .filter(l -> asked.kind().isEmpty() || l.kind().contains(asked.kind()))
        .filter(l -> asked.user() == null || asked.user().in(l.who()))
        .filter(l -> words.stream().allMatch(l::has))
        .toList();
  }

  /** Topics that guides name, in the order of the alphabet, what names none last. */
  public List<String> topics() {
    var topics = new ArrayList<>(all().stream().map(Listed::topic).distinct().sorted().toList());
    if (topics.remove(OTHER)) {
      topics.add(OTHER);
    }
    return topics;
  }

  private List<Listed> read() {
    return visitor
        .sql("select path, manifest, released_at from public_service order by released_at desc")
        .query((row, n) -> {
          var text = Manifest.of(row.getBytes("manifest"));
          var told = GuideElement.told(text.body());
          return new Row(
              text.kind(),
              new Listed(
                  row.getString("path"),
                  text.title(),
                  line(told.get(GuideElement.NAME)),
                  line(told.get(GuideElement.KIND)),
                  topic(line(told.get(GuideElement.TOPIC))),
                  line(told.get(GuideElement.WHO)),
                  line(told.get(GuideElement.FEE)),
                  line(told.get(GuideElement.TERMS)),
                  line(told.get(GuideElement.PHONE)),
                  text.publisher(),
                  row.getObject("released_at", OffsetDateTime.class)
                      .atZoneSameInstant(Shenfa.ZONE)
                      .toLocalDate()));
        })
        .list()
        .stream()
        .filter(r -> r.kind() == ItemKind.SERVICE_GUIDE)
        .map(Row::listed)
        .toList();
  }

  private record Row(ItemKind kind, Listed listed) {}

  private static String topic(String words) {
    return words.isEmpty() ? OTHER : words;
  }

  private static String line(@Nullable String html) {
    return html == null ? "" : GuideElement.words(html).replace('\n', ' ').replaceAll("。$", "");
  }
}
