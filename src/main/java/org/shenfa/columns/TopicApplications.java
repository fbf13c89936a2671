package org.shenfa.columns;

import static org.shenfa.regulation.Clause.MEASURES_11_5;
import static org.shenfa.regulation.Clause.MEASURES_4_1;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.columns.TopicApplication.Kind;
import org.shenfa.columns.TopicApplication.Step;
import org.shenfa.columns.TopicApplication.Terms;
import org.shenfa.columns.TopicApplication.Wish;
import org.shenfa.database.Moments;
import org.shenfa.database.Refusals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Applications for special topics and the steps they took. */
@Repository
class TopicApplications {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String SELECT =
      """
      select a.*, p.name as by_name, (select n.id from topic_application n where n.follows = a.id) as followed_by
      from topic_application a join person p on p.id = a.applied_by
      """;

  private final JdbcClient db;

  TopicApplications(JdbcClient db) {
    this.db = db;
  }

  long add(long unit, long person, Terms terms, @Nullable Long follows) {
    return Refusals.asSentences(
        MEASURES_11_5,
        () ->
            db.sql(
                    """
                    select apply_topic(:unit, :person, :title, :slug, :introduction, :purpose, :serves, :starts, :ends,
                      :keeper, :face, :wishes::jsonb, :follows)
                    """)
                .param("unit", unit)
                .param("person", person)
                .param("title", terms.title())
                .param("slug", terms.slug())
                .param("introduction", terms.introduction())
                .param("purpose", terms.purpose())
                .param("serves", terms.serves())
                .param("starts", terms.starts())
                .param("ends", terms.ends())
                .param("keeper", terms.keeper())
                .param("face", terms.face().name())
                .param("wishes", JSON.writeValueAsString(terms.columns()))
                .param("follows", follows, java.sql.Types.BIGINT)
                .query(Long.class)
                .single());
  }

  Kind decide(long application, long person, boolean says, String reason) {
    return Kind.valueOf(
        Refusals.asSentences(
            MEASURES_11_5,
            MEASURES_4_1,
            () ->
                db.sql("select decide_topic(?, ?, ?, ?)")
                    .params(application, person, says, reason)
                    .query(String.class)
                    .single()));
  }

  Optional<TopicApplication> find(long id) {
    return db.sql(SELECT + "where a.id = ?").param(id).query(this::application).optional();
  }

  /** Newest first. */
  List<TopicApplication> all() {
    return db.sql(SELECT + "order by a.id desc").query(this::application).list();
  }

  private TopicApplication application(ResultSet row, int n) throws SQLException {
    var id = row.getLong("id");
    return new TopicApplication(
        id,
        row.getLong("unit_id"),
        row.getLong("applied_by"),
        row.getString("by_name"),
        Moments.of(row, "at"),
        new Terms(
            row.getString("title"),
            row.getString("slug"),
            row.getString("introduction"),
            row.getString("purpose"),
            row.getString("serves"),
            row.getObject("starts", LocalDate.class),
            row.getObject("ends", LocalDate.class),
            row.getLong("keeper_person"),
            TopicFace.valueOf(row.getString("face")),
            wishes(id)),
        steps(id),
        row.getObject("follows", Long.class),
        row.getObject("followed_by", Long.class));
  }

  private List<Wish> wishes(long application) {
    return db.sql(
            "select leaf, name, description, accepts from topic_wish where application_id = ? order by n")
        .param(application)
        .query((row, n) ->
            new Wish(
                row.getString("leaf"),
                row.getString("name"),
                row.getString("description"),
                Category.valueOf(row.getString("accepts"))))
        .list();
  }

  private List<Step> steps(long application) {
    return db.sql(
            """
            select s.kind, s.person_id, p.name, s.reason, s.at from topic_step s join person p on p.id = s.person_id
            where s.application_id = ? order by s.at
            """)
        .param(application)
        .query((row, n) ->
            new Step(
                Kind.valueOf(row.getString("kind")),
                row.getLong("person_id"),
                row.getString("name"),
                row.getString("reason"),
                Moments.of(row, "at")))
        .list();
  }
}
