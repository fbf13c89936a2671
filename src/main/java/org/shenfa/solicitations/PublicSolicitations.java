package org.shenfa.solicitations;

import static org.shenfa.regulation.Clause.MEASURES_12_1;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shenfa.Shenfa;
import org.shenfa.content.Digest;
import org.shenfa.content.ItemKind;
import org.shenfa.content.Manifest;
import org.shenfa.database.Refusals;
import org.shenfa.procedures.QueryCode;
import org.shenfa.publication.Cancellation;
import org.shenfa.regulation.Enforces;
import org.shenfa.vault.Identity;
import org.shenfa.vault.Vault;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * 公众的意见征集: what visitors see of solicitations, and how their opinions come in. It works with the
 * visitor's role: what is not released is not there for it.
 */
@Service
public class PublicSolicitations {
  private final JdbcClient db;
  private final Vault vault;

  PublicSolicitations(@Qualifier("visitor") JdbcClient visitorJdbcClient, Vault vault) {
    this.db = visitorJdbcClient;
    this.vault = vault;
  }

  /** A released draft for comment; empty for every other number. */
  public Optional<Solicitation> find(String number) {
    return db.sql(
            """
            select c.path, c.digest, c.manifest, c.first_released_at, p.*
            from current_release c join public_solicitation p on p.item = c.item where c.item = ?
            """)
        .param(number)
        .query(PublicSolicitations::solicitation)
        .optional()
        .flatMap(s -> s);
  }

  private static Optional<Solicitation> solicitation(ResultSet row, int n) throws SQLException {
    var manifest = row.getBytes("manifest");
    var digest = row.getBytes("digest");
    if (!MessageDigest.isEqual(Digest.of(manifest).bytes(), digest)) {
      return Optional.empty();
    }
    var text = Manifest.of(manifest);
    if (text.kind() != ItemKind.DRAFT_FOR_COMMENT) {
      return Optional.empty();
    }
    var cancelled = row.getString("cancelled");
    return Optional.of(
        new Solicitation(
            text.item(),
            row.getString("path"),
            HexFormat.of().formatHex(digest),
            text,
            local(row, "first_released_at"),
            row.getObject("first_closes_at", LocalDateTime.class),
            local(row, "ends_at"),
            cancelled == null ? null : Cancellation.valueOf(cancelled),
            row.getLong("received"),
            row.getString("feedback"),
            row.getString("document")));
  }

  /** The address of what is public of an item. */
  public Optional<Released> released(@Nullable String number) {
    return number == null
        ? Optional.empty()
        : db.sql("select path, manifest from current_release where item = ?")
            .param(number)
            .query((row, n) ->
                new Released(row.getString("path"), Manifest.of(row.getBytes("manifest"))))
            .optional();
  }

  /** 已发布的一件: where it stands and what it says. */
  public record Released(String path, Manifest text) {}

  /** The draft beside the document made of it; empty until the result and that are public. */
  public Optional<Comparison> comparison(Solicitation on) {
    if (on.feedback() == null) {
      return Optional.empty();
    }
    var marks =
        db.sql("select n, encode(digest, 'hex') as hex, place, decision from remark_margin(?)")
            .param(on.number())
            .query((row, n) ->
                new Comparison.Mark(
                    row.getInt("n"),
                    row.getString("hex"),
                    row.getInt("place"),
                    Adoption.valueOf(row.getString("decision"))))
            .list();
    return released(on.document())
        .map(made ->
            Comparison.of(on.digest(), on.paragraphs(), Paragraph.of(made.text().body()), marks));
  }

  /** The same, from somebody who leaves no address. */
  public Receipt submit(String number, QueryCode opened, Typed typed, boolean suspect) {
    return submit(number, opened, typed, suspect, Identity.ofMail(""));
  }

  /**
   * Registers what a visitor says, at the time the database received it; the same words of the same
   * form again are answered alike and registered once. What one address sends beyond three of a
   * solicitation is registered with the same answer and waits for a person.
   *
   * @param suspect a person has to say first that it counts
   * @param told sealed, and used for nothing but mails about these opinions; empty for none
   */
  @Enforces(MEASURES_12_1)
  public Receipt submit(
      String number, QueryCode opened, Typed typed, boolean suspect, Identity told) {
    var found = typed.gaps();
    found
        .refuseIf(told.mailWrong(), MEASURES_12_1, "mail", "电子邮箱写得不对，例如 name@163.com；也可以不填。")
        .throwIfAny();
    var form = opened.with(typed.whole());
    if (told.mail().isEmpty()) {
      return sent(
          "select * from submit_remarks(?, ?, ?, ?, ?, ?, ?, ?)",
          form,
          said(number, form, typed, suspect));
    }
    form = form.with(told.mail());
    var sealed = vault.seal(told);
    var all = new ArrayList<>(said(number, form, typed, suspect));
    all.addAll(
        List.of(
            sealed.bytes(),
            sealed.wrapped(),
            sealed.nonce(),
            vault.mark("remark " + number, told.mail())));
    return sent("select * from submit_remarks_told(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", form, all);
  }

  private static List<Object> said(String number, QueryCode form, Typed typed, boolean suspect) {
    var said = typed.said();
    return List.of(
        number,
        QueryCode.digest(form.code()),
        form.formDigest(),
        typed.party().name(),
        suspect,
        HexFormat.of().parseHex(typed.digest()),
        places(said),
        said.stream().map(Typed.Said::words).toArray(String[]::new));
  }

  private Receipt sent(String call, QueryCode form, List<Object> all) {
    return Refusals.asSentences(
        MEASURES_12_1,
        () -> db.sql(call).params(all).query((row, n) -> receipt(row, form)).single());
  }

  static Receipt receipt(ResultSet row, QueryCode form) throws SQLException {
    return new Receipt(
        row.getString("number"), form.code(), local(row, "received_at"), row.getBoolean("late"));
  }

  static @Nullable Integer[] places(List<Typed.Said> said) {
    return said.stream().map(s -> s.place() == 0 ? null : s.place()).toArray(Integer[]::new);
  }

  /** What became of the opinions of a receipt; empty alike for no such number and a wrong code. */
  public Optional<Answered> answered(String number, String code) {
    var lines = new ArrayList<Answered.Line>();
    var heads = new ArrayList<Answered>();
    db.sql("select * from remarks_of(?, ?)")
        .params(number, QueryCode.digest(code))
        .query(row -> {
          var decision = row.getString("decision");
          lines.add(
              new Answered.Line(
                  row.getInt("n"),
                  row.getInt("place"),
                  row.getString("words"),
                  row.getBoolean("counts"),
                  row.getString("theme"),
                  decision == null ? null : Adoption.valueOf(decision),
                  row.getString("reason")));
          heads.add(
              new Answered(
                  number,
                  row.getString("item"),
                  local(row, "received_at"),
                  Channel.valueOf(row.getString("channel")),
                  row.getBoolean("late"),
                  List.of()));
        });
    return heads.stream()
        .findFirst()
        .map(h ->
            new Answered(
                h.number(), h.item(), h.receivedAt(), h.channel(), h.late(), List.copyOf(lines)));
  }

  private static LocalDateTime local(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class)
        .atZoneSameInstant(Shenfa.ZONE)
        .toLocalDateTime();
  }
}
