package org.shenfa.services;

import java.util.Optional;
import org.shenfa.procedures.QueryCode;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * 指南是否有帮助: readers say whether a guide helped, on the visitor's connection. Counted for the month;
 * nobody is known by it.
 */
@Service
public class Helpfulness {
  private final JdbcClient visitor;

  Helpfulness(@Qualifier("visitor") JdbcClient visitorJdbcClient) {
    this.visitor = visitorJdbcClient;
  }

  /** A guide that is out, as its readers know it. */
  public record Asked(String item, String title, String path) {}

  /** The guide of this number; empty where none is out. */
  public Optional<Asked> guide(String item) {
    return visitor
        .sql(
            """
            select item, convert_from(manifest, 'UTF8')::jsonb ->> 'title' as title, path from public_service where item = ?
            """)
        .param(item)
        .query((row, n) ->
            new Asked(row.getString("item"), row.getString("title"), row.getString("path")))
        .optional();
  }

  /**
   * Takes one answer; another one from the same opening of the form counts as none.
   *
   * @return false where no such guide is out
   */
  public boolean said(String item, QueryCode opened, boolean helpful) {
    return visitor
        .sql("select say_of_guide(?, ?, ?)")
        .params(item, opened.formDigest(), helpful)
        .query(Boolean.class)
        .single();
  }
}
