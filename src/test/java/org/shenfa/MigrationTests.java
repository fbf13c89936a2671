package org.shenfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.shenfa.support.TestServer;

@DisplayName("数据库：事实只增不改")
class MigrationTests {
  /** Every table that may change, and why it is not a table of facts. */
  private static final Map<String, String> MUTABLE =
      Map.ofEntries(
          Map.entry("unit", "an end is set and a name corrected; both stand in the log"),
          Map.entry("person", "a name is corrected"),
          Map.entry("post", "an end is set, never moved"),
          Map.entry("delegation", "a revocation is set"),
          Map.entry("account", "a password changes, an account is disabled"),
          Map.entry("appearance", "how a person wants the desk to look"),
          Map.entry("tour_step", "a tick is taken away"),
          Map.entry("second_factor", "a step of time is used up, a lost device is replaced"),
          Map.entry("recovery_code", "a code is gone once used; the log keeps it"),
          Map.entry("admin_role", "a role is taken away; the log keeps it"),
          Map.entry(
              "site_column",
              "written only by decide_column; each change is a proposal and a decision"),
          Map.entry("authorized_source", "an end is set"),
          Map.entry("item_listing", "a copy of facts for lists, made anew by index_item"),
          Map.entry("item_text", "a copy of facts for searching, made anew by index_text"),
          Map.entry("notice_address", "a person's own choice, taken back at any time"),
          Map.entry("view_count", "a counter"),
          Map.entry("search_count", "a counter, forgotten after half a year"),
          Map.entry("release_count", "a counter"),
          Map.entry("view_day", "a counter"),
          Map.entry("download_count", "a counter"),
          Map.entry("referrer_day", "a counter, forgotten after four hundred days"),
          Map.entry("working_copy", "typed on until it becomes a revision, which is the fact"),
          Map.entry(
              "identity_key",
              "a wrapped key is deleted together with its certificate, which is how an identity is erased"),
          Map.entry("presence", "who has an item open, forgotten after half a minute"),
          Map.entry("letter_text", "replaced by its masked copy once, when it is no longer needed"),
          Map.entry("remark", "replaced by its masked copy once, when its time is over"),
          Map.entry("remark_contact", "its mark is taken out once, when its time is over"),
          Map.entry(
              "disclosure_request",
              "words replaced by their masked copy once, when their time is over"),
          Map.entry("disclosure_word", "replaced by its masked copy once, when its time is over"),
          Map.entry(
              "disclosure_consultation",
              "a third party's name is taken out once, when its time is over"),
          Map.entry("disclosure_stance", "replaced by its masked copy once, when its time is over"),
          Map.entry("letter_file", "its bytes are destroyed once, when their time is over"),
          Map.entry(
              "disclosure_file", "its name and bytes are destroyed once, when their time is over"),
          Map.entry(
              "petition", "words replaced by their masked copy once, when their time is over"),
          Map.entry("petition_entry", "replaced by its masked copy once, when its time is over"),
          Map.entry("petition_opinion", "replaced by its masked copy once, when its time is over"),
          Map.entry("petition_result", "replaced by its masked copy once, when its time is over"),
          Map.entry("petition_paper", "replaced by its masked copy once, when its time is over"),
          Map.entry(
              "inspection_sighting", "when a fault was seen last, moved on by each inspection"),
          Map.entry("abroad_link", "what the last inspection found; each look at one is a fact"),
          Map.entry("letter_guess", "wrong codes, forgotten after a day"),
          Map.entry("ticket_report", "words replaced by their masked copy once, when kept no more"),
          Map.entry("ticket_guess", "wrong codes, forgotten after a day"),
          Map.entry("spring_session", "sessions end"),
          Map.entry("spring_session_attributes", "sessions end"),
          Map.entry("flyway_schema_history", "kept by the migration tool"));

  private static final String TABLES =
      """
      select c.relname,
        exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'facts_stay' and t.tgenabled = 'A')
        and exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'facts_stay_whole' and t.tgenabled = 'A')
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1
      """;

  private final String url = TestServer.get().newDatabase();

  @Test
  @DisplayName("每张表要么只增不改，要么写明为什么可改")
  void everyTableIsFactsOrHasAReason() throws SQLException {
    var unexplained = new TreeSet<String>();
    var gone = new TreeSet<>(MUTABLE.keySet());
    try (var connection = TestServer.get().superuserOn(url);
        var rows = connection.createStatement().executeQuery(TABLES)) {
      while (rows.next()) {
        var table = rows.getString(1);
        gone.remove(table);
        if (rows.getBoolean(2) == MUTABLE.containsKey(table)) {
          unexplained.add(table);
        }
      }
    }
    assertThat(unexplained).as("neither facts nor on the list, or both").isEmpty();
    assertThat(gone).as("on the list, but no such table").isEmpty();
  }

  @Test
  @DisplayName("P-7 应用角色对事实表没有改、删、清空的权限；访客角色不能写任何表")
  void rolesCannotChangeFacts() throws SQLException {
    var allowed = new ArrayList<String>();
    try (var connection = TestServer.get().superuserOn(url);
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    """
                    select c.relname, r.rolname, p.privilege
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace,
                      (values ('shenfa_app'), ('shenfa_public')) r(rolname),
                      (values ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE')) p(privilege)
                    where n.nspname = 'public' and c.relkind in ('r', 'p')
                      and has_any_column_privilege(r.rolname, c.oid,
                        case when p.privilege in ('DELETE', 'TRUNCATE') then 'REFERENCES' else p.privilege end)
                       or n.nspname = 'public' and c.relkind in ('r', 'p')
                      and p.privilege in ('DELETE', 'TRUNCATE') and has_table_privilege(r.rolname, c.oid, p.privilege)
                    order by 1, 2, 3
                    """)) {
      while (rows.next()) {
        var table = rows.getString(1);
        var visitor = rows.getString(2).equals("shenfa_public");
        var adds = rows.getString(3).equals("INSERT");
        if (visitor || (!adds && !MUTABLE.containsKey(table))) {
          allowed.add(rows.getString(2) + " " + rows.getString(3) + " " + table);
        }
      }
    }
    assertThat(allowed).isEmpty();
  }

  @Test
  @DisplayName("以所有者身份运行的函数都固定查找路径，也不对所有人开放")
  void definerFunctionsAreClosed() throws SQLException {
    var open = new ArrayList<String>();
    try (var connection = TestServer.get().superuserOn(url);
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    """
                    select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                    where n.nspname = 'public' and p.prosecdef
                      and (not exists (select from unnest(p.proconfig) s
                          where s like 'search_path=pg_catalog%' and s like '%pg_temp')
                        or exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
                          where a.grantee = 0))
                    order by 1
                    """)) {
      while (rows.next()) {
        open.add(rows.getString(1));
      }
    }
    assertThat(open).isEmpty();
  }

  @Test
  @DisplayName("发布函数只给应用角色")
  void onlyTheApplicationMayRelease() throws SQLException {
    try (var connection = TestServer.get().superuserOn(url);
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    """
                    select has_function_privilege('shenfa_app', p.oid, 'EXECUTE'),
                      has_function_privilege('shenfa_public', p.oid, 'EXECUTE')
                    from pg_proc p where p.proname = 'publish_release'
                    """)) {
      assertThat(rows.next()).isTrue();
      assertThat(List.of(rows.getBoolean(1), rows.getBoolean(2))).containsExactly(true, false);
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  @DisplayName("迁移文件按模块放，名字和版本守规矩")
  void migrationsAreNamedWell() throws IOException {
    var root = Path.of("src/main/resources/db/migration");
    try (var files = Files.walk(root)) {
      var names =
          files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).sorted().toList();
      assertThat(names).isNotEmpty().allMatch(n -> n.matches("V\\d{12}__[a-z_]+\\.sql"));
      assertThat(names.stream().map(n -> n.substring(0, 13))).doesNotHaveDuplicates();
    }
  }
}
